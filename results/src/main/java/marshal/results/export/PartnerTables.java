package marshal.results.export;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import marshal.results.json.PartnersDocument;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** Who pays for a plan and who gains from it, as tables. */
public final class PartnerTables {

  private PartnerTables() {}

  /** Returns what each partner pays, leaves and gains. */
  public static DataTable pays(String id, String title, PartnersDocument partners) {
    DataTable.Builder table =
        DataTable.of(id, title)
            .column("partner", Kind.WORDS)
            .column("pays", Kind.POUNDS)
            .column("left", Kind.POUNDS)
            .column("gains", Kind.POUNDS)
            .column("cashable", "of it cashable", Kind.POUNDS);
    partners
        .partners()
        .forEach(p -> table.row(p.name(), p.pays(), p.left(), p.gains(), p.cashable()));
    table.total(
        "total",
        sum(partners, PartnersDocument.Partner::pays),
        sum(partners, PartnersDocument.Partner::left),
        Optional.empty(),
        Optional.empty());
    return table.build();
  }

  private static BigDecimal sum(
      PartnersDocument partners, Function<PartnersDocument.Partner, BigDecimal> figure) {
    return partners.partners().stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns what each agency gains; no rows where the case states no shares. */
  public static DataTable gains(String id, String title, PartnersDocument partners) {
    DataTable.Builder table =
        DataTable.of(id, title)
            .column("agency", Kind.WORDS)
            .column("avoided", "avoided cost", Kind.POUNDS)
            .column("cashable", "of it cashable", Kind.POUNDS)
            .column("rests", "rests on", Kind.WORDS);
    partners
        .avoidedCost()
        .gains()
        .forEach(
            gain ->
                table.row(
                    gain.name(),
                    gain.avoided(),
                    gain.cashable(),
                    gain.assumption() ? "assumption" : "source"));
    return table.build();
  }

  /** Returns the gains by kind: cash, freed time, and value to society. */
  public static DataTable kinds(String id, String title, PartnersDocument partners) {
    PartnersDocument.AvoidedCost avoided = partners.avoidedCost();
    DataTable.Builder table =
        DataTable.of(id, title).column("kind", Kind.WORDS).column("gained", Kind.POUNDS);
    if (avoided.cashable().isPresent()) {
      table
          .row("cashable: could be taken out of a budget", avoided.cashable())
          .row("freed time of public services", avoided.capacity())
          .row("value to victims and society", avoided.social());
    }
    return table.build();
  }
}
