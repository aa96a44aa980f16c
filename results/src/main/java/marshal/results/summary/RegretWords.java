package marshal.results.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import marshal.results.json.CompareDocument.ComparedPlan;
import marshal.results.json.CompareDocument.ScenarioRegret;
import marshal.results.words.Plurals;

/** Says which of several plans is the safest whatever the scenario. */
public final class RegretWords {

  private RegretWords() {}

  /**
   * Returns the sentences. A plan that breaks a rule under a scenario cannot be carried out there,
   * so it is never called the safest.
   *
   * @param plans the plans
   * @param scenarios the same plans under each scenario
   */
  public static String of(List<ComparedPlan> plans, List<ScenarioRegret> scenarios) {
    List<String> sentences = new ArrayList<>();
    IntStream.range(0, plans.size())
        .filter(plan -> breaks(scenarios, plan) == 0)
        .mapToObj(plans::get)
        .min(
            Comparator.comparing(
                plan -> plan.greatestRegret().orElse(BigDecimal.valueOf(Long.MAX_VALUE))))
        .ifPresentOrElse(
            safest ->
                sentences.add(
                    "Of the plans that keep the rules under every scenario, %s falls behind the best"
                            .formatted(safest.label())
                        + " by least."),
            () -> sentences.add("No plan keeps the rules under every scenario."));
    for (int plan = 0; plan < plans.size(); plan++) {
      long broken = breaks(scenarios, plan);
      if (broken > 0) {
        sentences.add(
            "%s would have to change under %s."
                .formatted(plans.get(plan).label(), Plurals.of(broken, "scenario")));
      }
    }
    return String.join(" ", sentences);
  }

  private static long breaks(List<ScenarioRegret> scenarios, int plan) {
    return scenarios.stream().filter(scenario -> !scenario.feasible().get(plan)).count();
  }
}
