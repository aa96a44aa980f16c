package marshal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes copies of the tiny case to spoil. */
final class TinyCase {
  private TinyCase() {}

  static Path copyTo(Path target) throws IOException {
    List<Path> sources;
    try (Stream<Path> walk = Files.walk(CommandLineRun.TINY)) {
      sources = walk.toList();
    }
    for (Path source : sources) {
      Path copy = target.resolve(CommandLineRun.TINY.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(source, copy);
      }
    }
    return target;
  }

  /** Replaces a text that must be there. */
  static void edit(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " does not hold '" + before + "'.");
    }
    Files.writeString(file, text.replace(before, after));
  }
}
