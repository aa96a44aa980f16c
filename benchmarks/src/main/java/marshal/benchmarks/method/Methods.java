package marshal.benchmarks.method;

import java.util.Locale;
import java.util.Optional;
import marshal.benchmarks.suite.MethodSpec;
import marshal.benchmarks.suite.SolverConfigurationFile;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.LocalSearchType;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.solver.SolverConfig;

/** Makes the methods of a suite. */
public final class Methods {

  /**
   * Simulated annealing has no default temperature. Scores have eleven digits; this is about what a
   * unit more or less of a line changes.
   */
  private static final String STARTING_TEMPERATURE = "0hard/100000soft";

  /** The size that OptaPlanner's guide begins with. */
  private static final int STEP_COUNT = 400;

  private Methods() {}

  /**
   * Makes a method.
   *
   * @throws IllegalArgumentException if a configuration cannot be read
   */
  public static Method of(MethodSpec spec) {
    return switch (spec.kind()) {
      case MARSHAL -> new MarshalMethod();
      case ROUNDING -> new RoundingMethod();
      case GREEDY -> new GreedyMethod();
      case EXACT -> new ExactMethod();
      case OPTAPLANNER, CONFIGURATION -> new OptaPlannerMethod(config(spec));
    };
  }

  /** Returns whether the solver of the exact reference is there. */
  public static boolean hasExactReference() {
    return ExactMethod.isAvailable();
  }

  /** Returns how OptaPlanner is configured for a method of its own; empty for the other kinds. */
  public static Optional<SolverConfig> findConfig(MethodSpec spec) {
    return switch (spec.kind()) {
      case OPTAPLANNER, CONFIGURATION -> Optional.of(config(spec));
      default -> Optional.empty();
    };
  }

  private static SolverConfig config(MethodSpec spec) {
    if (spec.configuration().isPresent()) {
      return SolverConfigurationFile.read(spec.configuration().get());
    }
    if (spec.localSearch().isEmpty()) {
      return new SolverConfig();
    }
    String name = spec.localSearch().get().toUpperCase(Locale.ROOT).replace('-', '_');
    LocalSearchType type = name.equals("STEP_COUNTING") ? null : LocalSearchType.valueOf(name);
    LocalSearchPhaseConfig phase = new LocalSearchPhaseConfig();
    if (type == LocalSearchType.SIMULATED_ANNEALING) {
      phase
          .withAcceptorConfig(
              new LocalSearchAcceptorConfig()
                  .withSimulatedAnnealingStartingTemperature(STARTING_TEMPERATURE))
          .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    } else if (type == null) {
      phase
          .withAcceptorConfig(
              new LocalSearchAcceptorConfig().withStepCountingHillClimbingSize(STEP_COUNT))
          .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
    } else {
      phase.withLocalSearchType(type);
    }
    return new SolverConfig().withPhases(phase);
  }
}
