package marshal.scenarios.comparison;

import java.util.List;
import marshal.model.harm.HarmIndex;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.ScenarioTitle;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.partners.PartnersView;

/**
 * What a comparison came to. Lists of figures hold one for each plan, in their order.
 *
 * @param loaded the case under its scenario
 * @param plans the plans
 * @param paths worlds, with one simulated path each
 * @param seed seed of every random number
 * @param withoutPlan mean harm when only what is committed is done
 * @param results what each plan comes to
 * @param pairs every two of them, the earlier first
 * @param indices the same under every index of the case, that of the plans first
 * @param streams incidents by demand stream, then person-steps waited by treatment group
 * @param neighbourhoods harm by neighbourhood
 * @param interventions what is bought
 * @param partners who pays and who gains
 * @param scenarios the plans under other scenarios; empty unless asked for
 */
public record ComparisonOutcome(
    LoadedCase loaded,
    List<NamedPlan> plans,
    int paths,
    long seed,
    double withoutPlan,
    List<Result> results,
    List<Pair> pairs,
    List<UnderIndex> indices,
    List<ByStream> streams,
    List<ByNeighbourhood> neighbourhoods,
    List<ByIntervention> interventions,
    List<PartnersView> partners,
    List<UnderScenario> scenarios) {

  /** When two plans are said to differ. */
  public static final String CRITERION =
      "Two plans differ where at least 9 of 10 worlds agree on which averts more: where the 80 %"
          + " interval of the difference does not contain 0.";

  /** Copies the lists. */
  public ComparisonOutcome {
    plans = List.copyOf(plans);
    results = List.copyOf(results);
    pairs = List.copyOf(pairs);
    indices = List.copyOf(indices);
    streams = List.copyOf(streams);
    neighbourhoods = List.copyOf(neighbourhoods);
    interventions = List.copyOf(interventions);
    partners = List.copyOf(partners);
    scenarios = List.copyOf(scenarios);
  }

  /**
   * One plan.
   *
   * @param violations the rules that it breaks, in words
   * @param spentPence what it spends beyond what is promised
   * @param averted harm averted
   * @param worstTenPercentMean mean of the worst tenth of worlds
   */
  public record Result(
      List<String> violations, long spentPence, Estimate averted, double worstTenPercentMean) {

    /** Copies the violations. */
    public Result {
      violations = List.copyOf(violations);
    }

    /** Returns whether the plan keeps every rule. */
    public boolean feasible() {
      return violations.isEmpty();
    }
  }

  /**
   * Two plans.
   *
   * @param first index of the first
   * @param second index of the second
   * @param difference harm averted by the second less that averted by the first
   * @param worstTenPercentMean mean of the lowest tenth of the differences
   * @param probabilitySecondBetter share of worlds in which the second averts more; equal ones
   *     count half
   * @param verdict which averts more
   * @param moves money that is elsewhere in the second plan
   */
  public record Pair(
      int first,
      int second,
      Estimate difference,
      double worstTenPercentMean,
      double probabilitySecondBetter,
      Verdict verdict,
      List<MoneyMove> moves) {

    /** Copies the moves. */
    public Pair {
      moves = List.copyOf(moves);
    }
  }

  /**
   * The plans under one index.
   *
   * @param index the index
   * @param averted harm averted by each
   * @param ranking indices of the plans, the one that averts most first
   * @param flips whether this order is another than that under the index of the plans
   */
  public record UnderIndex(
      HarmIndex index, List<Estimate> averted, List<Integer> ranking, boolean flips) {

    /** Copies the lists. */
    public UnderIndex {
      averted = List.copyOf(averted);
      ranking = List.copyOf(ranking);
    }
  }

  /** Incidents of a stream, or person-steps waited of a group, that each plan averts. */
  public record ByStream(
      String id, String name, double withoutPlan, List<Double> averted, List<Double> harmAverted) {}

  /** Harm of incidents averted in a neighbourhood, and money spent there beyond the promises. */
  public record ByNeighbourhood(
      String code, String name, List<Double> harmAverted, List<Long> spentPence) {}

  /** Units beyond the promised ones, what they cost and what they avert. */
  public record ByIntervention(
      String id,
      String name,
      boolean assumption,
      List<Long> units,
      List<Long> spentPence,
      List<Double> averts) {}

  /**
   * The plans under another scenario.
   *
   * @param scenario the scenario
   * @param averted harm averted by each
   * @param regret how far each falls behind the best of those that keep the rules there; not a
   *     number for those that do not
   * @param feasible whether each keeps the rules there
   */
  public record UnderScenario(
      ScenarioTitle scenario, List<Double> averted, List<Double> regret, List<Boolean> feasible) {}
}
