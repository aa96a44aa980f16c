package marshal.results.export;

import java.math.BigDecimal;
import java.util.Optional;
import marshal.results.json.PlanDocument;
import marshal.results.run.OpenedRun;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** What a plan comes to: harm, incidents and treatment. */
public final class HarmTables {

  private final PlanDocument document;
  private final String unit;

  HarmTables(OpenedRun run) {
    this.document = run.document();
    this.unit = run.document().harm().unit();
  }

  /** Returns the figures that a plan is known by. */
  public DataTable summary() {
    PlanDocument.Averted averted = document.harm().averted();
    PlanDocument.Budget budget = document.budget();
    DataTable.Builder table =
        DataTable.of("summary", "Summary")
            .column("what", Kind.WORDS)
            .column("figure", Kind.AMOUNT)
            .column("unit", Kind.WORDS)
            .row("money available, promised units included", budget.available(), "£")
            .row("money spent, promised units included", budget.spent(), "£")
            .row("spent on promised units", budget.promisedUnits(), "£")
            .row("harm without the plan", document.harm().withoutPlan(), unit)
            .row("harm with the plan", document.harm().withPlan(), unit)
            .row("harm averted, mean", averted.mean(), unit)
            .row("harm averted, 80 % interval from", averted.low80(), unit)
            .row("harm averted, 80 % interval to", averted.high80(), unit)
            .row("harm averted, 95 % interval from", averted.low95(), unit)
            .row("harm averted, 95 % interval to", averted.high95(), unit)
            .row("harm averted, worst tenth of worlds", averted.worstTenPercentMean(), unit)
            .row("harm averted, claimed in the search", averted.claimedInSearch(), unit)
            .row("better than the current plan", averted.probabilityBetterThanCurrent(), "share")
            .row("proven gap to the best plan", document.certificate().gapPercent(), "%");
    return table.build();
  }

  /** Returns harm averted under every index of the case. */
  public DataTable harm() {
    DataTable.Builder table =
        DataTable.of("harm", "Harm averted under every index")
            .column("index", Kind.WORDS)
            .column("unit", Kind.WORDS)
            .column("without_plan", Kind.AMOUNT)
            .column("averted", Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT)
            .column("worst_tenth", "worst tenth", Kind.AMOUNT);
    for (PlanDocument.Harm index : document.harmUnderAll()) {
      table.row(
          index.name(),
          index.unit(),
          index.withoutPlan(),
          index.averted().mean(),
          index.averted().low80(),
          index.averted().high80(),
          index.averted().worstTenPercentMean());
    }
    return table.build();
  }

  /** Returns incidents by demand stream. */
  public DataTable demand() {
    DataTable.Builder table =
        DataTable.of("demand", "Incidents by demand stream")
            .column("stream", Kind.WORDS)
            .column("without_plan", Kind.AMOUNT)
            .column("with_plan", Kind.AMOUNT)
            .column("averted", Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT)
            .column("low95", "95 % low", Kind.AMOUNT)
            .column("high95", "95 % high", Kind.AMOUNT);
    for (PlanDocument.Demand demand : document.demand()) {
      table.row(
          demand.name(),
          demand.withoutPlan(),
          demand.withPlan(),
          difference(demand.withoutPlan(), demand.withPlan()),
          demand.low80(),
          demand.high80(),
          demand.low95(),
          demand.high95());
    }
    return table.build();
  }

  private static Optional<BigDecimal> difference(
      Optional<BigDecimal> from, Optional<BigDecimal> less) {
    return from.flatMap(whole -> less.map(whole::subtract));
  }

  /** Returns treatment by group; no rows for a case without treatment. */
  public DataTable treatment() {
    DataTable.Builder table =
        DataTable.of("treatment", "Treatment")
            .column("group", Kind.WORDS)
            .column("places", Kind.AMOUNT)
            .column("in_treatment_during_plan", Kind.AMOUNT)
            .column("retained_at_end", Kind.AMOUNT)
            .column("waiting_at_end", Kind.AMOUNT)
            .column("mean_wait_days", Kind.AMOUNT);
    for (PlanDocument.Treatment group : document.treatment()) {
      table.row(
          group.name(),
          group.places(),
          group.inTreatmentDuringPlan(),
          group.retainedAtEnd(),
          group.waitingAtEnd(),
          group.meanWaitDays());
    }
    return table.build();
  }
}
