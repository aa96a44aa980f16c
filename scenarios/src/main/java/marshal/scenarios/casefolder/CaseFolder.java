package marshal.scenarios.casefolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.time.StepLength;
import marshal.scenarios.file.CaseFiles;
import marshal.scenarios.file.Limits;
import marshal.scenarios.goal.GoalSettings;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.input.InputFile;
import marshal.scenarios.input.InterventionsInput;
import marshal.scenarios.input.ScenarioInput;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/**
 * Reads and checks case folders.
 *
 * <p>A folder is read in four steps: every file by itself ({@link Contents}), the files against
 * each other ({@link CaseChecks}), the scenario and those it extends, root first ({@link Draft}),
 * and the model built from the result ({@link CaseAssembly}). All problems of all files are
 * reported at once; nothing is returned unless there are none.
 */
public final class CaseFolder {

  /** Name of the scenario that every case has. */
  public static final String BASELINE = "baseline";

  /** Name of the file with the outlines of neighbourhoods, which a case may have for its maps. */
  public static final String OUTLINES = "boundaries.geojson";

  private final CaseFiles files;
  private final ScenarioChain chain;
  private Contents contents;
  private final Set<Problem> found = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  /** What the case's own files assume, before any scenario. */
  private final Assumptions ofFiles = new Assumptions();

  private CaseFolder(CaseFiles files) {
    this.files = files;
    this.chain = new ScenarioChain(files);
  }

  /**
   * Reads a case under a scenario.
   *
   * @param folder the case folder
   * @param scenario name of a scenario of the folder, or a path to a scenario file
   * @throws InputException with every problem of every file that is needed
   */
  public static LoadedCase read(Path folder, String scenario) {
    CaseFolder reader = new CaseFolder(CaseFiles.open(folder));
    return reader.readScenario(scenario);
  }

  /**
   * Reads a case under a scenario, to be varied in memory.
   *
   * @param folder the case folder
   * @param scenario name of a scenario of the folder, or a path to a scenario file
   * @throws InputException with every problem of every file that is needed
   */
  public static VariedCase readVaried(Path folder, String scenario) {
    CaseFolder reader = new CaseFolder(CaseFiles.open(folder));
    LoadedCase base = reader.readScenario(scenario);
    return new VariedCase(reader, scenario, base);
  }

  private LoadedCase readScenario(String scenario) {
    String name = ScenarioChain.nameOf(scenario);
    contents = Contents.read(files, into -> chain.read(into, name, scenario, found));
    checkFiles();
    Assembled assembled = assemble(name);
    found.addAll(assembled.problems());
    warnings.addAll(assembled.warnings());
    throwIfFound();
    return loaded(assembled, scenario, warnings);
  }

  /**
   * Returns the case under a scenario that stands in no file.
   *
   * @param base the scenario that it builds on, as it was read: a name or a path
   * @param text the scenario as YAML
   * @param name its name in messages
   * @throws InputException with everything that is wrong with it
   */
  LoadedCase readText(String base, String text, String name) {
    InputFile<ScenarioInput> variation =
        InputFile.parse(name, text, contents.schemas, "scenario", ScenarioInput.class);
    Problems problems = new Problems();
    problems.addAll(variation.problems());
    variation.value().ifPresent(input -> ScenarioChecks.check(input, contents, problems));
    problems.throwIfAny();
    List<ScenarioInput> scenarios =
        new ArrayList<>(chain.of(ScenarioChain.nameOf(base), contents, problems));
    scenarios.add(variation.value().orElseThrow());
    Assembled assembled = assemble(name, scenarios, problems);
    if (!assembled.problems().isEmpty()) {
      throw new InputException(ProblemOrder.sorted(assembled.problems()));
    }
    return loaded(assembled, base, assembled.warnings());
  }

  /** Checks all files of a folder and every scenario; what is wrong is in the result. */
  public static CaseCheck validate(Path folder) {
    try {
      CaseFolder reader = new CaseFolder(CaseFiles.open(folder));
      List<String> names = reader.files.scenarioNames();
      reader.contents =
          Contents.read(
              reader.files,
              into -> names.forEach(name -> into.scenarios.put(name, into.scenario(name))));
      reader.checkFiles();
      if (!names.contains(BASELINE)) {
        reader.found.add(ScenarioChain.noScenario(BASELINE, "The scenario 'baseline' must exist."));
      }
      // Side by side, but collected in order.
      List<Assembled> assembled =
          reader.titles().stream()
              .map(title -> CompletableFuture.supplyAsync(() -> reader.assemble(title.name())))
              .toList()
              .stream()
              .map(Contents::join)
              .toList();
      for (Assembled scenario : assembled) {
        reader.found.addAll(scenario.problems());
        reader.warnings.addAll(scenario.warnings());
      }
      return new CaseCheck(
          ProblemOrder.sorted(reader.found), List.copyOf(reader.warnings), reader.titles());
    } catch (InputException e) {
      return new CaseCheck(e.problems(), List.of(), List.of());
    }
  }

  /**
   * Lists the scenarios of a folder, {@code baseline} first.
   *
   * @throws InputException if one of them cannot be read
   */
  public static List<ScenarioTitle> scenarios(Path folder) {
    CaseFiles files = CaseFiles.open(folder);
    CaseFolder reader = new CaseFolder(files);
    List<String> names = files.scenarioNames();
    reader.contents =
        Contents.read(
            files, into -> names.forEach(name -> into.scenarios.put(name, into.scenario(name))));
    Problems problems = new Problems();
    reader.contents.scenarios.values().forEach(file -> problems.addAll(file.problems()));
    problems.throwIfAny();
    return reader.titles();
  }

  /**
   * Reads what a demand model is fitted on; the folder needs no demand.json for it.
   *
   * @throws InputException with every problem of case.yaml and the tables of places and crime
   */
  public static History history(Path folder) {
    CaseFolder reader = new CaseFolder(CaseFiles.open(folder));
    reader.contents = Contents.read(reader.files, into -> {});
    return HistoryReader.read(reader.contents);
  }

  /**
   * Finds the length of a case's steps; nothing else of the folder need be right, or there at all.
   */
  public static Optional<StepLength> findStepLength(Path folder) {
    CaseFiles files = CaseFiles.open(folder);
    return Files.exists(files.document("case").path())
        ? Contents.read(files, into -> {}).stepLength()
        : Optional.empty();
  }

  /** Finds the first day of a case's plan; nothing else of the folder need be right, or there. */
  public static Optional<LocalDate> findFirstDay(Path folder) {
    CaseFiles files = CaseFiles.open(folder);
    return Files.exists(files.document("case").path())
        ? Contents.read(files, into -> {}).firstDay()
        : Optional.empty();
  }

  private List<ScenarioTitle> titles() {
    List<ScenarioTitle> titles = new ArrayList<>();
    contents.scenarios.forEach(
        (name, file) -> {
          ScenarioTitle title =
              new ScenarioTitle(
                  name,
                  file.value().map(ScenarioInput::title).orElse(""),
                  file.value().map(ScenarioInput::description).orElse(""));
          titles.add(name.equals(BASELINE) ? 0 : titles.size(), title);
        });
    return titles;
  }

  private void throwIfFound() {
    if (!found.isEmpty()) {
      throw new InputException(ProblemOrder.sorted(found));
    }
  }

  /** Checks the files against each other, as far as each could be read. */
  private void checkFiles() {
    found.addAll(contents.problems());
    Problems between = new Problems();
    warnings.addAll(CaseChecks.check(contents, between));
    contents
        .scenarios
        .values()
        .forEach(
            file ->
                file.value().ifPresent(input -> ScenarioChecks.check(input, contents, between)));
    found.addAll(between.toList());
    ofFiles.addDocument(contents.theCase.file(), contents.theCase.root(), "case");
    ofFiles.addTreatment(contents.treatment);
    ofFiles.addDocument(
        contents.interventions.file(), contents.interventions.root(), "interventions");
    ofFiles.addDocument(contents.harm.file(), contents.harm.root(), "harm");
    ofFiles.addDocument(contents.resources.file(), contents.resources.root(), "resources");
  }

  /**
   * What became of a scenario.
   *
   * @param built its model; empty if files that it needs have problems
   * @param problems what is wrong under this scenario
   * @param warnings what deserves a look under this scenario
   */
  private record Assembled(Optional<Built> built, List<Problem> problems, List<Problem> warnings) {}

  /** The parts of a loaded case. */
  private record Built(
      Case theCase,
      PlanSpace space,
      Plan currentPlan,
      List<Assumption> assumptions,
      GoalSettings goal) {}

  private LoadedCase loaded(Assembled assembled, String scenario, Collection<Problem> toLookAt) {
    Built built = assembled.built().orElseThrow();
    SortedMap<String, String> hashes = new TreeMap<>(contents.sha256ByFile());
    if (ScenarioChain.isPath(scenario)) {
      // Named as the user wrote it, which says nothing about where it lies.
      hashes.put(
          Path.of(scenario).toAbsolutePath().normalize().toString(), hashes.remove(scenario));
    }
    return new LoadedCase(
        built.theCase(),
        built.space(),
        built.currentPlan(),
        built.assumptions(),
        List.copyOf(toLookAt),
        built.goal(),
        hashes);
  }

  /** Builds the model of a scenario as far as files allow; changes nothing here. */
  private Assembled assemble(String name) {
    Problems problems = new Problems();
    return assemble(name, chain.of(name, contents, problems), problems);
  }

  private Assembled assemble(String name, List<ScenarioInput> scenarios, Problems problems) {
    Set<Problem> beware = new LinkedHashSet<>();
    Optional<Built> built = Optional.empty();
    if (isComplete(scenarios)) {
      CaseInput theCase = contents.theCase.value().orElseThrow();
      InterventionsInput catalogue = contents.interventions.value().orElseThrow();
      Draft draft =
          new Draft(
              theCase, catalogue, contents.resources.value().orElseThrow(), contents.treatment);
      scenarios.forEach(scenario -> draft.apply(scenario, problems));
      checkSize(theCase, catalogue, problems);
      if (problems.isEmpty()) {
        built = Optional.of(build(name, scenarios, draft, problems, beware));
      }
    }
    return new Assembled(built, problems.toList(), List.copyOf(beware));
  }

  /** Returns whether every file that a model cannot be built without is good. */
  private boolean isComplete(List<ScenarioInput> chain) {
    return isGood(
            "case.",
            AreaTables.NEIGHBOURHOODS,
            AreaTables.ADJACENCY,
            "interventions.",
            "resources.")
        && contents.theCase.value().isPresent()
        && contents.interventions.value().isPresent()
        && contents.resources.value().isPresent()
        && contents.areas.area().isPresent()
        && !chain.isEmpty()
        && chain.stream().allMatch(scenario -> isGood(scenario.at().file()));
  }

  private void checkSize(CaseInput theCase, InterventionsInput catalogue, Problems problems) {
    long lines =
        (long) catalogue.interventions().size()
            * contents.areas.indexByCode().size()
            * theCase.periods();
    if (lines > Limits.PLAN_LINES) {
      problems.add(
          Problem.ofFile(
              contents.interventions.file(),
              "a plan would hold up to %d lines, more than %d".formatted(lines, Limits.PLAN_LINES),
              "Use fewer interventions, neighbourhoods or periods."));
    }
  }

  private Built build(
      String name, List<ScenarioInput> chain, Draft draft, Problems problems, Set<Problem> beware) {
    Assumptions assumptions = assumptions(chain);
    Case built =
        new CaseAssembly(
                contents.theCase.value().orElseThrow(),
                contents.areas.area().orElseThrow(),
                draft,
                assumptions,
                problems)
            .build(
                name,
                contents.interventions.value().orElseThrow(),
                contents.resources.value().orElseThrow(),
                contents.harm.value().filter(harm -> isGood("harm.")),
                contents.demand.value().filter(demand -> isGood("demand.")),
                isGood(TreatmentTable.NAME));
    PlanSpace space = PlanSpace.of(built);
    PromiseChecks.check(built, space, draft, problems);
    warnOffers(built, space, beware);
    List<Problem> beyond = new ArrayList<>();
    PlanTable.Read current = contents.currentPlan.toPlan(built, space, problems, beyond);
    if (name.equals(BASELINE)) {
      problems.addAll(beyond);
    } else {
      for (Problem problem : beyond) {
        beware.add(
            new Problem(
                problem.file(),
                problem.place(),
                problem.value(),
                problem.rule() + " under scenario '" + name + "'",
                problem.remedy()));
      }
    }
    Case ruled = RuleAssembly.withRules(built, space, current, draft, problems);
    return new Built(ruled, space, current.plan(), assumptions.toList(), draft.goal);
  }

  /** Returns whether no problem was found in files whose names begin so. */
  private boolean isGood(String... beginnings) {
    for (Problem problem : found) {
      for (String beginning : beginnings) {
        if (problem.file().startsWith(beginning)) {
          return false;
        }
      }
    }
    return true;
  }

  private Assumptions assumptions(List<ScenarioInput> chain) {
    Assumptions assumptions = new Assumptions(ofFiles);
    for (ScenarioInput scenario : chain) {
      assumptions.addDocument(
          scenario.at().file(), Optional.of(scenario.at().value()), scenario.title());
    }
    return assumptions;
  }

  private static void warnOffers(Case built, PlanSpace space, Set<Problem> beware) {
    Set<Integer> offered = new HashSet<>();
    for (int site = 0; site < space.sites(); site++) {
      offered.add(space.line(space.lineOf(site, 0)).intervention());
    }
    for (int k = 0; k < built.interventions().size(); k++) {
      Intervention intervention = built.interventions().get(k);
      if (!offered.contains(k)) {
        beware.add(
            new Problem(
                "interventions.yaml",
                "",
                intervention.id(),
                "it is offered nowhere",
                "Check 'only', 'where' and the figure of its target."));
      }
    }
  }
}
