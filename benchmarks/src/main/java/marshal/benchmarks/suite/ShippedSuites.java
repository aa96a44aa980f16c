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

  private ShippedSuites() {}

  /** Returns their names. */
  public static List<String> names() {
    return List.of("quick", "full");
  }

  /**
   * Copies the file of a suite into a folder, where it tells later what was run.
   *
   * @return the copy
   */
  public static Path copyInto(String name, Path folder) {
    String resource = FOLDER + name + ".yaml";
    Path copy = folder.resolve(name + ".yaml");
    try (InputStream in = ShippedSuites.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The suite " + resource + " is missing from the program.");
      }
      Files.createDirectories(folder);
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + copy + ".", e);
    }
    return copy;
  }
}
