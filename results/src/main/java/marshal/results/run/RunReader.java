package marshal.results.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import marshal.results.json.JsonText;
import marshal.results.json.PlanDocument;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.file.CaseFiles;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;
import marshal.solver.LimitPrices;

/** Opens runs again. Nothing is trusted: every file must have the hash that the run noted. */
public final class RunReader {

  private static final String DAMAGED =
      "The folder was changed after the run: restore it from a copy, or plan again.";

  private RunReader() {}

  /**
   * Opens a run of a plan.
   *
   * @param productVersion version of this Marshal
   * @throws InputException if the run is damaged, holds no plan, or was made by another version
   */
  public static OpenedRun open(StoredRun run, String productVersion) {
    Provenance provenance = provenance(run);
    if (!provenance.productVersion().equals(productVersion)) {
      throw refused(
          run,
          StoredRun.PROVENANCE,
          "the run was made by Marshal %s and this is Marshal %s, which may count otherwise"
              .formatted(provenance.productVersion(), productVersion),
          "Plan again with: marshal plan %s --scenario %s"
              .formatted(run.inputs(), provenance.scenario()));
    }
    return open(run, provenance);
  }

  /**
   * Opens a run of a plan that any version made, as far as this one can read it.
   *
   * @throws InputException if the run is damaged, or holds no plan
   */
  public static OpenedRun openOfAnyVersion(StoredRun run) {
    return open(run, provenance(run));
  }

  /**
   * Reads where a run comes from.
   *
   * @throws InputException if that cannot be read
   */
  public static Provenance provenance(StoredRun run) {
    Provenance provenance = read(run, StoredRun.PROVENANCE, Provenance.class);
    if (provenance.schemaVersion() != Provenance.SCHEMA_VERSION) {
      throw refused(
          run,
          StoredRun.PROVENANCE,
          "the run's files have version %d; this Marshal reads version %d"
              .formatted(provenance.schemaVersion(), Provenance.SCHEMA_VERSION),
          "Open it with the Marshal that made it: " + provenance.productVersion() + ".");
    }
    return provenance;
  }

  /**
   * Reads the result of a run of a plan; whether it is as it was written is not checked.
   *
   * @throws InputException if it cannot be read
   */
  public static PlanDocument document(StoredRun run) {
    return read(run, StoredRun.RESULT, PlanDocument.class);
  }

  /**
   * Lists what is wrong with a run's files: missing, changed or added since it was written.
   *
   * @throws InputException if the folder cannot be read
   */
  public static List<Problem> damage(StoredRun run, Provenance provenance) {
    Problems problems = new Problems();
    SortedMap<String, String> expected = new TreeMap<>(provenance.outputs());
    provenance.inputs().forEach((name, hash) -> expected.put(StoredRun.INPUTS + "/" + name, hash));
    SortedMap<String, Path> there = files(run);
    expected.forEach(
        (name, hash) -> {
          Path file = there.remove(name);
          if (file == null) {
            problems.add(Problem.ofFile(shown(run, name), "the run's file is missing", DAMAGED));
          } else if (!Sha256.of(bytes(run, name, file)).equals(hash)) {
            problems.add(
                Problem.ofFile(
                    shown(run, name), "the file is not the one that the run wrote", DAMAGED));
          }
        });
    there.keySet().stream()
        .filter(name -> name.startsWith(StoredRun.INPUTS + "/"))
        .forEach(
            name ->
                problems.add(
                    Problem.ofFile(
                        shown(run, name), "the file is not one of the run's inputs", DAMAGED)));
    return problems.toList();
  }

  private static OpenedRun open(StoredRun run, Provenance provenance) {
    checkHoldsPlan(run, provenance);
    List<Problem> damage = damage(run, provenance);
    if (!damage.isEmpty()) {
      throw new InputException(damage);
    }
    return openInputs(run, provenance);
  }

  /** Opens a run whose files were checked before. */
  static OpenedRun openInputs(StoredRun run, Provenance provenance) {
    checkHoldsPlan(run, provenance);
    LoadedCase loaded =
        RunRules.read(provenance.options(), run.inputs())
            .applyTo(CaseFolder.read(run.inputs(), scenario(run, provenance)));
    return new OpenedRun(
        run,
        provenance,
        options(run, provenance),
        loaded,
        PlanFile.read(run.plan(), loaded),
        document(run),
        prices(run, provenance));
  }

  private static Optional<LimitPrices> prices(StoredRun run, Provenance provenance) {
    if (!provenance.outputs().containsKey(StoredRun.PRICES)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(run, StoredRun.PRICES, PricesFile.class).toPrices());
    } catch (IllegalArgumentException e) {
      throw new InputException(
          Problem.ofFile(shown(run, StoredRun.PRICES), "the prices cannot be read", DAMAGED), e);
    }
  }

  private static void checkHoldsPlan(StoredRun run, Provenance provenance) {
    if (!List.of(Provenance.PLAN, Provenance.EVALUATE).contains(provenance.command())) {
      throw refused(
          run,
          StoredRun.PROVENANCE,
          "the run is of '%s', which leaves no plan".formatted(provenance.command()),
          "Name a run of 'marshal plan'.");
    }
  }

  private static PlanningOptions options(StoredRun run, Provenance provenance) {
    try {
      return RunSettings.read(provenance);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          Problem.ofFile(
              shown(run, StoredRun.PROVENANCE), "the run's settings cannot be read", DAMAGED),
          e);
    }
  }

  /** A scenario file from elsewhere is kept apart, so that it hides none of the case's own. */
  private static String scenario(StoredRun run, Provenance provenance) {
    return provenance.inputs().keySet().stream()
        .filter(name -> name.startsWith(RunDraft.ELSEWHERE))
        .filter(name -> !RunRules.tables(provenance.options()).contains(name))
        .filter(
            name ->
                CaseFiles.stem(name.substring(RunDraft.ELSEWHERE.length()))
                    .equals(provenance.scenario()))
        .findFirst()
        .map(name -> run.inputs().resolve(name).toString())
        .orElse(provenance.scenario());
  }

  private static SortedMap<String, Path> files(StoredRun run) {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(run.folder())) {
      walk.filter(Files::isRegularFile)
          .forEach(
              file -> files.put(run.folder().relativize(file).toString().replace('\\', '/'), file));
    } catch (IOException e) {
      throw new InputException(
          Problem.ofFile(
              run.folder().toString(), "the run's folder cannot be read", "Check its permissions."),
          e);
    }
    return files;
  }

  private static <T> T read(StoredRun run, String name, Class<T> type) {
    Path file = run.folder().resolve(name);
    if (!Files.isRegularFile(file)) {
      throw refused(run, name, "the run's file is missing", DAMAGED);
    }
    try {
      return JsonText.read(
          new String(bytes(run, name, file), java.nio.charset.StandardCharsets.UTF_8), type);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          Problem.ofFile(shown(run, name), "the run's file cannot be read as such", DAMAGED), e);
    }
  }

  private static byte[] bytes(StoredRun run, String name, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(
          Problem.ofFile(shown(run, name), "the file cannot be read", "Check its permissions."), e);
    }
  }

  private static InputException refused(StoredRun run, String name, String rule, String remedy) {
    return new InputException(Problem.ofFile(shown(run, name), rule, remedy));
  }

  private static String shown(StoredRun run, String name) {
    return run.id() + "/" + name;
  }
}
