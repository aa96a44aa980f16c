package marshal.scenarios.forecasting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.model.forecast.CountForecast;

/**
 * The forecast of one count.
 *
 * @param stream id of the stream
 * @param neighbourhood code of the neighbourhood, or {@value #CITY} for the whole city
 * @param step name of the step, or {@value #TOTAL} for all steps of the horizon
 * @param mean mean incidents
 * @param quantiles incidents that are not exceeded with a probability of so many per cent; the keys
 *     are {@link #PERCENTS}
 */
public record ForecastLine(
    String stream, String neighbourhood, String step, double mean, Map<String, Integer> quantiles) {
  /** Stands for the whole city in place of a neighbourhood's code. */
  public static final String CITY = "all";

  /** Stands for the whole horizon in place of a step's name. */
  public static final String TOTAL = "total";

  /** The quantiles of every forecast, in per cent. */
  public static final List<String> PERCENTS = List.of("2.5", "10", "25", "50", "75", "90", "97.5");

  /** Copies the quantiles in their order. */
  public ForecastLine {
    quantiles = Collections.unmodifiableMap(new LinkedHashMap<>(quantiles));
  }

  static ForecastLine of(String stream, String neighbourhood, String step, CountForecast forecast) {
    Map<String, Integer> quantiles = new LinkedHashMap<>();
    for (String percent : PERCENTS) {
      quantiles.put(percent, forecast.quantile(Double.parseDouble(percent) / 100));
    }
    return new ForecastLine(stream, neighbourhood, step, forecast.mean(), quantiles);
  }

  /** Returns a quantile. */
  int quantile(String percent) {
    return quantiles.get(percent);
  }
}
