package marshal.scenarios.outcome;

import marshal.solver.objective.Goal;

/**
 * What a plan was wanted for and what it came to, in the worlds of its search.
 *
 * @param goal the objective and how bad worlds count
 * @param forecast harm under the committed plan, as the goal adds it up over worlds
 * @param averted harm that the plan averts of it
 * @param costPence what the plan costs beyond what is committed
 * @param value what the objective makes least: harm, harm plus pounds spent, or pence
 */
public record ObjectiveOutcome(
    Goal goal, double forecast, double averted, long costPence, double value) {}
