package marshal.model.fit;

/**
 * How often central intervals held the outcome.
 *
 * @param level nominal level, for example 0.8
 * @param held share of outcomes inside
 * @param expected mean probability that the forecasts gave their own intervals: above the level,
 *     because an interval of whole counts cannot hit it exactly
 */
public record Coverage(double level, double held, double expected) {}
