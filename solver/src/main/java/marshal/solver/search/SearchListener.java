package marshal.solver.search;

import java.time.Duration;

/** Hears of progress, on the thread that searches. */
@FunctionalInterface
public interface SearchListener {

  /** Hears nothing. */
  SearchListener SILENT = (elapsed, averted) -> {};

  /**
   * A better plan was found.
   *
   * @param elapsed time since the search began
   * @param averted harm that the plan averts beside the committed plan, over the horizon
   */
  void newBest(Duration elapsed, double averted);
}
