package marshal.scenarios.outcome;

/**
 * What a plan averts under one harm index, on fresh worlds and simulated incidents.
 *
 * @param index id of the index
 * @param indexName name for people
 * @param unit unit of harm
 * @param withoutPlan mean harm when only what is committed is done
 * @param withPlan mean harm under the plan
 * @param averted harm averted
 * @param worstTenPercentMean mean of the worst tenth of worlds
 */
public record HarmOutcome(
    String index,
    String indexName,
    String unit,
    double withoutPlan,
    double withPlan,
    Estimate averted,
    double worstTenPercentMean) {}
