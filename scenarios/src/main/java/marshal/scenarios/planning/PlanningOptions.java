package marshal.scenarios.planning;

import marshal.scenarios.goal.GoalSettings;
import marshal.solver.search.SearchLimits;

/**
 * How a plan is made and judged.
 *
 * @param seed master seed of every random number
 * @param worlds worlds to search in, 1 or more
 * @param freshWorlds worlds to judge in, 10 or more
 * @param limits when the search ends
 * @param goal what a plan is wanted for; the scenario says the rest
 */
public record PlanningOptions(
    long seed, int worlds, int freshWorlds, SearchLimits limits, GoalSettings goal) {

  /** Plans for what the scenario says. */
  public PlanningOptions(long seed, int worlds, int freshWorlds, SearchLimits limits) {
    this(seed, worlds, freshWorlds, limits, GoalSettings.NONE);
  }

  /** Checks the numbers of worlds. */
  public PlanningOptions {
    if (worlds < 1 || freshWorlds < 10) {
      throw new IllegalArgumentException(
          "A plan is searched in %d worlds and judged in %d; it needs at least 1 and 10."
              .formatted(worlds, freshWorlds));
    }
  }
}
