package marshal.cli;

import java.util.concurrent.Callable;
import marshal.results.json.JsonText;
import marshal.results.run.PlanReference;
import marshal.results.run.RunVerifier;
import marshal.results.run.StoredRun;
import marshal.results.run.Verification;
import marshal.results.run.VerificationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes a run again and compares. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Computes a run again from the inputs it keeps, and compares to the bit.",
      "A search that the clock ended cannot be repeated: then its plan is judged again in the same"
          + " worlds. The same bits are promised for the same Marshal, Java machine and kind of"
          + " processor; what differs is named, and the program then ends with 1.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  marshal runs verify 20261122-104512")
final class RunsVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs;

  @Parameters(paramLabel = "RUN", description = "Name of a run, its beginning, or its folder.")
  private String run = "";

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    StoredRun stored = PlanReference.findRun(run, runs.folder());
    Verification verification;
    try (Progress progress = Progress.start(console.err(), Terminal.isWatched(), "")) {
      progress.say("computing the run again");
      verification = RunVerifier.verify(stored, ProductVersion.text());
    }
    console.result(json.wanted() ? JsonText.of(verification) : VerificationText.of(verification));
    return verification.isSame() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
