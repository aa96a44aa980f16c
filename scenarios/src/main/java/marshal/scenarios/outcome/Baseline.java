package marshal.scenarios.outcome;

/**
 * Another way to spend the same money, in the same worlds.
 *
 * @param name what it is: "current plan", "equal per head", "proportional to need", "greedy"
 * @param costPence what it costs beyond what is committed
 * @param averted mean harm that it averts
 * @param feasible whether it keeps every rule
 */
public record Baseline(String name, long costPence, double averted, boolean feasible) {}
