package marshal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import marshal.model.fit.FitOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits the demand of a case. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {"Fits the demand of a case on its recorded crime and writes demand.json.", ""},
    footerHeading = "%nExamples:%n",
    footer = {"  marshal calibrate mycity", "  marshal calibrate mycity --no-priors --json"})
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      description = "Folder of a case, or the name of one that is shipped (default: derby).")
  private Optional<String> folder = Optional.empty();

  @Option(
      names = "--no-priors",
      description = "Let the data alone speak; little of it may then not do.")
  private boolean noPriors;

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      description =
          "Newton steps after which a fit that has not converged is given up (default:"
              + " ${DEFAULT-VALUE}).")
  private int maxIterations = FitOptions.DEFAULT.maxIterations();

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    if (maxIterations < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "The Newton steps (--max-iterations %d) must be 1 or more.".formatted(maxIterations));
    }
    return new CalibrateWork(
            Console.of(spec), CaseOptions.folder(folder), !noPriors, maxIterations, json.wanted())
        .run();
  }
}
