package marshal.scenarios.explanation;

import java.util.OptionalInt;
import marshal.model.plan.Line;

/**
 * Which lines are asked about; what is empty stands for all.
 *
 * @param intervention index of an intervention
 * @param place index of a neighbourhood, or {@link Line#CITY}
 * @param period index of a period
 */
public record LineChoice(OptionalInt intervention, OptionalInt place, OptionalInt period) {

  /** The whole plan. */
  public static final LineChoice ALL =
      new LineChoice(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  /** Returns whether a line is among them. */
  public boolean has(Line line) {
    return is(intervention, line.intervention())
        && is(place, line.place())
        && is(period, line.period());
  }

  private static boolean is(OptionalInt wanted, int index) {
    return wanted.isEmpty() || wanted.getAsInt() == index;
  }
}
