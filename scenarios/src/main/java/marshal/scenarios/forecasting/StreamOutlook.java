package marshal.scenarios.forecasting;

import java.util.List;
import java.util.Optional;
import marshal.model.forecast.RecentShift;

/**
 * What is behind the forecast of one stream, and how good it is.
 *
 * @param stream id of the stream
 * @param name name for people
 * @param share share of the recorded categories that belong to the stream, averaged over the city
 * @param lambda incidents that each triggers in its neighbourhood a step later
 * @param phi incidents that each triggers across borders
 * @param psi overdispersion
 * @param momentumPercent change of the level that recent changes bring
 * @param recentShift change of the latest steps that the level goes half the way with; empty where
 *     they are like the rest
 * @param citySdPercent standard deviation of the city's total of a year around its forecast,
 *     without the noise of counting
 * @param neighbourhoodSdPercent the same of a neighbourhood's total beside the city's
 * @param driftYears years of data behind these deviations; 0 where they are assumed
 * @param verdict a sentence: better, no better or worse than last year's total, or why no test
 * @param history recorded incidents of the city by step, the last two years of training, times the
 *     share
 * @param historySteps names of these steps
 * @param scores our forecast's scores, then the naive ones'; empty unless asked for
 * @param concentration our top fifth; empty unless scores were asked for
 */
public record StreamOutlook(
    String stream,
    String name,
    double share,
    double lambda,
    double phi,
    double psi,
    double momentumPercent,
    Optional<RecentShift> recentShift,
    double citySdPercent,
    double neighbourhoodSdPercent,
    double driftYears,
    String verdict,
    List<Double> history,
    List<String> historySteps,
    List<ScoredForecast> scores,
    List<Concentration> concentration) {

  /** Copies the lists. */
  public StreamOutlook {
    history = List.copyOf(history);
    historySteps = List.copyOf(historySteps);
    scores = List.copyOf(scores);
    concentration = List.copyOf(concentration);
  }
}
