package marshal.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command prints.
 *
 * @param out where results go
 * @param err where everything else goes
 */
record Console(PrintWriter out, PrintWriter err) {
  static Console of(CommandSpec spec) {
    return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  /** Prints a result, whole, so that an end of the program right after it loses nothing. */
  void result(String text) {
    out.print(text);
    out.flush();
  }

  /** Prints messages for people, one block each. */
  void say(List<String> messages) {
    messages.forEach(err::println);
    err.flush();
  }

  void say(String message) {
    say(List.of(message));
  }
}
