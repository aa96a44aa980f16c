package marshal.benchmarks.exact;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPSolver;
import java.util.Optional;

/** The mixed-integer solver of OR-Tools, where it is there: it has code for the processor. */
final class ReferenceSolver {

  private ReferenceSolver() {}

  /** Creates a solver; empty where OR-Tools is not on the class path or not for this system. */
  static Optional<MPSolver> create() {
    try {
      Loader.loadNativeLibraries();
      return Optional.ofNullable(MPSolver.createSolver("SCIP"));
    } catch (LinkageError | RuntimeException e) {
      // A missing class, a missing library for this system, or one that it cannot load.
      return Optional.empty();
    }
  }
}
