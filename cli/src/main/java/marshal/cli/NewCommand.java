package marshal.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import marshal.scenarios.casefolder.NewCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a case to start from. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {"Makes a case of your own, as a copy of Derby to change.", ""},
    footerHeading = "%nExample:%n",
    footer = "  marshal new mycity && marshal validate mycity")
final class NewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder to make.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    NewCase.create(folder, CaseOptions.shippedCases().resolve("derby"));
    String name = ShellWords.quoted(folder.toString());
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
