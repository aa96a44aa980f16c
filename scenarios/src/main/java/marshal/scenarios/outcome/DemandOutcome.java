package marshal.scenarios.outcome;

/**
 * Incidents of one stream over the horizon.
 *
 * @param stream id of the stream
 * @param name name for people
 * @param withoutPlan mean incidents when only what is committed is done
 * @param withPlan incidents under the plan
 */
public record DemandOutcome(String stream, String name, double withoutPlan, Estimate withPlan) {}
