package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import marshal.results.json.CompareDocument;
import marshal.results.json.CompareDocument.ComparedPlan;
import marshal.results.json.PartnersDocument;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;

/** What a comparison comes to, as tables with a column for each plan. */
final class ComparisonTables {

  private static final String MARK = " *";

  private final CompareDocument document;
  private final String unit;

  ComparisonTables(CompareDocument document) {
    this.document = document;
    this.unit = document.unit();
  }

  /**
   * Returns money that is elsewhere in the second plan of a pair than in the first.
   *
   * @param most moves of each pair
   */
  DataTable moves(String id, String title, int most) {
    DataTable.Builder moves =
        DataTable.of(id, title)
            .column("plans", Kind.WORDS)
            .column("pounds", Kind.POUNDS)
            .column("from", Kind.WORDS)
            .column("to", Kind.WORDS);
    for (CompareDocument.Pair pair : document.pairs()) {
      pair.moves().stream()
          .limit(most)
          .forEach(
              move ->
                  moves.row(
                      "%s\u00a0→\u00a0%s".formatted(pair.first(), pair.second()),
                      move.pounds(),
                      move.from(),
                      move.to()));
    }
    return moves.build();
  }

  /** Returns the plans, what they spend and avert, and the rules that they break. */
  DataTable plans() {
    DataTable.Builder table =
        DataTable.of("plans", "Harm averted by plan")
            .column("plan", Kind.WORDS)
            .column("source", Kind.WORDS)
            .column("spent", Kind.POUNDS)
            .column("averted", "averted, " + unit, Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT)
            .column("worst_tenth", "worst tenth", Kind.AMOUNT)
            .column("rules", Kind.WORDS);
    for (ComparedPlan plan : document.plans()) {
      table.row(
          plan.label(),
          plan.source(),
          plan.spent(),
          plan.averted().mean(),
          plan.averted().low80(),
          plan.averted().high80(),
          plan.worstTenPercentMean(),
          plan.feasible() ? "kept" : String.join("; ", plan.violations()));
    }
    return table.build();
  }

  /** Returns the difference of every two plans. */
  DataTable pairs() {
    DataTable.Builder table =
        DataTable.of("pairs", "Every two plans")
            .column("plans", Kind.WORDS)
            .column("difference", "second averts more by, " + unit, Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT)
            .column("probability", "second is better", Kind.SHARE)
            .column("verdict", Kind.WORDS);
    for (CompareDocument.Pair pair : document.pairs()) {
      String verdict =
          switch (pair.verdict()) {
            case "first" -> pair.first() + " averts more";
            case "second" -> pair.second() + " averts more";
            default -> pair.verdict();
          };
      table.row(
          "%s, %s".formatted(pair.first(), pair.second()),
          pair.difference().mean(),
          pair.difference().low80(),
          pair.difference().high80(),
          pair.probabilitySecondBetter(),
          verdict);
    }
    return table.build();
  }

  /** Returns harm averted under every index of the case, and the order of the plans. */
  DataTable indices() {
    DataTable.Builder table =
        withPlans(
            DataTable.of("indices", "Harm averted under every index")
                .column("index", Kind.WORDS)
                .column("unit", Kind.WORDS),
            Kind.AMOUNT);
    table.column("best", "best first", Kind.WORDS);
    for (CompareDocument.IndexRanking index : document.indices()) {
      List<Object> row = new ArrayList<>(List.of(index.name(), index.unit()));
      index.averted().forEach(averted -> row.add(averted.mean()));
      row.add(String.join(", ", index.ranking()) + (index.flips() ? " (another order)" : ""));
      table.row(row.toArray());
    }
    return table.build();
  }

  private DataTable.Builder withPlans(DataTable.Builder table, Kind kind) {
    for (ComparedPlan plan : document.plans()) {
      table.column("plan_" + plan.label(), "plan " + plan.label(), kind);
    }
    return table;
  }

  /** Returns money by intervention. */
  DataTable interventions() {
    DataTable.Builder table =
        withPlans(
            DataTable.of("by-intervention", "Money by intervention, beyond what was promised")
                .column("intervention", Kind.WORDS),
            Kind.POUNDS);
    for (CompareDocument.ByIntervention bought : document.interventions()) {
      List<Object> row = new ArrayList<>();
      row.add(bought.name() + (bought.assumption() ? MARK : ""));
      row.addAll(bought.spent());
      table.row(row.toArray());
    }
    return table.build();
  }

  /** Returns incidents averted by demand stream. */
  DataTable streams() {
    DataTable.Builder table =
        withPlans(
            DataTable.of("by-stream", "Incidents averted by demand stream")
                .column("stream", Kind.WORDS)
                .column("without", "without a plan", Kind.AMOUNT),
            Kind.AMOUNT);
    for (CompareDocument.ByStream stream : document.streams()) {
      List<Object> row = new ArrayList<>(List.of(stream.name(), stream.withoutPlan()));
      row.addAll(stream.incidentsAverted());
      table.row(row.toArray());
    }
    return table.build();
  }

  /** Returns harm averted by neighbourhood. */
  DataTable neighbourhoods() {
    DataTable.Builder table =
        withPlans(
            DataTable.of("by-neighbourhood", "Harm averted by neighbourhood")
                .column("neighbourhood", Kind.WORDS),
            Kind.AMOUNT);
    for (CompareDocument.ByNeighbourhood place : document.neighbourhoods()) {
      List<Object> row = new ArrayList<>(List.of(place.name()));
      row.addAll(place.harmAverted());
      table.row(row.toArray());
    }
    return table.build();
  }

  /** Returns how far each plan falls behind the best of them under every scenario. */
  DataTable scenarios() {
    DataTable.Builder table =
        withPlans(
            DataTable.of("by-scenario", "How far each plan falls behind the best of them")
                .column("scenario", Kind.WORDS),
            Kind.AMOUNT);
    for (CompareDocument.ScenarioRegret scenario : document.scenarios()) {
      List<Object> row = new ArrayList<>();
      row.add(scenario.title().isEmpty() ? scenario.scenario() : scenario.title());
      row.addAll(scenario.regret());
      table.row(row.toArray());
    }
    return table.build();
  }

  /** Returns what each partner pays, promised units included. */
  DataTable pays() {
    DataTable.Builder table =
        withPlans(DataTable.of("pays", "Who pays").column("partner", Kind.WORDS), Kind.POUNDS);
    List<PartnersDocument.Partner> partners = document.partners().get(0).partners();
    for (int row = 0; row < partners.size(); row++) {
      int payer = row;
      table.row(row(partners.get(row).name(), plan -> plan.partners().get(payer).pays()).toArray());
    }
    table.total(row("total", ComparisonTables::paid).toArray());
    return table.build();
  }

  private static BigDecimal paid(PartnersDocument plan) {
    return plan.partners().stream()
        .map(PartnersDocument.Partner::pays)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns what each agency saves, and what kind of gain it is. */
  DataTable gains() {
    DataTable.Builder table =
        withPlans(DataTable.of("gains", "Who gains").column("gain", Kind.WORDS), Kind.POUNDS);
    List<PartnersDocument.Gain> gains = document.partners().get(0).avoidedCost().gains();
    for (int row = 0; row < gains.size(); row++) {
      int agency = row;
      String name = gains.get(row).name() + (gains.get(row).assumption() ? MARK : "");
      table.row(row(name, plan -> plan.avoidedCost().gains().get(agency).avoided()).toArray());
    }
    return table
        .row(row("of it cashable", plan -> plan.avoidedCost().cashable()).toArray())
        .row(row("of it time freed, not cash", plan -> plan.avoidedCost().capacity()).toArray())
        .row(
            row("beside it: to victims and society", plan -> plan.avoidedCost().social()).toArray())
        .build();
  }

  private List<Object> row(String name, Function<PartnersDocument, Object> figure) {
    List<Object> row = new ArrayList<>(List.of(name));
    document.partners().forEach(plan -> row.add(figure.apply(plan)));
    return row;
  }

  /** Says how much of what partners pay was promised before and stands in every plan. */
  Optional<String> promised() {
    BigDecimal promised =
        paid(document.partners().get(0)).subtract(document.plans().get(0).spent());
    return promised.signum() > 0
        ? Optional.of(
            "What partners pay holds %s for what was promised before, in every plan; gains are those of the rest alone."
                .formatted(Figures.wholePounds(promised.doubleValue())))
        : Optional.empty();
  }
}
