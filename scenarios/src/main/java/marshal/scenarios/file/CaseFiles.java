package marshal.scenarios.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * The files of one case folder.
 *
 * <p>Nothing outside the folder is opened: names cannot hold a path, and a link that leads out of
 * the folder is refused.
 */
public final class CaseFiles {

  /** Folder of the scenarios inside a case folder. */
  public static final String SCENARIOS = "scenarios";

  private static final List<String> ENDINGS = List.of(".yaml", ".json");

  private final Path folder;
  private final Path realFolder;

  private CaseFiles(Path folder, Path realFolder) {
    this.folder = folder;
    this.realFolder = realFolder;
  }

  /**
   * Opens a folder.
   *
   * @throws InputException if there is no such folder
   */
  public static CaseFiles open(Path folder) {
    String shown = folder.toString().isEmpty() ? "." : folder.toString();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().normalize().getParent();
      throw new InputException(
          Problem.ofFile(
              shown,
              "this is a file, not a case folder",
              "Name the folder that holds case.yaml"
                  + (parent != null && Files.exists(parent.resolve("case.yaml"))
                      ? ": " + parent
                      : "")
                  + "."));
    }
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          Problem.ofFile(
              shown,
              "there is no such folder",
              "Name the folder that holds case.yaml, or make one with: marshal new " + shown));
    }
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      throw new InputException(
          Problem.ofFile(
              shown, "the folder may not be read by this user", "Check its permissions."));
    }
    try {
      return new CaseFiles(folder, folder.toRealPath());
    } catch (IOException e) {
      throw new InputException(
          Problem.ofFile(shown, "the folder cannot be read", "Check its permissions."), e);
    }
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Returns a file by name, whether it exists or not. */
  public SourceFile file(String name) {
    return new SourceFile(folder.resolve(name), name);
  }

  /**
   * Returns the YAML file of a name without ending, or the JSON file in its place.
   *
   * @param stem for example {@code case} or {@code scenarios/baseline}
   */
  public SourceFile document(String stem) {
    for (String ending : ENDINGS) {
      if (Files.exists(folder.resolve(stem + ending))) {
        return file(stem + ending);
      }
    }
    return file(stem + ENDINGS.get(0));
  }

  /** Finds what forbids opening a file: it leads out of the folder or is there twice. */
  public Optional<Problem> findObstacle(SourceFile source) {
    try {
      if (Files.exists(source.path()) && !source.path().toRealPath().startsWith(realFolder)) {
        return Optional.of(
            Problem.ofFile(
                source.name(),
                "the file leads out of the case folder",
                "Put a copy of it into the folder."));
      }
    } catch (IOException e) {
      return Optional.of(source.unreadable(e));
    }
    String stem = stem(source.name());
    if (ENDINGS.stream().allMatch(ending -> Files.exists(folder.resolve(stem + ending)))) {
      return Optional.of(
          Problem.ofFile(
              source.name(),
              "the file is there as " + stem + ".yaml and as " + stem + ".json",
              "Keep one of the two."));
    }
    if (!Files.exists(source.path())) {
      return Optional.of(
          Problem.ofFile(source.name(), "the file is missing", missingRemedy(source.name(), stem)));
    }
    return Optional.empty();
  }

  private String missingRemedy(String name, String stem) {
    if (Files.exists(folder.resolve(stem + ".yml"))) {
      return "Rename " + stem + ".yml to " + stem + ".yaml.";
    }
    return switch (name) {
      case "demand.json" -> "Fit it to recorded-crime.csv with: marshal calibrate " + folder;
      case "recorded-crime.csv" ->
          "Make it of your data with: marshal import incidents, or police-uk, and --out " + folder;
      default -> "A new case has every file that is needed: marshal new DIR";
    };
  }

  /** Lists the names of the scenarios, without ending, in alphabetical order. */
  public List<String> scenarioNames() {
    Path scenarios = folder.resolve(SCENARIOS);
    if (!Files.isDirectory(scenarios)) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(scenarios)) {
      entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
          .limit(Limits.SCENARIOS)
          .forEach(name -> names.add(stem(name)));
    } catch (IOException e) {
      throw new InputException(
          Problem.ofFile(SCENARIOS, "the folder cannot be read", "Check its permissions."), e);
    }
    return new ArrayList<>(names);
  }

  /** Returns a name without its ending. */
  public static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
  }
}
