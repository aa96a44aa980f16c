package marshal.results.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import marshal.results.json.PlanDocument;
import marshal.results.run.OpenedRun;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** What money and people a plan takes, what more of them would avert, and other ways to spend. */
public final class MoneyTables {

  private final PlanDocument document;
  private final CaseNames names;
  private final String unit;
  private final Kind harm;

  MoneyTables(OpenedRun run) {
    this.document = run.document();
    this.names = new CaseNames(run.loaded().theCase());
    this.unit = run.document().harm().unit();
    this.harm = RunTables.kindOfHarm(run.document());
  }

  /** Returns who pays: what each funding stream has, spends and would avert with more. */
  public DataTable funding() {
    DataTable.Builder table =
        DataTable.of("funding", "By stream of funding")
            .column("stream", Kind.WORDS)
            .column("partner", Kind.WORDS)
            .column("amount", "amount, £", Kind.POUNDS)
            .column("committed", "committed, £", Kind.POUNDS)
            .column("available", "available, £", Kind.POUNDS)
            .column("spent", "spent, £", Kind.POUNDS)
            .column("left", "left, £", Kind.POUNDS)
            .column("next_pound_averts", "next £ averts, " + unit, Kind.RATIO);
    for (PlanDocument.Funding stream : document.budget().byStream()) {
      table.row(
          stream.name(),
          stream.partner(),
          stream.amount(),
          stream.committed(),
          stream.available(),
          stream.spent(),
          stream.spent().map(spent -> stream.available().subtract(spent)),
          stream.pricePerPound());
    }
    return table.build();
  }

  /** Returns hours by staff pool and period. */
  public DataTable staff() {
    DataTable.Builder table =
        DataTable.of("staff", "Staff time")
            .column("pool", Kind.WORDS)
            .column("period", names.periodWord(), Kind.COUNT)
            .column("available_hours", Kind.AMOUNT)
            .column("used_hours", Kind.AMOUNT)
            .column("left_hours", Kind.AMOUNT)
            .column("next_hour_averts", "next hour averts, " + unit, Kind.RATIO);
    for (PlanDocument.Staff staff : document.staff()) {
      table.row(
          staff.name(),
          staff.period(),
          staff.available(),
          staff.used(),
          staff.used().map(used -> staff.available().subtract(used)),
          staff.pricePerHour());
    }
    return table.build();
  }

  /** Returns what one more pound or hour would avert, the dearest first. */
  public DataTable prices() {
    record Price(String what, String of, BigDecimal price) {}
    List<Price> prices = new ArrayList<>();
    for (PlanDocument.Funding stream : document.budget().byStream()) {
      stream.pricePerPound().ifPresent(p -> prices.add(new Price("£1", stream.name(), p)));
    }
    for (PlanDocument.Staff staff : document.staff()) {
      String when = "%s, %s %d".formatted(staff.name(), names.periodWord(), staff.period());
      staff.pricePerHour().ifPresent(p -> prices.add(new Price("1 hour", when, p)));
    }
    DataTable.Builder table =
        DataTable.of("prices", "What one more would avert")
            .column("more", Kind.WORDS)
            .column("of", Kind.WORDS)
            .column("averts", "averts, " + unit, Kind.RATIO);
    prices.stream()
        .sorted((a, b) -> b.price().compareTo(a.price()))
        .forEach(price -> table.row(price.what(), price.of(), price.price()));
    return table.build();
  }

  /** Returns other ways to spend the same money. */
  public DataTable baselines() {
    DataTable.Builder table =
        DataTable.of("baselines", "Other ways to spend the money, in the same worlds")
            .column("way", Kind.WORDS)
            .column("cost", "cost, £", Kind.POUNDS)
            .column("averts", "averts, " + unit, harm)
            .column("keeps_every_rule", Kind.WORDS);
    if (!document.baselines().isEmpty()) {
      BigDecimal promised = document.budget().promisedUnits().orElse(BigDecimal.ZERO);
      table.row(
          "this plan",
          document.budget().spent().map(spent -> spent.subtract(promised)),
          document.harm().averted().mean(),
          document.violations().isEmpty() ? "yes" : "no");
    }
    for (PlanDocument.Baseline baseline : document.baselines()) {
      table.row(
          baseline.name(), baseline.cost(), baseline.averted(), baseline.feasible() ? "yes" : "no");
    }
    return table.build();
  }
}
