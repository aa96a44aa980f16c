package marshal.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import marshal.scenarios.forecasting.ForecastRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forecasts the demand of a case. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    description = {
      "Forecasts incidents by stream, neighbourhood and step from recorded crime, with intervals,",
      "beside the forecasts that anyone can make, and says where it is no better than last year.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal forecast",
      "  marshal forecast mycity --from 2022-01 --steps 6",
      "  marshal forecast mycity --train-until 2021-08 --steps 7 --score --json"
    })
final class ForecastCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description =
          "Folder of a case, or the name of one that is shipped (default: derby, which is shipped).")
  private Optional<String> folder = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "MONTH",
      description = "First step to forecast (default: the one after training).")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many steps to forecast (default: a year).")
  private Optional<Integer> steps = Optional.empty();

  @Option(
      names = "--train-until",
      paramLabel = "MONTH",
      description = "Last step that may be known (default: as the case says, but before --from).")
  private Optional<String> trainUntil = Optional.empty();

  @Option(names = "--score", description = "Score the forecast against what was recorded.")
  private boolean score;

  @Option(
      names = "--paths",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Simulated paths of each stream (default: ${DEFAULT-VALUE}).")
  private int paths;

  @Mixin private SeedOption seed;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    ForecastRequest request =
        new ForecastRequest(
            from,
            steps.map(OptionalInt::of).orElse(OptionalInt.empty()),
            trainUntil,
            score,
            paths,
            seed.seed(),
            Runtime.getRuntime().availableProcessors());
    return new ForecastWork(Console.of(spec), CaseOptions.folder(folder), request, json.wanted())
        .run();
  }
}
