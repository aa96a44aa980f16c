package marshal.solver.search;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.optaplanner.core.api.solver.Solver;

/**
 * Counts what a search tries, and ends it when its time is over, when somebody asks or when there
 * is nothing to try. A request may come from any thread, also before the solver runs.
 *
 * <p>Time is that of a clock that only moves on, in nanoseconds: OptaPlanner's own limits heed the
 * clock on the wall, which may be set forward or back while a search runs.
 */
final class SearchWatch {

  private static final int MOST_EMPTY_DRAWS = 100;

  /** Longer than anybody waits, and short enough to count in nanoseconds. */
  private static final Duration EVER = Duration.ofDays(36_500);

  private final LongSupplier clock;
  private volatile boolean stopRequested;
  private volatile boolean goodEnough;
  private Solver<PlanningProblem> solver;
  private long begin;
  private long mostNanos = Long.MAX_VALUE;
  private long moves;

  /** More than one thread may ask for scores where others configure the search. */
  private final AtomicLong scores = new AtomicLong();

  private boolean exhausted;
  private int emptyDraws;

  SearchWatch(LongSupplier clock) {
    this.clock = clock;
  }

  /** Starts the time. */
  void endAfter(Optional<Duration> time) {
    begin = clock.getAsLong();
    mostNanos =
        time.filter(most -> most.compareTo(EVER) < 0).map(Duration::toNanos).orElse(Long.MAX_VALUE);
  }

  void requestStop() {
    stopRequested = true;
  }

  void requestStopAtGap() {
    goodEnough = true;
  }

  boolean isGoodEnough() {
    return goodEnough;
  }

  boolean isStopRequested() {
    return stopRequested;
  }

  /** Returns whether the search ended because no change could be drawn. */
  boolean isExhausted() {
    return exhausted;
  }

  /** Returns the plans tried: changes drawn, or scores asked for where others draw the changes. */
  long moves() {
    return moves > 0 ? moves : Math.max(0, scores.get() - 1);
  }

  void watch(Solver<PlanningProblem> running) {
    solver = running;
  }

  /** Heeds a change of so many lines that is about to be tried, on the solver's thread. */
  void drawn(int lines) {
    moves += lines == 0 ? 0 : 1;
    emptyDraws = lines == 0 ? emptyDraws + 1 : 0;
    if (emptyDraws >= MOST_EMPTY_DRAWS) {
      exhausted = true;
    }
    heed();
  }

  /** Heeds that a score is about to be computed, on the solver's thread. */
  void scored() {
    scores.incrementAndGet();
    heed();
  }

  /** Returns the share of the time that is over, 1 at its end; 0 where there is no limit. */
  double shareOfTime() {
    if (mostNanos == Long.MAX_VALUE) {
      return 0;
    }
    long nanos = clock.getAsLong() - begin;
    return nanos >= mostNanos ? 1 : Math.max(0, (double) nanos / mostNanos);
  }

  private void heed() {
    // The solver forgets what it was asked before it ran, so it is asked from inside.
    if ((exhausted || stopRequested || goodEnough) && solver != null) {
      solver.terminateEarly();
    }
  }
}
