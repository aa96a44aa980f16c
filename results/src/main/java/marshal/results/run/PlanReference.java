package marshal.results.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * What a user calls a plan: a run by its name, by the beginning of its name or by its folder, or a
 * table that somebody wrote.
 */
public sealed interface PlanReference {

  /**
   * A run.
   *
   * @param run its name and folder
   */
  record Run(StoredRun run) implements PlanReference {}

  /**
   * A table of a plan, for a case that is named elsewhere.
   *
   * @param file the table
   */
  record File(Path file) implements PlanReference {}

  /**
   * Finds what is meant: a table ends with {@code .csv}; a folder that is there is a run; anything
   * else is the name of a run, or its beginning.
   *
   * @param text what the user wrote
   * @param runs folder of runs to look the name up in
   * @throws InputException if there is nothing of that name
   */
  static PlanReference find(String text, Path runs) {
    Path path;
    try {
      path = Path.of(text);
    } catch (InvalidPathException e) {
      throw new InputException(
          Problem.ofFile(
              text.isBlank() ? "RUN" : text,
              "no run or file can have this name",
              "See 'marshal runs list'."),
          e);
    }
    if (text.toLowerCase(Locale.ROOT).endsWith(".csv")) {
      if (!Files.isRegularFile(path)) {
        throw new InputException(
            Problem.ofFile(text, "there is no such file", "Check its name and folder."));
      }
      return new File(path);
    }
    if (text.isBlank()) {
      throw new InputException(
          Problem.ofFile("RUN", "the name of the run is empty", "See 'marshal runs list'."));
    }
    boolean plainName = path.getNameCount() == 1 && !path.isAbsolute();
    boolean inRuns = plainName && Files.isDirectory(runs.resolve(path));
    if (Files.isDirectory(path) && !inRuns) {
      return new Run(ofFolder(text, path));
    }
    if (Files.isRegularFile(path)) {
      throw new InputException(
          Problem.ofFile(
              text,
              "this is a file, neither a run nor a plan",
              "Name a run, its folder, or a plan as a .csv file."));
    }
    return new Run(new RunStore(runs).get(text));
  }

  /**
   * Finds a run.
   *
   * @param text its name, the beginning of its name, or its folder
   * @param runs folder of runs to look the name up in
   * @throws InputException if there is nothing of that name, or it is a table
   */
  static StoredRun findRun(String text, Path runs) {
    PlanReference found = find(text, runs);
    if (found instanceof Run run) {
      return run.run();
    }
    throw new InputException(
        Problem.ofFile(
            text,
            "this is the table of a plan, and a run is needed",
            "See 'marshal runs list' for the runs there are."));
  }

  private static StoredRun ofFolder(String text, Path path) {
    Path folder = path.toAbsolutePath().normalize();
    if (!Files.isRegularFile(folder.resolve(StoredRun.PROVENANCE))) {
      throw new InputException(
          Problem.ofFile(
              text,
              "the folder holds no run: it has no " + StoredRun.PROVENANCE,
              "Name the folder of one run, not the one that holds all of them."));
    }
    Path name = folder.getFileName();
    return new StoredRun(name == null ? text : name.toString(), folder);
  }
}
