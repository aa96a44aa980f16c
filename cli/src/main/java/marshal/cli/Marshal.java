package marshal.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The root command, and the program's entry.
 *
 * <p>A new command is one class that implements {@code Callable<Integer>}, mixes the standard help
 * options in, returns an {@link ExitCode}, prints through {@code spec.commandLine().getOut()} and
 * is named in {@link #COMMANDS}.
 */
@Command(
    name = "marshal",
    description = {
      "Shows where each pound and each hour of a community safety partnership prevents the most"
          + " harm, and how sure that is.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "3:the input has errors, all of them listed",
      "4:infeasible, the smallest relaxation named",
      "130:interrupted, the best plan saved"
    })
public final class Marshal implements Runnable {

  /** The commands in the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          PlanCommand.class,
          EvaluateCommand.class,
          CompareCommand.class,
          SweepCommand.class,
          SensitivityCommand.class,
          ScenariosCommand.class,
          ExplainCommand.class,
          RunsCommand.class,
          ReportCommand.class,
          ExportCommand.class,
          NewCommand.class,
          ValidateCommand.class,
          ImportCommand.class,
          CalibrateCommand.class,
          ForecastCommand.class,
          BenchmarkCommand.class,
          ReferenceCommand.class,
          GenerateCompletion.class);

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Say more on standard error; a failure then shows where it came from.")
  private boolean verbose;

  private Marshal() {}

  /** Runs one command and ends the program with its {@link ExitCode}. */
  public static void main(String[] args) {
    // Always UTF-8: the same bytes on every machine, whatever its locale says. Neither writer is
    // closed, because that would close the stream for the Java machine's own last words too.
    StandardOutput standardOutput = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = utf8(standardOutput);
    PrintWriter err = utf8(new FileOutputStream(FileDescriptor.err));
    int exitCode = commandLine(out, err, args).execute(args);
    out.flush();
    Optional<String> lost = standardOutput.findLoss();
    lost.ifPresent(err::println);
    err.flush();
    System.exit(lost.isPresent() && exitCode == ExitCode.DONE ? ExitCode.FAILED : exitCode);
  }

  /**
   * Returns the whole command line, so that a test can run it like a user.
   *
   * @param out where results go
   * @param err where everything else goes
   */
  public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine(out, err, new String[0]);
  }

  /**
   * Returns as much of the command line as some arguments need: finding out the options of every
   * command takes a fifth of a short start, so where the first argument names a command, the others
   * are left out.
   */
  static CommandLine commandLine(PrintWriter out, PrintWriter err, String[] arguments) {
    Marshal root = new Marshal();
    CommandLine line = new CommandLine(root);
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(type -> arguments.length > 0 && nameOf(type).equals(arguments[0]))
            .toList();
    for (Class<?> type : named.isEmpty() || generatesCompletion(named) ? COMMANDS : named) {
      line.addSubcommand(type);
    }
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(new WrongUsage());
    line.setExecutionExceptionHandler(new Failures(() -> root.verbose));
    line.setExecutionStrategy(
        parsed -> {
          if (root.verbose) {
            LogSettings.sayMore();
          }
          try {
            return new CommandLine.RunLast().execute(parsed);
          } catch (OutOfMemoryError e) {
            return Failures.sayMemoryIsFull(err);
          }
        });
    return line;
  }

  /** Reached without a command only, which is not enough. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private static String nameOf(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** The completion script is about every command. */
  private static boolean generatesCompletion(List<Class<?>> named) {
    return named.contains(GenerateCompletion.class);
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }
}
