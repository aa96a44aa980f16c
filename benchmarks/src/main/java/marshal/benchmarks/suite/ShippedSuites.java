package marshal.benchmarks.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The suites that are shipped with the program. */
public final class ShippedSuites {

  private static final String FOLDER = "/marshal/benchmarks/";

  /** The configuration that the suites name. */
  private static final String OWN = "own.xml";

  private ShippedSuites() {}

  /** Returns their names. */
  public static List<String> names() {
    return List.of("quick", "full");
  }

  /**
   * Copies the file of a suite, and what it names, into a folder, where it tells later what was
   * run.
   *
   * @return the copy of the suite
   */
  public static Path copyInto(String name, Path folder) {
    copy(OWN, folder);
    return copy(name + ".yaml", folder);
  }

  private static Path copy(String name, Path folder) {
    Path copy = folder.resolve(name);
    try (InputStream in = ShippedSuites.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is missing from the program.");
      }
      Files.createDirectories(folder);
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + copy + ".", e);
    }
    return copy;
  }
}
