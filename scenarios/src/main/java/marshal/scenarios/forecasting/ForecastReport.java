package marshal.scenarios.forecasting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.model.time.StepLength;

/**
 * A forecast of a case.
 *
 * @param stepLength length of a step
 * @param trainedFrom first step known
 * @param trainedUntil last step known
 * @param from first step forecast
 * @param until last step forecast
 * @param steps number of steps forecast
 * @param seed seed of every random number
 * @param paths simulated paths
 * @param neighbourhoodNames names for people by code, in the order of the case
 * @param streams what is behind each stream's forecast
 * @param forecasts our forecasts, by stream, neighbourhood (the city last) and step (total last)
 * @param naive forecasts that anyone can make, in the same order; those that the history is too
 *     short for are left out
 */
public record ForecastReport(
    StepLength stepLength,
    String trainedFrom,
    String trainedUntil,
    String from,
    String until,
    int steps,
    long seed,
    int paths,
    Map<String, String> neighbourhoodNames,
    List<StreamOutlook> streams,
    List<ForecastLine> forecasts,
    List<NaiveLine> naive) {

  /** Copies the lists and the names in their order. */
  public ForecastReport {
    neighbourhoodNames = Collections.unmodifiableMap(new LinkedHashMap<>(neighbourhoodNames));
    streams = List.copyOf(streams);
    forecasts = List.copyOf(forecasts);
    naive = List.copyOf(naive);
  }

  /** Returns the forecasts of one stream and neighbourhood, the total last. */
  List<ForecastLine> lines(String stream, String neighbourhood) {
    return forecasts.stream()
        .filter(l -> l.stream().equals(stream) && l.neighbourhood().equals(neighbourhood))
        .toList();
  }

  /** Returns the naive forecasts of the total of one stream and neighbourhood. */
  List<NaiveLine> naiveTotals(String stream, String neighbourhood) {
    return naive.stream()
        .filter(
            l ->
                l.line().stream().equals(stream)
                    && l.line().neighbourhood().equals(neighbourhood)
                    && l.line().step().equals(ForecastLine.TOTAL))
        .toList();
  }
}
