package marshal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Moves one figure at a time. */
@Command(
    name = "sensitivity",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a plan's worth hangs on: every effect, price, demand level and figure on treatment",
      "is moved by itself, the one that matters most first, with the value at which another plan",
      "would be the better one. Without --plan, a plan is made first.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal sensitivity",
      "  marshal sensitivity mycity --plan draft.csv --against current",
      "  marshal sensitivity --plan 20261122-104512-derby-baseline-7f3a --by 30"
    })
final class SensitivityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description = "Folder of a case, or the name of one that is shipped (default: derby).")
  private Optional<String> folder = Optional.empty();

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description = "Scenario of the case (default: that of the run, or baseline).")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--plan",
      paramLabel = "RUN|FILE.csv",
      description = "The plan; current is what is done today (default: one is made).")
  private Optional<String> plan = Optional.empty();

  @Option(
      names = "--against",
      paramLabel = "RUN|FILE.csv",
      defaultValue = PlanChoice.CURRENT,
      description =
          "The plan to rank it against; none is what is promised alone (default:"
              + " ${DEFAULT-VALUE}).")
  private String against = PlanChoice.CURRENT;

  @Option(
      names = "--by",
      paramLabel = "PERCENT",
      defaultValue = "20",
      converter = WholeNumber.Share.class,
      description = "How far to move what has no interval (default: ${DEFAULT-VALUE}).")
  private long by;

  @Option(
      names = "--worlds",
      paramLabel = "N",
      defaultValue = "64",
      converter = WholeNumber.Worlds.class,
      description = "Worlds that plans are evaluated in (default: ${DEFAULT-VALUE}).")
  private long worlds;

  @Mixin private SeedOption seed;

  @Mixin private RunsOption runs;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    return new SensitivityWork(
            Console.of(spec),
            folder,
            scenario,
            plan,
            against,
            runs.folder(),
            (double) by,
            Math.toIntExact(worlds),
            seed.seed(),
            json.wanted())
        .run();
  }
}
