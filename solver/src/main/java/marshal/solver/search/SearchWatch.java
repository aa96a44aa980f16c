package marshal.solver.search;

import org.optaplanner.core.api.solver.Solver;

/**
 * Counts what a search tries, and ends it when somebody asks or when there is nothing to try. A
 * request may come from any thread, also before the solver runs.
 */
final class SearchWatch {

  private static final int MOST_EMPTY_DRAWS = 100;

  private volatile boolean stopRequested;
  private volatile boolean goodEnough;
  private Solver<PlanningProblem> solver;
  private long moves;
  private boolean exhausted;
  private int emptyDraws;

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

  long moves() {
    return moves;
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
    // The solver forgets what it was asked before it ran, so it is asked from inside.
    if (exhausted || stopRequested || goodEnough) {
      solver.terminateEarly();
    }
  }
}
