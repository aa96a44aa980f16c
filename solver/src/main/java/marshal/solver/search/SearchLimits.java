package marshal.solver.search;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a search ends; the first limit reached counts.
 *
 * @param time wall-clock time for the whole search, its greedy start included
 * @param steps plans that the local search tries; the result is then the same to the bit on every
 *     machine, if no time limit comes first
 * @param gapPercent proven gap, in percent, at which the plan is good enough
 */
public record SearchLimits(Optional<Duration> time, OptionalLong steps, OptionalDouble gapPercent) {

  /** Checks that there is a limit and none is negative. */
  public SearchLimits {
    if (time.isEmpty() && steps.isEmpty()) {
      throw new IllegalArgumentException(
          "A search without a limit never ends.\nMaybe give it a time or a number of steps.");
    }
    if (time.isPresent() && time.get().isNegative()) {
      throw new IllegalArgumentException(
          "The time of a search is " + time.get() + "; it must be 0 or more.");
    }
    if (gapPercent.isPresent() && !(gapPercent.getAsDouble() >= 0)) {
      throw new IllegalArgumentException(
          "A search ends at a gap of %s percent; it must be 0 or more."
              .formatted(gapPercent.getAsDouble()));
    }
    if (steps.isPresent() && steps.getAsLong() < 0) {
      throw new IllegalArgumentException(
          "A search has " + steps.getAsLong() + " steps; it must have 0 or more.");
    }
  }

  /** Limits time and steps. */
  public SearchLimits(Optional<Duration> time, OptionalLong steps) {
    this(time, steps, OptionalDouble.empty());
  }

  /** Returns a limit on time alone. */
  public static SearchLimits ofTime(Duration time) {
    return new SearchLimits(Optional.of(time), OptionalLong.empty());
  }

  /** Returns a limit on steps alone. */
  public static SearchLimits ofSteps(long steps) {
    return new SearchLimits(Optional.empty(), OptionalLong.of(steps));
  }
}
