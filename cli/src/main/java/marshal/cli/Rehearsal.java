package marshal.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/**
 * Runs the usual commands once with their output thrown away. The launcher calls it while the Java
 * machine records which classes were loaded, so that later starts find them ready; see
 * docs/decisions/0002.
 */
public final class Rehearsal {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--help"),
          List.of("--version"),
          List.of("no-such-command"),
          List.of("plan", "--help"),
          List.of("validate"),
          List.of("scenarios"),
          List.of("plan", "--steps", "200", "--time", "5s", "--no-run"),
          List.of("plan", "--steps", "10", "--time", "5s", "--no-run", "--json"));

  private Rehearsal() {}

  /** Takes no arguments; a command that fails here only makes a later start slower. */
  public static void main(String[] args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    for (List<String> command : COMMANDS) {
      String[] words = command.toArray(String[]::new);
      int unused = Marshal.commandLine(nowhere, nowhere, words).execute(words);
    }
  }
}
