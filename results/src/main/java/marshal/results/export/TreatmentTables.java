package marshal.results.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import marshal.results.json.EstimateDocument;
import marshal.results.json.PlanDocument;
import marshal.results.json.PlanDocument.TreatmentLevels;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** Treatment simulated person by person, without the plan and with it. */
public final class TreatmentTables {

  private TreatmentTables() {}

  /** Returns what the plan changes; no rows for runs kept by versions that did not simulate it. */
  public static DataTable changes(List<PlanDocument.Treatment> groups) {
    DataTable.Builder table =
        DataTable.of("treatment_with_plan", "Treatment without the plan and with it")
            .column("group", Kind.WORDS)
            .column("what", Kind.WORDS)
            .column("without", "without the plan", Kind.AMOUNT)
            .column("with", "with it", Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT);
    for (PlanDocument.Treatment group : groups) {
      if (group.withoutPlan().isPresent() && group.withPlan().isPresent()) {
        row(table, group, "in treatment at the end", TreatmentLevels::inTreatmentAtEnd);
        row(table, group, "retained 12 weeks or more", TreatmentLevels::retainedAtEnd);
        row(table, group, "waiting at the end", TreatmentLevels::waitingAtEnd);
        row(table, group, "days waited, mean", TreatmentLevels::meanWaitDays);
        row(table, group, "gave up waiting", TreatmentLevels::gaveUp);
        row(table, group, "in need, not treated", TreatmentLevels::unmetNeedAtEnd);
      }
    }
    return table.build();
  }

  private static void row(
      DataTable.Builder table,
      PlanDocument.Treatment group,
      String what,
      Function<TreatmentLevels, EstimateDocument> figure) {
    EstimateDocument with = figure.apply(group.withPlan().orElseThrow());
    Optional<BigDecimal> without = figure.apply(group.withoutPlan().orElseThrow()).mean();
    table.row(group.name(), what, without, with.mean(), with.low80(), with.high80());
  }
}
