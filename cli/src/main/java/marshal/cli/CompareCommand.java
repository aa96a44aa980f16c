package marshal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import marshal.scenarios.comparison.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares plans. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two to six plans in the same worlds, on the same random numbers.",
      "A plan is a run, a table that somebody wrote, or one of these words:",
      "  current   what is done today",
      "  none      what is promised and nothing more",
      "The case is the one named, or else that of the first run as the run kept it, or else Derby.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal compare current 20261122-104512-derby-baseline-7f3a",
      "  marshal compare draft-a.csv draft-b.csv none --case mycity --scenario grant-cut-10",
      "  marshal compare current draft.csv --across-scenarios"
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN|FILE.csv", arity = "1..*", description = "The plans.")
  private List<String> plans = new ArrayList<>();

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description = "Folder of a case, or the name of one that is shipped.")
  private Optional<String> folder = Optional.empty();

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description = "Scenario to compare under (default: that of the first run, or baseline).")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--paths",
      paramLabel = "N",
      defaultValue = "10000",
      converter = WholeNumber.FreshWorlds.class,
      description = "Worlds, each with one path of incidents (default: ${DEFAULT-VALUE}).")
  private long paths;

  @Mixin private SeedOption seed;

  @Option(
      names = "--across-scenarios",
      description = "Look under every scenario of the case, and for regret.")
  private boolean acrossScenarios;

  @Option(
      names = "--allow-infeasible",
      description = "Compare plans that break rules, or are not offered in full, all the same.")
  private boolean allowInfeasible;

  @Mixin private RunsOption runs;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    if (plans.size() < 2 || plans.size() > Comparison.MOST_PLANS) {
      throw new ParameterException(
          spec.commandLine(),
          "Name two to %d plans, not %d.".formatted(Comparison.MOST_PLANS, plans.size()));
    }
    return new CompareWork(
            Console.of(spec),
            new PlanChoice(plans, folder, scenario, runs.folder()),
            Math.toIntExact(paths),
            seed.seed(),
            acrossScenarios,
            allowInfeasible,
            json.wanted())
        .run();
  }
}
