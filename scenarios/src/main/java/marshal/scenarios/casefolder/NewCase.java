package marshal.scenarios.casefolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Makes a case folder to start from, as a copy of a shipped case. */
public final class NewCase {

  private NewCase() {}

  /**
   * Copies a case into a new folder, whole or not at all.
   *
   * @param target folder to make; may exist if it is empty
   * @param shippedCase folder to copy
   * @throws InputException if the target holds something or cannot be written
   */
  public static void create(Path target, Path shippedCase) {
    create(target, shippedCase, copy -> {});
  }

  /**
   * Copies a case that plans in months into a new folder as one that plans in weeks, without the
   * months recorded and what was fitted to them.
   *
   * @param target folder to make; may exist if it is empty
   * @param shippedCase folder to copy
   * @throws InputException if the target holds something or cannot be written
   */
  public static void createWeekly(Path target, Path shippedCase) {
    create(target, shippedCase, WeeklyCase::turn);
  }

  /** Changes a copy before it takes its place. */
  private interface Change {
    void apply(Path folder) throws IOException;
  }

  private static void create(Path target, Path shippedCase, Change change) {
    if (!Files.isDirectory(shippedCase)) {
      throw new InputException(
          Problem.ofFile(shippedCase.toString(), "there is no case to copy here", ""));
    }
    checkTarget(target);
    if (target.toAbsolutePath().normalize().startsWith(shippedCase.toAbsolutePath().normalize())) {
      throw new InputException(
          Problem.ofFile(
              target.toString(), "a copy cannot lie inside its original", "Name another folder."));
    }
    Path whole = target.toAbsolutePath().normalize();
    Path beside = whole.resolveSibling("." + whole.getFileName() + ".part");
    try {
      Files.createDirectories(beside.resolveSibling("").normalize());
      remove(beside);
      try {
        copy(shippedCase, beside);
        change.apply(beside);
        Files.deleteIfExists(whole);
        Files.move(beside, whole);
      } finally {
        remove(beside);
      }
    } catch (IOException e) {
      throw new InputException(
          Problem.ofFile(
              target.toString(),
              "the folder cannot be written (" + e.getMessage() + ")",
              "Check permissions and free space."),
          e);
    }
  }

  private static void checkTarget(Path target) {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean empty = false;
    if (Files.isDirectory(target)) {
      try (Stream<Path> entries = Files.list(target)) {
        empty = entries.findAny().isEmpty();
      } catch (IOException e) {
        throw new InputException(
            Problem.ofFile(target.toString(), "the folder cannot be read", ""), e);
      }
    }
    if (!empty) {
      throw new InputException(
          Problem.ofFile(
              target.toString(),
              Files.isDirectory(target)
                  ? "the folder already holds something"
                  : "this is a file, not a folder",
              "Name a folder that does not exist yet."));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> sources;
    try (Stream<Path> walk = Files.walk(from)) {
      sources = walk.toList();
    }
    for (Path source : sources) {
      Path copy = to.resolve(from.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(source, copy);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(folder)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
