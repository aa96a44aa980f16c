package marshal.benchmarks.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marshal.benchmarks.method.Instance;
import marshal.benchmarks.method.Methods;
import marshal.benchmarks.suite.InstanceSpec;
import marshal.benchmarks.suite.MethodSpec;
import marshal.benchmarks.suite.Suite;
import marshal.solver.search.PlanSearch;
import marshal.solver.search.PlanningProblem;
import org.optaplanner.benchmark.api.PlannerBenchmarkFactory;
import org.optaplanner.benchmark.config.PlannerBenchmarkConfig;
import org.optaplanner.benchmark.config.ProblemBenchmarksConfig;
import org.optaplanner.benchmark.config.SolverBenchmarkConfig;
import org.optaplanner.benchmark.config.report.BenchmarkReportConfig;
import org.optaplanner.benchmark.config.statistic.ProblemStatisticType;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * OptaPlanner's own benchmarker on the methods of a suite that are OptaPlanner's, and its report: a
 * folder for each run, named after its time, with an index.html.
 */
public final class OptaPlannerReport {

  private OptaPlannerReport() {}

  /**
   * Runs the benchmarker, instance by instance.
   *
   * @param folder where its reports land, in a folder for each instance
   * @return the instances that have a report
   * @throws IllegalStateException if OptaPlanner's benchmarker is not on the class path
   */
  public static List<String> write(Suite suite, Path folder) {
    List<String> written = new ArrayList<>();
    try {
      for (InstanceSpec instance : suite.instances()) {
        if (write(instance, folder.resolve(instance.id()))) {
          written.add(instance.id());
        }
      }
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "OptaPlanner's own benchmarker is not on the class path; the launcher puts it there.", e);
    }
    return written;
  }

  private static boolean write(InstanceSpec spec, Path folder) {
    List<SolverBenchmarkConfig> solvers = new ArrayList<>();
    for (MethodSpec method : spec.methods()) {
      Optional<SolverConfig> config = Methods.findConfig(method);
      if (config.isPresent()) {
        solvers.add(solver(spec, method, config.get()));
      }
    }
    if (solvers.isEmpty()) {
      return false;
    }
    Instance instance = Instance.of(spec);
    PlannerBenchmarkConfig benchmark = new PlannerBenchmarkConfig();
    benchmark.setBenchmarkDirectory(folder.toFile());
    benchmark.setWarmUpSecondsSpentLimit(1L);
    BenchmarkReportConfig report = new BenchmarkReportConfig();
    report.setLocale(Locale.UK);
    benchmark.setBenchmarkReportConfig(report);
    benchmark.setSolverBenchmarkConfigList(solvers);
    PlanningProblem problem =
        new PlanSearch(instance.model(), instance.rules())
            .problem(instance.rules().committedPlan(), instance.harmCommitted());
    PlannerBenchmarkFactory.create(benchmark).buildPlannerBenchmark(problem).benchmark();
    return true;
  }

  private static SolverBenchmarkConfig solver(
      InstanceSpec spec, MethodSpec method, SolverConfig others) {
    // Only how the search ends is OptaPlanner's here, its own clock included.
    SolverConfig config =
        PlanSearch.configured(others, spec.seeds().get(0))
            .withTerminationConfig(
                new TerminationConfig().withMillisecondsSpentLimit(spec.time().toMillis()));
    SolverBenchmarkConfig solver = new SolverBenchmarkConfig();
    solver.setName(method.id());
    solver.setSolverConfig(config);
    ProblemBenchmarksConfig problems = new ProblemBenchmarksConfig();
    problems.setProblemStatisticTypeList(List.of(ProblemStatisticType.BEST_SCORE));
    solver.setProblemBenchmarksConfig(problems);
    return solver;
  }
}
