package marshal.scenarios.forecasting;

import java.time.DateTimeException;
import java.util.stream.IntStream;
import marshal.model.demand.Stream;
import marshal.model.fit.CountSeries;
import marshal.model.forecast.DriftPriors;
import marshal.model.time.StepLength;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.casefolder.LevelBreak;
import marshal.scenarios.crime.RecordedCrime;

/** Recorded crime as count series; steps are those of the recorded crime. */
public final class PastCounts {
  private final History history;
  private final int from;
  private final int until;

  /**
   * Cuts the history off.
   *
   * @param lastStep the last step that may be known
   * @throws IllegalArgumentException if no step up to it was observed
   */
  public PastCounts(History history, int lastStep) {
    this.history = history;
    RecordedCrime crime = history.crime();
    this.from = lastStep >= history.trainingFrom() ? history.trainingFrom() : 0;
    this.until = Math.min(lastStep + 1, crime.steps());
    if (steps().length == 0) {
      throw new IllegalArgumentException(
          "Training until %s leaves nothing to train on: recorded crime begins in %s.\n"
                  .formatted(name(history, lastStep), crime.stepName(0))
              + "Try --train-until %s or later.".formatted(crime.stepName(0)));
    }
  }

  /** Returns the steps that are known and were observed. */
  int[] steps() {
    return IntStream.range(from, Math.max(from, until))
        .filter(history.crime()::isObserved)
        .toArray();
  }

  int lastStep() {
    int[] steps = steps();
    return steps[steps.length - 1];
  }

  /** Returns the known counts of a stream's categories, whole, with the known level breaks. */
  public CountSeries series(Stream stream) {
    int n = history.area().size();
    int[] counts = history.crime().counts(stream.categories());
    int[] steps = steps();
    int[] known = new int[steps.length * n];
    for (int row = 0; row < steps.length; row++) {
      System.arraycopy(counts, steps[row] * n, known, row * n, n);
    }
    int[] breaks =
        history.levelBreaks().stream()
            .filter(b -> stream.categories().contains(b.category()))
            .mapToInt(LevelBreak::step)
            .filter(step -> step > steps[0] && step <= steps[steps.length - 1])
            .distinct()
            .sorted()
            .toArray();
    return CountSeries.of(known, n, steps, history.stepLength().stepsPerYear(), stepOfYearAtZero())
        .withBreaks(breaks);
  }

  private int stepOfYearAtZero() {
    return history.stepLength() == StepLength.MONTH
        ? history.crime().firstDay().getMonthValue() - 1
        : Math.min(51, (history.crime().firstDay().getDayOfYear() - 1) / 7);
  }

  /**
   * Returns what is believed about the drift of levels: what the product believes, or more where
   * the case expects more.
   */
  public static DriftPriors driftPriors(History history) {
    DriftPriors standard = DriftPriors.DEFAULT;
    return standard.withSds(
        Math.max(standard.citySd(), history.citySdPerYear()),
        Math.max(standard.neighbourhoodSd(), history.neighbourhoodSdPerYear()));
  }

  /** Returns the number of a named step, counted from the first recorded one. */
  static int step(History history, String option, String name) {
    try {
      return history
          .stepLength()
          .between(history.crime().firstDay(), history.stepLength().firstDay(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s is '%s'; expected the name of a step.\nFor example %s."
              .formatted(option, name, history.crime().stepName(0)),
          e);
    }
  }

  /** Returns the name of a step that may lie outside the recorded crime. */
  public static String name(History history, int step) {
    StepLength length = history.stepLength();
    return length.name(length.plus(history.crime().firstDay(), step));
  }
}
