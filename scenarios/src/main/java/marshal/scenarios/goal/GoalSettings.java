package marshal.scenarios.goal;

import java.util.List;
import java.util.Optional;
import marshal.model.Case;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;
import marshal.solver.objective.Goal;
import marshal.solver.objective.Objective;
import marshal.solver.objective.Risk;
import marshal.solver.objective.Target;

/**
 * What a plan is wanted for, as far as it was said; the rest is as a scenario says, or the most
 * harm averted in the mean over worlds.
 *
 * @param objective one of {@link #OBJECTIVES}
 * @param target harm to avert at least cost
 * @param riskWeight weight of the worst worlds
 * @param riskLevel share of worlds that are not among the worst
 */
public record GoalSettings(
    Optional<String> objective,
    Optional<Target> target,
    Optional<Double> riskWeight,
    Optional<Double> riskLevel) {

  /** The most harm averted within the money. */
  public static final String MOST_AVERTED = "most-averted";

  /** The least money for a target. */
  public static final String LEAST_COST = "least-cost";

  /** The most harm averted in pounds, less the cost. */
  public static final String NET_BENEFIT = "net-benefit";

  /** The names of the objectives. */
  public static final List<String> OBJECTIVES = List.of(MOST_AVERTED, LEAST_COST, NET_BENEFIT);

  /** Nothing said. */
  public static final GoalSettings NONE =
      new GoalSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Returns these settings, and those of a scenario where these say nothing. */
  public GoalSettings over(GoalSettings scenario) {
    boolean otherQuestion = objective.isPresent() && !objective.equals(scenario.objective);
    return new GoalSettings(
        objective.or(() -> scenario.objective),
        target.or(() -> otherQuestion ? Optional.empty() : scenario.target),
        riskWeight.or(() -> scenario.riskWeight),
        riskLevel.or(() -> scenario.riskLevel));
  }

  /** Returns the name of an objective. */
  public static String name(Objective objective) {
    if (objective instanceof Objective.LeastCost) {
      return LEAST_COST;
    }
    return objective instanceof Objective.NetBenefit ? NET_BENEFIT : MOST_AVERTED;
  }

  /**
   * Returns the goal for a case.
   *
   * @throws InputException if the settings contradict each other or do not go with the harm index
   */
  public Goal goal(Case theCase) {
    if (riskLevel.isPresent() && riskLevel.get() >= 1) {
      throw problem("a risk level of 1 leaves no worst worlds", "Choose less than 1, such as 0.9.");
    }
    Risk risk =
        new Risk(riskWeight.orElse(Risk.NEUTRAL.weight()), riskLevel.orElse(Risk.NEUTRAL.level()));
    String name = objective.orElse(target.isPresent() ? LEAST_COST : MOST_AVERTED);
    if (target.isPresent() && !name.equals(LEAST_COST)) {
      throw problem(
          "the objective '" + name + "' takes no target",
          "Leave the target out or ask for " + LEAST_COST + ".");
    }
    return new Goal(
        switch (name) {
          case MOST_AVERTED -> new Objective.MostAverted();
          case LEAST_COST -> leastCost();
          case NET_BENEFIT -> netBenefit(theCase);
          default ->
              throw problem(
                  "there is no objective '" + name + "'",
                  "Ask for one of: " + String.join(", ", OBJECTIVES) + ".");
        },
        risk);
  }

  private Objective leastCost() {
    return new Objective.LeastCost(
        target.orElseThrow(
            () ->
                problem(
                    "the least cost of what is not said: there is no target",
                    "Give the harm to avert: a share of the forecast such as 15%, or an amount.")));
  }

  private static Objective netBenefit(Case theCase) {
    if (!theCase.harmIndex().inPounds()) {
      throw problem(
          "net benefit sets harm against money, but harm is counted in "
              + theCase.harmIndex().unit()
              + " under the index '"
              + theCase.harmIndex().id()
              + "'",
          "Choose a harm index in pounds, or ask for " + MOST_AVERTED + ".");
    }
    return new Objective.NetBenefit();
  }

  private static InputException problem(String rule, String remedy) {
    return new InputException(new Problem("objective", "", "", rule, remedy));
  }
}
