package marshal.results.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Evidence;
import marshal.model.intervention.Intervention;
import marshal.results.json.PartnersDocument;
import marshal.results.json.PlanDocument;
import marshal.results.run.OpenedRun;
import marshal.results.run.Provenance;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import marshal.scenarios.casefolder.Assumption;

/** Everything that a run came to, as tables of exact figures. */
public final class RunTables {

  private static final int MOST_NAMED = 3;

  private final OpenedRun run;
  private final PlanDocument document;
  private final CaseNames names;
  private final String unit;
  private final Kind harm;

  /** Prepares the tables of a run. */
  public RunTables(OpenedRun run) {
    this.run = run;
    this.document = run.document();
    this.names = new CaseNames(run.loaded().theCase());
    this.unit = document.harm().unit();
    this.harm = unit.equals(HarmIndex.POUNDS) ? Kind.POUNDS : Kind.AMOUNT;
  }

  /** Returns the names for people that the tables use. */
  public CaseNames names() {
    return names;
  }

  /** Returns every table that has a row, the most important first. */
  public List<DataTable> all() {
    List<DataTable> tables = new ArrayList<>();
    tables.add(summary());
    tables.add(lines());
    tables.add(interventions());
    tables.add(neighbourhoods());
    tables.add(funding());
    partners()
        .ifPresent(
            partners -> {
              tables.add(PartnerTables.pays("who_pays", "Who pays", partners));
              tables.add(PartnerTables.gains("who_gains", "Who gains", partners));
              tables.add(PartnerTables.kinds("gains_by_kind", "Gains by kind", partners));
            });
    tables.add(staff());
    tables.add(demand());
    tables.add(treatment());
    tables.add(TreatmentTables.changes(document.treatment()));
    tables.add(prices());
    tables.add(baselines());
    tables.add(harm());
    tables.add(sources());
    tables.add(assumptions());
    tables.add(rules());
    tables.add(origin());
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  /** Returns who pays and who gains; empty for runs kept by versions that did not say. */
  public Optional<PartnersDocument> partners() {
    return document
        .avoidedCost()
        .map(avoided -> new PartnersDocument(document.partners(), avoided));
  }

  /** Returns the rules that the partnership set itself; what money and hours allow is not here. */
  public DataTable rules() {
    DataTable.Builder table =
        DataTable.of("rules", "Rules of its own that the plan keeps")
            .column("kind", Kind.WORDS)
            .column("rule", Kind.WORDS);
    run.loaded()
        .theCase()
        .resources()
        .rules()
        .forEach(rule -> table.row(rule.kind().id().replace('-', ' '), rule.name()));
    return table.build();
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
            .row("harm averted, 80 % sure of more than", averted.low80(), unit)
            .row("harm averted, 80 % sure of less than", averted.high80(), unit)
            .row("harm averted, 95 % sure of more than", averted.low95(), unit)
            .row("harm averted, 95 % sure of less than", averted.high95(), unit)
            .row("harm averted, worst tenth of worlds", averted.worstTenPercentMean(), unit)
            .row("harm averted, claimed in the search", averted.claimedInSearch(), unit)
            .row("better than the current plan", averted.probabilityBetterThanCurrent(), "share")
            .row("proven gap to the best plan", document.certificate().gapPercent(), "%");
    return table.build();
  }

  /** Returns the lines of the plan. */
  public DataTable lines() {
    DataTable.Builder table =
        DataTable.of("lines", "Lines of the plan")
            .column("intervention", Kind.WORDS)
            .column("intervention_name", "name", Kind.WORDS)
            .column("neighbourhood", Kind.WORDS)
            .column("neighbourhood_name", "where", Kind.WORDS)
            .column("period", names.periodWord(), Kind.COUNT)
            .column("units", Kind.COUNT)
            .column("promised_units", Kind.COUNT)
            .column("cost", "cost, £", Kind.POUNDS)
            .column("averts", "averts, " + unit, harm)
            .column("last_unit_averts", "last unit averts, " + unit, harm)
            .column("next_unit_averts", "next unit would avert, " + unit, harm);
    for (PlanDocument.Line line : document.lines()) {
      table.row(
          line.intervention(),
          names.intervention(line.intervention()),
          line.neighbourhood(),
          names.place(line.neighbourhood()),
          line.period(),
          line.units(),
          line.committedUnits(),
          line.cost(),
          line.averts(),
          line.lastUnitAverts(),
          line.nextUnitAverts());
    }
    return table.build();
  }

  /** Returns spend and harm averted by intervention, beyond what was promised. */
  public DataTable interventions() {
    DataTable.Builder table =
        DataTable.of("interventions", "By intervention, beyond what was promised")
            .column("intervention", Kind.WORDS)
            .column("unit", Kind.WORDS)
            .column("units", Kind.COUNT)
            .column("promised_units", Kind.COUNT)
            .column("cost", "cost, £", Kind.POUNDS)
            .column("averts", "averts, " + unit, harm)
            .column("averts_per_pound", "averts per £", Kind.RATIO)
            .column("where_most", "where most", Kind.WORDS);
    for (LineGroup group : LineGroup.by(PlanDocument.Line::intervention, document.lines())) {
      table.row(
          names.intervention(group.key()),
          names.unit(group.key()),
          group.addedUnits(),
          group.promisedUnits(),
          group.addedCost(),
          group.averts(),
          group.avertsPerPound(),
          group.most(MOST_NAMED, PlanDocument.Line::neighbourhood, names::place));
    }
    return table.build();
  }

  /** Returns spend and harm averted by neighbourhood, beyond what was promised. */
  public DataTable neighbourhoods() {
    DataTable.Builder table =
        DataTable.of("neighbourhoods", "By neighbourhood, beyond what was promised")
            .column("neighbourhood", Kind.WORDS)
            .column("name", Kind.WORDS)
            .column("cost", "cost, £", Kind.POUNDS)
            .column("averts", "averts, " + unit, harm)
            .column("averts_per_pound", "averts per £", Kind.RATIO)
            .column("what_most", "what most", Kind.WORDS);
    for (LineGroup group : LineGroup.by(PlanDocument.Line::neighbourhood, document.lines())) {
      table.row(
          group.key(),
          names.place(group.key()),
          group.addedCost(),
          group.averts(),
          group.avertsPerPound(),
          group.most(MOST_NAMED, PlanDocument.Line::intervention, names::intervention));
    }
    return table.build();
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

  /** Returns what each intervention that is bought rests on. */
  public DataTable sources() {
    DataTable.Builder table =
        DataTable.of("sources", "Evidence behind each intervention")
            .column("intervention", Kind.WORDS)
            .column("evidence", Kind.WORDS)
            .column("source", Kind.WORDS)
            .column("note", Kind.WORDS)
            .column("assumed_figures", Kind.COUNT);
    List<String> bought =
        document.lines().stream().map(PlanDocument.Line::intervention).distinct().toList();
    for (Intervention intervention : run.loaded().theCase().interventions()) {
      if (bought.contains(intervention.id())) {
        Evidence evidence = intervention.evidence();
        table.row(
            intervention.name(),
            evidence.grade(),
            evidence.source(),
            evidence.note(),
            evidence.assumptions().size());
      }
    }
    return table.build();
  }

  /** Returns every figure of the case that rests on no published source. */
  public DataTable assumptions() {
    DataTable.Builder table =
        DataTable.of("assumptions", "Assumptions: figures without a published source of their own")
            .column("about", Kind.WORDS)
            .column("figure", Kind.WORDS)
            .column("value", Kind.WORDS)
            .column("reason", Kind.WORDS)
            .column("file", Kind.WORDS);
    for (Assumption assumption : run.loaded().assumptions()) {
      table.row(
          assumption.about(),
          assumption.figure(),
          assumption.value(),
          assumption.note(),
          assumption.file());
    }
    return table.build();
  }

  /** Returns where the run comes from: settings, versions and the hash of every file. */
  public DataTable origin() {
    Provenance provenance = run.provenance();
    DataTable.Builder table =
        DataTable.of("origin", "Where the run comes from")
            .column("what", Kind.WORDS)
            .column("value", Kind.WORDS)
            .row("run", run.id())
            .row("case", provenance.caseId())
            .row("scenario", provenance.scenario())
            .row("seed", Long.toString(provenance.seed()));
    provenance.options().forEach((name, value) -> table.row(name, value));
    table
        .row("stopped by", provenance.stoppedBy())
        .row("random numbers", String.join(", ", provenance.generators()))
        .row("Marshal", provenance.productVersion())
        .row("Java", provenance.javaVersion() + " (" + provenance.javaVm() + ")")
        .row("made", provenance.when().finished())
        .row("replay", "marshal runs verify " + run.id());
    for (Map.Entry<String, String> input : provenance.inputs().entrySet()) {
      table.row(input.getKey(), "SHA-256 " + input.getValue());
    }
    return table.build();
  }
}
