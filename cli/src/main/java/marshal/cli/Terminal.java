package marshal.cli;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Optional;

/** Finds out whether a person is watching. */
final class Terminal {
  private Terminal() {}

  /**
   * Returns whether input and output belong to a terminal that can rewrite a line. Newer Javas have
   * a console even when piped, and a method that tells.
   */
  static boolean isWatched() {
    Optional<Console> console = Optional.ofNullable(System.console());
    if (console.isEmpty() || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console.get());
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
