package marshal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import marshal.scenarios.sweep.SweepGrid;
import marshal.scenarios.variation.Variation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plans at many values of something. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Plans at many values of a budget, a price, an effect, a staff pool or a demand level.",
      "Values are in percent of what the scenario says. What can be varied:",
      "  budget            the free money of every funding stream, beyond what is promised",
      "  funding:ID        the amount of one funding stream",
      "  price:ID          the price of one intervention",
      "  effect:ID         the effects of one intervention, with their intervals",
      "  staff:ID          the hours of one staff pool",
      "  demand:ID         the incidents of one demand stream",
      "Each ID may be 'all'. Finished points are kept: the same command goes on after a stop.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal sweep --vary budget=80%%..120%%",
      "  marshal sweep --vary funding:police=70%%..130%% --points 7",
      "  marshal sweep --vary price:taxi-marshals=90%%,100%%,110%% --scenario grant-cut-10",
      "  marshal sweep --vary budget=80%%..120%% --vary demand:burglary=80%%..130%% --points 5"
    })
final class SweepCommand implements Callable<Integer> {
  private static final int DEFAULT_POINTS = 9;
  private static final int DEFAULT_POINTS_OF_EACH = 5;

  @Spec private CommandSpec spec;
  @Mixin private CaseOptions caseOptions;
  @Mixin private WorldOptions worldOptions;

  @Option(
      names = "--vary",
      paramLabel = "KEY=FROM%..TO%",
      required = true,
      description = "What to vary, and from where to where; twice for a grid.")
  private List<String> vary = new ArrayList<>();

  @Option(
      names = "--points",
      paramLabel = "N",
      converter = WholeNumber.Points.class,
      description = "Points of each range (default: 9, or 5 of each for a grid).")
  private Optional<Long> points = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "500",
      converter = WholeNumber.NotNegative.class,
      description = "How many plans the search tries at each point (default: ${DEFAULT-VALUE}).")
  private long steps;

  @Mixin private RunsOption runs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The sweep's own folder, in place of one in --runs.")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    return new SweepWork(
            Console.of(spec),
            caseOptions,
            worldOptions,
            grid(),
            steps,
            runs.folder(),
            out,
            json.wanted())
        .run();
  }

  private SweepGrid grid() {
    int each =
        Math.toIntExact(
            points.orElse(vary.size() == 1 ? (long) DEFAULT_POINTS : DEFAULT_POINTS_OF_EACH));
    try {
      return SweepGrid.of(vary.stream().map(text -> Variation.parse(text, each)).toList());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
