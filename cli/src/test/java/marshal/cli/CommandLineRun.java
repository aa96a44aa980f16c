package marshal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Runs the program like a user and keeps what it printed. */
record CommandLineRun(int exitCode, String out, String err) {
  /** A case small enough to plan in a moment. */
  static final Path TINY = Path.of("..", "scenarios", "src", "test", "resources", "tiny");

  static CommandLineRun of(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    int exitCode =
        Marshal.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
