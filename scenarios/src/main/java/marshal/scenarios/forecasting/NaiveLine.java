package marshal.scenarios.forecasting;

/**
 * A forecast that anyone can make, of one count.
 *
 * @param forecast which one, such as "last year's total"
 * @param line what it forecasts
 */
public record NaiveLine(String forecast, ForecastLine line) {}
