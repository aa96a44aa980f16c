package marshal.model.forecast;

/**
 * How a forecast of totals did at past origins.
 *
 * @param totals how many totals of neighbourhoods were forecast
 * @param crps mean continuous ranked probability score of the neighbourhoods' totals, in incidents
 * @param held50 share of them inside their 50 % intervals
 * @param held80 share of them inside their 80 % intervals
 * @param held95 share of them inside their 95 % intervals
 * @param cityCrps mean score of the city's total
 * @param cityHeld80 share of city totals inside their 80 % intervals
 * @param cityHeld95 share of city totals inside their 95 % intervals
 */
public record BacktestScores(
    int totals,
    double crps,
    double held50,
    double held80,
    double held95,
    double cityCrps,
    double cityHeld80,
    double cityHeld95) {}
