package marshal.model.fit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How well a fit forecasts one step ahead, beside the naive forecasts.
 *
 * @param model the model's scores over all steps asked for whose lags were observed
 * @param comparisons the naive forecasts, each on the counts that it could forecast; those that
 *     could forecast none are left out
 */
public record OneStepScores(ScoreSummary model, List<NaiveComparison> comparisons) {

  /** Copies the list. */
  public OneStepScores {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Scores a fit, held as it is, on the observed steps of a range; levels that walk are followed.
   *
   * @param fit fitted to the steps up to its origin; what is scored up to there is in sample
   * @param series all counts
   * @param rng for the randomised probability integral transforms only
   * @throws IllegalArgumentException if no step of the range can be forecast
   */
  public static OneStepScores of(
      FittedStream fit,
      CountSeries series,
      NeighbourWeights weights,
      int firstStep,
      int lastStep,
      UniformRandomProvider rng) {
    List<Integer> rows = rows(series, fit.options(), firstStep, lastStep);
    List<FittedStream> fits = Collections.nCopies(rows.size(), fit);
    return score(rows, fits, series, weights, rng);
  }

  /**
   * Scores as a partnership would have lived it: before each observed step of a range the model is
   * fitted anew to all earlier steps.
   *
   * @return the scores; steps at which the fit was refused are left out
   * @throws IllegalArgumentException if no step of the range can be forecast
   */
  public static OneStepScores rolling(
      CountSeries series,
      NeighbourWeights weights,
      FitOptions options,
      int firstStep,
      int lastStep,
      UniformRandomProvider rng) {
    List<Integer> rows = new ArrayList<>();
    List<FittedStream> fits = new ArrayList<>();
    for (int row : rows(series, options, firstStep, lastStep)) {
      CountSeries past = series.until(series.step(row) - 1);
      if (DemandFit.fit(past, weights, options) instanceof FitOutcome.Fitted fitted) {
        rows.add(row);
        fits.add(fitted.stream());
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "No step of %d..%d has enough steps before it to be forecast."
              .formatted(firstStep, lastStep));
    }
    return score(rows, fits, series, weights, rng);
  }

  private static List<Integer> rows(
      CountSeries series, FitOptions options, int firstStep, int lastStep) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < series.rows(); row++) {
      int step = series.step(row);
      if (step >= firstStep
          && step <= lastStep
          && series.hasLags(row, options.lagKernel().size())) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "No step of %d..%d is observed together with the steps before it."
              .formatted(firstStep, lastStep));
    }
    return rows;
  }

  private static OneStepScores score(
      List<Integer> rows,
      List<FittedStream> fits,
      CountSeries series,
      NeighbourWeights weights,
      UniformRandomProvider rng) {
    int n = series.neighbourhoods();
    NegativeBinomial[] forecast = new NegativeBinomial[rows.size() * n];
    double[] uniform = new double[forecast.length];
    double[] ranked = new double[forecast.length];
    ScoreAccumulator model = new ScoreAccumulator();
    for (int r = 0; r < rows.size(); r++) {
      NegativeBinomial[] step = OneStepForecast.of(fits.get(r), series, weights, rows.get(r));
      System.arraycopy(step, 0, forecast, r * n, n);
      for (int cell = r * n; cell < (r + 1) * n; cell++) {
        uniform[cell] = rng.nextDouble();
        ranked[cell] =
            model.add(forecast[cell], series.count(rows.get(r), cell - r * n), uniform[cell]);
      }
    }
    DemandParameters first = fits.get(0).parameters();
    CountSeries training = series.until(first.originStep());
    List<NaiveComparison> comparisons = new ArrayList<>();
    for (NaiveForecast naive : NaiveForecast.values()) {
      double psi = naive.fitPsi(training, first.psi());
      ScoreAccumulator theirs = new ScoreAccumulator();
      ScoreAccumulator ours = new ScoreAccumulator();
      List<Double> advantages = new ArrayList<>();
      for (int r = 0; r < rows.size(); r++) {
        int row = rows.get(r);
        double advantage = 0;
        int before = theirs.cells();
        for (int i = 0; i < n; i++) {
          double mean = naive.mean(series, row, i);
          if (!Double.isNaN(mean)) {
            int cell = r * n + i;
            int y = series.count(row, i);
            double score = theirs.add(new NegativeBinomial(mean, psi), y, uniform[cell]);
            advantage += score - ranked[cell];
            ours.add(forecast[cell], y, uniform[cell]);
          }
        }
        if (theirs.cells() > before) {
          advantages.add(advantage / (theirs.cells() - before));
        }
      }
      if (!advantages.isEmpty()) {
        comparisons.add(compare(naive, theirs, ours, advantages));
      }
    }
    return new OneStepScores(model.summary(), comparisons);
  }

  private static NaiveComparison compare(
      NaiveForecast naive,
      ScoreAccumulator theirs,
      ScoreAccumulator ours,
      List<Double> advantageByStep) {
    int steps = advantageByStep.size();
    double mean = advantageByStep.stream().mapToDouble(Double::doubleValue).sum() / steps;
    double squares =
        advantageByStep.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double standardError =
        steps < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (steps - 1) / steps);
    return new NaiveComparison(naive, theirs.summary(), ours.summary(), mean, standardError);
  }
}
