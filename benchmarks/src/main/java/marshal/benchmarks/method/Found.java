package marshal.benchmarks.method;

import java.util.OptionalDouble;
import marshal.model.plan.Plan;

/**
 * What a method found.
 *
 * @param plan its plan
 * @param moves plans that it tried one by one; 0 if it does not work so
 * @param bound harm that it proved no plan to go below, if it proves anything
 */
public record Found(Plan plan, long moves, OptionalDouble bound) {}
