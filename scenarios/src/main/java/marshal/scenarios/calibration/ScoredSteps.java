package marshal.scenarios.calibration;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import marshal.model.demand.Stream;
import marshal.model.fit.CountSeries;
import marshal.model.fit.FittedStream;
import marshal.model.fit.NeighbourWeights;
import marshal.model.fit.OneStepScores;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.casefolder.LevelBreak;
import marshal.scenarios.forecasting.PastCounts;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One-step forecasts of a fit, scored on counts that it has not seen.
 *
 * @param basis which counts
 * @param from name of the first step scored
 * @param until name of the last step scored
 * @param scores the scores
 */
public record ScoredSteps(Basis basis, String from, String until, OneStepScores scores) {
  private static final int MOST_REFITS = 12;
  private static final long SEED = 1;

  /** Which counts are scored. */
  public enum Basis {
    /** Up to a year recorded after training; the fit is held. */
    AFTER_TRAINING("after training"),
    /** The last steps of training, each forecast by a fit to the steps before it. */
    REFITTED("refitted before each step"),
    /** The steps of training, which the fit knows; nothing else can be scored. */
    IN_SAMPLE("in sample");

    private final String words;

    Basis(String words) {
      this.words = words;
    }

    /** Returns the words that stand in reports. */
    public String words() {
      return words;
    }
  }

  /**
   * Scores a fit on the steps recorded in the year after training where there are any, else on up
   * to twelve of the last ones, but not the first half.
   *
   * @param series what was fitted
   */
  static Optional<ScoredSteps> of(
      History history,
      Stream stream,
      CountSeries series,
      FittedStream fit,
      NeighbourWeights weights) {
    int last = series.lastStep();
    PastCounts known = new PastCounts(history, lastComparable(history, stream, last));
    CountSeries all = known.series(stream);
    int end = all.lastStep();
    if (end > last) {
      Optional<ScoredSteps> after =
          attempt(
              history,
              Basis.AFTER_TRAINING,
              last + 1,
              end,
              () -> OneStepScores.of(fit, all, weights, last + 1, end, uniforms()));
      if (after.isPresent()) {
        return after;
      }
    }
    int first = series.step(Math.max(series.rows() / 2, series.rows() - MOST_REFITS));
    return attempt(
            history,
            Basis.REFITTED,
            first,
            last,
            () -> OneStepScores.rolling(series, weights, fit.options(), first, last, uniforms()))
        .or(
            () ->
                attempt(
                    history,
                    Basis.IN_SAMPLE,
                    series.step(0),
                    last,
                    () ->
                        OneStepScores.of(fit, series, weights, series.step(0), last, uniforms())));
  }

  /** A year on, but before recording changes. */
  private static int lastComparable(History history, Stream stream, int last) {
    int yearOn = Math.min(last + history.stepLength().stepsPerYear(), history.crime().steps() - 1);
    return history.levelBreaks().stream()
        .filter(b -> stream.categories().contains(b.category()) && b.step() > last)
        .mapToInt(LevelBreak::step)
        .map(step -> step - 1)
        .reduce(yearOn, Math::min);
  }

  private static Optional<ScoredSteps> attempt(
      History history, Basis basis, int first, int last, Supplier<OneStepScores> score) {
    try {
      OneStepScores scores = score.get();
      return Optional.of(
          new ScoredSteps(
              basis, PastCounts.name(history, first), PastCounts.name(history, last), scores));
    } catch (IllegalArgumentException e) {
      // No step of the range is observed together with the steps before it.
      return Optional.empty();
    }
  }

  /** For the histogram of probability integral transforms, which alone is randomised. */
  private static UniformRandomProvider uniforms() {
    return new SplittableRandom(SEED)::nextLong;
  }
}
