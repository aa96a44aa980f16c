package marshal.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import marshal.results.run.OpenedRun;
import marshal.results.run.PlanReference;
import marshal.results.run.RunReader;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.comparison.NamedPlan;
import marshal.scenarios.comparison.PlanTransfer;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;
import marshal.solver.rules.CaseRules;

/** Plans that a user names, put on the lines of one case. */
final class PlanChoice {

  /** Word for what is done today. */
  static final String CURRENT = "current";

  /** Word for what is promised and nothing more. */
  static final String NONE = "none";

  private final List<String> names;
  private final Optional<String> namedCase;
  private final Optional<String> namedScenario;
  private final Path runs;

  /**
   * What was found.
   *
   * @param folder the case folder
   * @param scenario the scenario, a name or a path
   * @param loaded the case
   * @param plans the plans, labelled from A
   * @param notes what a reader should know about them
   * @param lost whether a plan has units that the case does not offer
   */
  record Chosen(
      Path folder,
      String scenario,
      LoadedCase loaded,
      List<NamedPlan> plans,
      List<String> notes,
      boolean lost) {}

  PlanChoice(
      List<String> names, Optional<String> namedCase, Optional<String> namedScenario, Path runs) {
    this.names = names;
    this.namedCase = namedCase;
    this.namedScenario = namedScenario;
    this.runs = runs;
  }

  /**
   * Finds the plans.
   *
   * @throws InputException if one does not exist, is damaged, or is of another case
   */
  Chosen choose() {
    List<Optional<OpenedRun>> opened = names.stream().map(this::open).toList();
    Optional<OpenedRun> first = opened.stream().flatMap(Optional::stream).findFirst();
    boolean fromRun = namedCase.isEmpty() && first.isPresent();
    Path folder = fromRun ? first.get().stored().inputs() : CaseOptions.folder(namedCase);
    String scenario =
        namedScenario.orElseGet(() -> fromRun ? scenario(first.get()) : CaseFolder.BASELINE);
    LoadedCase loaded = CaseFolder.read(folder, scenario);
    List<String> notes = new ArrayList<>();
    List<NamedPlan> plans = new ArrayList<>();
    boolean lost = false;
    for (int j = 0; j < names.size(); j++) {
      String label = String.valueOf((char) ('A' + j));
      String name = names.get(j);
      if (opened.get(j).isPresent()) {
        OpenedRun run = opened.get(j).get();
        checkCase(run, loaded);
        notes.addAll(differences(label, run, loaded));
        PlanTransfer transfer = PlanTransfer.of(run.loaded(), run.plan(), loaded);
        if (transfer.unitsLost() > 0) {
          lost = true;
          notes.add(
              "%s: %,d units for £%,.0f are not offered here and are left out."
                  .formatted(label, transfer.unitsLost(), transfer.penceLost() / 100.0));
        }
        plans.add(new NamedPlan(label, run.id(), transfer.plan()));
      } else if (name.equals(CURRENT)) {
        plans.add(new NamedPlan(label, NamedPlan.CURRENT, loaded.currentPlan()));
      } else if (name.equals(NONE)) {
        plans.add(
            new NamedPlan(
                label,
                NamedPlan.PROMISES,
                new CaseRules(loaded.theCase(), loaded.space()).committedPlan()));
      } else {
        PlanReference.File file = (PlanReference.File) PlanReference.find(name, runs);
        plans.add(new NamedPlan(label, shortName(file.file()), PlanFile.read(file.file(), loaded)));
      }
    }
    return new Chosen(folder, scenario, loaded, plans, notes, lost);
  }

  /** A scenario file from elsewhere is kept apart from those of the case. */
  private static String scenario(OpenedRun run) {
    String name = run.provenance().scenario();
    for (String ending : List.of(".yaml", ".json")) {
      Path file = run.stored().inputs().resolve("elsewhere").resolve(name + ending);
      if (Files.isRegularFile(file)) {
        return file.toString();
      }
    }
    return name;
  }

  private static String shortName(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  /** Returns whether a plan is named by one of the words that every case has a plan for. */
  static boolean isWord(String name) {
    return name.equals(CURRENT) || name.equals(NONE);
  }

  private Optional<OpenedRun> open(String name) {
    if (isWord(name)) {
      return Optional.empty();
    }
    return PlanReference.find(name, runs) instanceof PlanReference.Run run
        ? Optional.of(RunReader.openOfAnyVersion(run.run()))
        : Optional.empty();
  }

  private static void checkCase(OpenedRun run, LoadedCase loaded) {
    String here = loaded.theCase().id();
    String there = run.loaded().theCase().id();
    if (!here.equals(there)) {
      throw new InputException(
          new Problem(
              run.id(),
              "case",
              there,
              "the run is of another case than the comparison, which is of '" + here + "'",
              "Plans of two cases have no line in common; compare runs of one case."));
    }
  }

  private static List<String> differences(String label, OpenedRun run, LoadedCase loaded) {
    List<String> notes = new ArrayList<>();
    if (!run.provenance().productVersion().equals(ProductVersion.text())) {
      notes.add(
          "%s was made by Marshal %s; its plan is judged anew by %s."
              .formatted(label, run.provenance().productVersion(), ProductVersion.text()));
    }
    if (!run.provenance().scenario().equals(loaded.theCase().scenario())) {
      notes.add(
          "%s was planned under scenario '%s'; it is judged under '%s'."
              .formatted(label, run.provenance().scenario(), loaded.theCase().scenario()));
    }
    TreeSet<String> changed = new TreeSet<>();
    SortedMap<String, String> here = loaded.sha256ByFile();
    run.loaded()
        .sha256ByFile()
        .forEach(
            (file, hash) -> {
              if (here.containsKey(file) && !here.get(file).equals(hash)) {
                changed.add(file);
              }
            });
    if (!changed.isEmpty()) {
      notes.add(
          "%s was planned with another %s; it is judged with the one here."
              .formatted(label, String.join(", ", changed)));
    }
    return notes;
  }
}
