package marshal.results.explanation;

import marshal.model.Case;
import marshal.model.time.StepLength;

/** Names periods as people do. */
final class PeriodWords {

  private static final int MONTHS_PER_QUARTER = 3;

  private PeriodWords() {}

  /** Returns {@code quarter 2}, or {@code period 2} where periods are no quarters. */
  static String of(Case theCase, int period) {
    return noun(theCase) + " " + period;
  }

  /** Returns what periods are called. */
  static String noun(Case theCase) {
    boolean quarters =
        theCase.horizon().stepLength() == StepLength.MONTH
            && theCase.horizon().stepsPerPeriod() == MONTHS_PER_QUARTER;
    return quarters ? "quarter" : "period";
  }
}
