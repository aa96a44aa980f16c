package marshal.scenarios.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: first beside it, then in its place. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a text as UTF-8.
   *
   * @throws UncheckedIOException if it cannot be written; an earlier file is then intact
   */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes.
   *
   * @throws UncheckedIOException if they cannot be written; an earlier file is then intact
   */
  public static void write(Path file, byte[] content) {
    Path beside = beside(file);
    try {
      try {
        Files.write(
            beside,
            content,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
        move(beside, file);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Returns where a file is written before it takes its place; a kill may leave it there. */
  public static Path beside(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".part");
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
