package marshal.scenarios.sweep;

import java.util.Optional;
import marshal.solver.WarmStart;

/** Keeps the points of a sweep that are finished. Called by several threads at once. */
public interface PointStore {

  /**
   * A point that was finished before.
   *
   * @param warmStart what its neighbours start from; empty where it has no plan
   */
  record Finished(Optional<WarmStart> warmStart) {}

  /** Finds a point that was finished before. */
  Optional<Finished> find(SweepPoint point);

  /** Keeps a point, whole or not at all. */
  void keep(PointOutcome outcome);
}
