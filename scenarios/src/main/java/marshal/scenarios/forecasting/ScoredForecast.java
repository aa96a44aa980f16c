package marshal.scenarios.forecasting;

/**
 * The scores of one forecast of a stream.
 *
 * @param forecast "marshal", or the name of a naive one
 * @param steps scores of single steps by neighbourhood
 * @param totals scores of neighbourhoods' totals over the horizon
 * @param cityTotalCrps score of the city's total, in incidents
 * @param cityHeld80 whether the 80 % interval of the city's total held
 * @param cityHeld95 whether the 95 % interval held
 */
public record ScoredForecast(
    String forecast,
    ForecastScores steps,
    ForecastScores totals,
    double cityTotalCrps,
    boolean cityHeld80,
    boolean cityHeld95) {}
