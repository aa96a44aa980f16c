package marshal.model.fit;

import java.util.ArrayList;
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
   * Scores a fit, held as it is, on the observed steps of a range.
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
    DemandParameters parameters = fit.parameters();
    int n = series.neighbourhoods();
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < series.rows(); row++) {
      int step = series.step(row);
      if (step >= firstStep
          && step <= lastStep
          && series.hasLags(row, parameters.lagKernel().size())) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "No step of %d..%d is observed together with the steps before it."
              .formatted(firstStep, lastStep));
    }
    double[] mean = new double[rows.size() * n];
    double[] uniform = new double[mean.length];
    double[] ranked = new double[mean.length];
    ScoreAccumulator model = new ScoreAccumulator();
    for (int r = 0; r < rows.size(); r++) {
      double[] means = parameters.oneStepMeans(series, weights, rows.get(r));
      for (int i = 0; i < n; i++) {
        int cell = r * n + i;
        mean[cell] = means[i];
        uniform[cell] = rng.nextDouble();
        NegativeBinomial forecast = new NegativeBinomial(means[i], parameters.psi());
        ranked[cell] = model.add(forecast, series.count(rows.get(r), i), uniform[cell]);
      }
    }
    CountSeries training = series.until(parameters.originStep());
    List<NaiveComparison> comparisons = new ArrayList<>();
    for (NaiveForecast naive : NaiveForecast.values()) {
      double psi = naive.fitPsi(training, parameters.psi());
      ScoreAccumulator theirs = new ScoreAccumulator();
      ScoreAccumulator ours = new ScoreAccumulator();
      List<Double> advantages = new ArrayList<>();
      for (int r = 0; r < rows.size(); r++) {
        int row = rows.get(r);
        double advantage = 0;
        int before = theirs.cells();
        for (int i = 0; i < n; i++) {
          double naiveMean = naive.mean(series, row, i);
          if (!Double.isNaN(naiveMean)) {
            int cell = r * n + i;
            int y = series.count(row, i);
            advantage +=
                theirs.add(new NegativeBinomial(naiveMean, psi), y, uniform[cell]) - ranked[cell];
            ours.add(new NegativeBinomial(mean[cell], parameters.psi()), y, uniform[cell]);
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
