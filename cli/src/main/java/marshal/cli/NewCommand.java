package marshal.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import marshal.model.time.StepLength;
import marshal.scenarios.casefolder.NewCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a case to start from. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {"Makes a case of your own, as a copy of Derby to change.", ""},
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal new mycity && marshal validate mycity",
      "  marshal new mycity --step week    # for incidents counted by week"
    })
final class NewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder to make.")
  private Path folder = Path.of("");

  @Option(
      names = "--step",
      paramLabel = "STEP",
      defaultValue = "month",
      description = {
        "month or week, in which crime is recorded and the plan runs (default: ${DEFAULT-VALUE}).",
        "A case in weeks comes without crime: Derby's is recorded by month."
      })
  private StepLength step = StepLength.MONTH;

  @Override
  public Integer call() {
    Path derby = CaseOptions.shippedCases().resolve("derby");
    String name = ShellWords.quoted(folder.toString());
    if (step == StepLength.WEEK) {
      NewCase.createWeekly(folder, derby);
      Console.of(spec)
          .result(
              """
              %s now holds a copy of the case Derby that plans in weeks, without recorded crime.
              Change its name, its first day and its streams in case.yaml, then each file. Then count
              incidents by week, fit the demand on them and check all:
                marshal import incidents FILE --date-column NAME --place-column NAME \\
                  --category-column NAME --out %s
                marshal calibrate %s
                marshal validate %s
                marshal plan %s
              """
                  .formatted(folder, name, name, name, name));
      return ExitCode.DONE;
    }
    NewCase.create(folder, derby);
    Console.of(spec)
        .result(
            """
            %s now holds a copy of the case Derby.
            Change its name in case.yaml, then each file, and check them with:
              marshal validate %s
              marshal plan %s
            """
                .formatted(folder, name, name));
    return ExitCode.DONE;
  }
}
