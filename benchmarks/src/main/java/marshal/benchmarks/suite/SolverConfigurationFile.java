package marshal.benchmarks.suite;

import jakarta.xml.bind.UnmarshalException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.impl.io.jaxb.SolverConfigIO;

/** OptaPlanner's solver configuration, an XML file that a user wrote. */
public final class SolverConfigurationFile {

  /**
   * A root without a namespace. OptaPlanner reads it too, but passes over what it does not know.
   */
  private static final Pattern BARE_ROOT = Pattern.compile("<solver(?=[\\s/>])(?![^>]*\\sxmlns)");

  private SolverConfigurationFile() {}

  /**
   * Reads a configuration and holds it to OptaPlanner's schema.
   *
   * @throws IllegalArgumentException if the file cannot be read or OptaPlanner rejects it; the
   *     message names the element, and the line where OptaPlanner does
   */
  public static SolverConfig read(Path file) {
    try {
      String named =
          BARE_ROOT
              .matcher(Files.readString(file))
              .replaceFirst("<solver xmlns=\"" + SolverConfig.XML_NAMESPACE + "\"");
      return new SolverConfigIO().read(new StringReader(named));
    } catch (RuntimeException | IOException e) {
      throw new IllegalArgumentException(lastWords(e), e);
    }
  }

  /** The innermost cause names the element and the line. */
  private static String lastWords(Throwable failure) {
    String words = "";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message =
          cause instanceof UnmarshalException u && u.getLinkedException() != null
              ? u.getLinkedException().getMessage()
              : cause.getMessage();
      if (message != null && !message.isBlank()) {
        words = message.lines().findFirst().orElse("").strip();
      }
    }
    return words;
  }
}
