package marshal.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import marshal.scenarios.input.FileReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints every command with its options and every key of every file. */
@Command(
    name = "reference",
    mixinStandardHelpOptions = true,
    description = {
      "Prints every command with its options, and every key of the files that people write, as"
          + " Markdown.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  marshal reference | less", "  marshal reference | grep -A3 smallestPackage"})
final class ReferenceCommand implements Callable<Integer> {
  private static final int COLUMNS = 100;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Console.of(spec).result(text());
    return ExitCode.DONE;
  }

  static String text() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    CommandLine program = Marshal.commandLine(nowhere, nowhere);
    program.setUsageHelpAutoWidth(false);
    program.setUsageHelpWidth(COLUMNS);
    StringBuilder text = new StringBuilder("# Reference\n\n");
    text.append(
        "Printed by `marshal reference`: first the commands, then the files of a case.\n\n");
    addCommand(program, text);
    return text.append(FileReference.text()).toString();
  }

  private static void addCommand(CommandLine command, StringBuilder text) {
    text.append("## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
    text.append(command.getUsageMessage(Ansi.OFF).stripTrailing()).append("\n```\n\n");
    command.getSubcommands().values().stream()
        .distinct()
        .forEach(subcommand -> addCommand(subcommand, text));
  }
}
