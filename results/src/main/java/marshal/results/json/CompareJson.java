package marshal.results.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.scenarios.comparison.ComparisonOutcome;

/** Writes comparisons as documents. */
public final class CompareJson {

  private final ComparisonOutcome comparison;
  private final Rounding rounding;

  private CompareJson(ComparisonOutcome comparison) {
    this.comparison = comparison;
    this.rounding = new Rounding(comparison.loaded().theCase().harmIndex().inPounds());
  }

  /**
   * Returns the document of a comparison.
   *
   * @param comparison the comparison
   * @param words says in words how two plans differ
   * @param notes what a reader should know
   */
  public static CompareDocument of(
      ComparisonOutcome comparison,
      Function<ComparisonOutcome.Pair, String> words,
      List<String> notes) {
    return new CompareJson(comparison).document(words, notes);
  }

  private CompareDocument document(
      Function<ComparisonOutcome.Pair, String> words, List<String> notes) {
    Case theCase = comparison.loaded().theCase();
    return new CompareDocument(
        CompareDocument.KIND,
        CompareDocument.SCHEMA_VERSION,
        theCase.id(),
        theCase.name(),
        theCase.scenario(),
        comparison.seed(),
        comparison.paths(),
        theCase.harmIndex().id(),
        theCase.harmIndex().name(),
        theCase.harmIndex().unit(),
        rounding.harm(comparison.withoutPlan()),
        ComparisonOutcome.CRITERION,
        notes,
        IntStream.range(0, comparison.plans().size()).mapToObj(this::plan).toList(),
        comparison.pairs().stream().map(pair -> pair(pair, words.apply(pair))).toList(),
        comparison.indices().stream().map(this::index).toList(),
        comparison.streams().stream().map(this::stream).toList(),
        comparison.neighbourhoods().stream().map(this::neighbourhood).toList(),
        comparison.interventions().stream().map(this::intervention).toList(),
        comparison.scenarios().stream().map(this::scenario).toList(),
        comparison.partners().stream().map(PartnersJson::of).toList());
  }

  private CompareDocument.ComparedPlan plan(int plan) {
    ComparisonOutcome.Result result = comparison.results().get(plan);
    OptionalDouble regret =
        comparison.scenarios().stream()
            .filter(scenario -> scenario.feasible().get(plan))
            .mapToDouble(scenario -> scenario.regret().get(plan))
            .max();
    return new CompareDocument.ComparedPlan(
        comparison.plans().get(plan).label(),
        comparison.plans().get(plan).source(),
        result.feasible(),
        result.violations(),
        Rounding.pounds(result.spentPence()),
        SweepJson.estimate(result.averted(), rounding),
        rounding.harm(result.worstTenPercentMean()),
        rounding.harm(regret.orElse(Double.NaN)));
  }

  private String label(int plan) {
    return comparison.plans().get(plan).label();
  }

  private CompareDocument.Pair pair(ComparisonOutcome.Pair pair, String words) {
    return new CompareDocument.Pair(
        label(pair.first()),
        label(pair.second()),
        SweepJson.estimate(pair.difference(), rounding),
        rounding.harm(pair.worstTenPercentMean()),
        Rounding.share(pair.probabilitySecondBetter()),
        pair.verdict().words(),
        words,
        pair.moves().stream()
            .map(
                move ->
                    new CompareDocument.Move(Rounding.pounds(move.pence()), move.from(), move.to()))
            .toList());
  }

  private CompareDocument.IndexRanking index(ComparisonOutcome.UnderIndex under) {
    Rounding own = new Rounding(under.index().inPounds());
    return new CompareDocument.IndexRanking(
        under.index().id(),
        under.index().name(),
        under.index().unit(),
        under.averted().stream().map(averted -> SweepJson.estimate(averted, own)).toList(),
        under.ranking().stream().map(this::label).toList(),
        under.flips());
  }

  private CompareDocument.ByStream stream(ComparisonOutcome.ByStream stream) {
    return new CompareDocument.ByStream(
        stream.id(),
        stream.name(),
        Rounding.count(stream.withoutPlan()),
        stream.averted().stream().map(Rounding::count).toList(),
        harms(stream.harmAverted()));
  }

  private List<Optional<BigDecimal>> harms(List<Double> harms) {
    return harms.stream().map(rounding::harm).toList();
  }

  private static List<BigDecimal> pounds(List<Long> pence) {
    return pence.stream().map(Rounding::pounds).toList();
  }

  private CompareDocument.ByNeighbourhood neighbourhood(ComparisonOutcome.ByNeighbourhood by) {
    return new CompareDocument.ByNeighbourhood(
        by.code(), by.name(), harms(by.harmAverted()), pounds(by.spentPence()));
  }

  private CompareDocument.ByIntervention intervention(ComparisonOutcome.ByIntervention by) {
    return new CompareDocument.ByIntervention(
        by.id(),
        by.name(),
        by.assumption(),
        by.units(),
        pounds(by.spentPence()),
        harms(by.averts()));
  }

  private CompareDocument.ScenarioRegret scenario(ComparisonOutcome.UnderScenario under) {
    return new CompareDocument.ScenarioRegret(
        under.scenario().name(),
        under.scenario().title(),
        harms(under.averted()),
        harms(under.regret()),
        under.feasible());
  }
}
