package marshal.scenarios.casefolder;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import marshal.model.time.StepLength;
import marshal.scenarios.crime.RecordedCrimeFile;
import marshal.scenarios.file.CaseFiles;
import marshal.scenarios.file.Limits;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.Value;
import marshal.scenarios.fitted.DemandFile;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.input.DemandInput;
import marshal.scenarios.input.HarmInput;
import marshal.scenarios.input.InputFile;
import marshal.scenarios.input.InterventionsInput;
import marshal.scenarios.input.ResourcesInput;
import marshal.scenarios.input.ScenarioInput;
import marshal.scenarios.input.Schemas;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** Everything in a case folder as it was read, each file by itself. */
final class Contents {

  static final String CRIME = "recorded-crime.csv";

  private static final List<String> NEEDED =
      List.of(
          "case",
          "neighbourhoods.csv",
          "adjacency.csv",
          CRIME,
          DemandFile.NAME,
          "interventions",
          "harm",
          "resources",
          PlanTable.CURRENT_PLAN,
          "scenarios/baseline");

  final CaseFiles files;
  final Schemas schemas = new Schemas();
  final InputFile<CaseInput> theCase;
  final InputFile<InterventionsInput> interventions;
  final InputFile<HarmInput> harm;
  final InputFile<ResourcesInput> resources;
  final InputFile<DemandInput> demand;
  final Map<String, InputFile<ScenarioInput>> scenarios = new LinkedHashMap<>();
  final AreaTables areas;
  final TreatmentTable treatment;
  final RecordedCrimeFile.Content crime;
  final PlanTable currentPlan;
  final Names names;
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<String, String> sha256ByFile = new TreeMap<>();

  /**
   * Reads a folder.
   *
   * @param files the folder
   * @param scenarioFiles the scenarios to read, by name, or those that they extend
   */
  private Contents(CaseFiles files, ScenarioFiles scenarioFiles) {
    this.files = files;
    // Tables and documents are read side by side; each keeps its own problems, so that the order
    // of the report does not depend on which is ready first.
    CompletableFuture<AreaTables> areasLater =
        CompletableFuture.supplyAsync(() -> AreaTables.read(files));
    CompletableFuture<InputFile<DemandInput>> demandLater =
        CompletableFuture.supplyAsync(
            () -> document(DemandFile.NAME, "demand", DemandInput.class, Limits.DEMAND_BYTES));
    theCase = document("case", CaseInput.class);
    Problems crimeProblems = new Problems();
    CompletableFuture<RecordedCrimeFile.Content> crimeLater =
        areasLater.thenApplyAsync(read -> readCrime(read, crimeProblems));
    CompletableFuture<InputFile<HarmInput>> harmLater =
        CompletableFuture.supplyAsync(() -> document("harm", HarmInput.class));
    CompletableFuture<InputFile<ResourcesInput>> resourcesLater =
        CompletableFuture.supplyAsync(() -> document("resources", ResourcesInput.class));
    CompletableFuture<Void> scenariosLater =
        CompletableFuture.runAsync(() -> scenarioFiles.readInto(this));
    interventions = document("interventions", InterventionsInput.class);
    currentPlan = readCurrentPlan();
    treatment = readTreatment();
    areas = join(areasLater);
    demand = join(demandLater);
    crime = join(crimeLater);
    harm = join(harmLater);
    resources = join(resourcesLater);
    join(scenariosLater);
    names = collectNames();
    collect(theCase);
    problems.addAll(areas.problems());
    sha256ByFile.putAll(areas.sha256ByFile());
    problems.addAll(crimeProblems.toList());
    sha256ByFile.put(CRIME, crime.sha256());
    problems.addAll(treatment.problems());
    if (!treatment.sha256().isEmpty()) {
      sha256ByFile.put(TreatmentTable.NAME, treatment.sha256());
    }
    collect(demand);
    collect(interventions);
    collect(harm);
    collect(resources);
    problems.addAll(currentPlan.problems());
    sha256ByFile.put(PlanTable.CURRENT_PLAN, currentPlan.sha256());
    scenarios.values().forEach(this::collect);
    outlinesHash().ifPresent(hash -> sha256ByFile.put(CaseFolder.OUTLINES, hash));
  }

  /** No plan depends on the outlines of a map: they are only kept with the rest. */
  private Optional<String> outlinesHash() {
    SourceFile outlines = files.file(CaseFolder.OUTLINES);
    try {
      return outlines.findObstacle(Limits.DOCUMENT_BYTES).isPresent()
          ? Optional.empty()
          : Optional.of(outlines.hash());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads the scenarios that are wanted. */
  interface ScenarioFiles {
    /** Reads into {@link Contents#scenarios}. */
    void readInto(Contents contents);
  }

  /**
   * Reads a folder.
   *
   * @throws InputException if it does not exist or holds no file of a case at all
   */
  static Contents read(CaseFiles files, ScenarioFiles scenarios) {
    List<String> missing =
        NEEDED.stream()
            .map(name -> name.contains(".") ? files.file(name) : files.document(name))
            .filter(source -> !java.nio.file.Files.exists(source.path()))
            .map(SourceFile::name)
            .toList();
    if (missing.size() == NEEDED.size()) {
      throw new InputException(
          Problem.ofFile(
              files.folder().toString(),
              "the folder holds no case; missing are " + String.join(", ", missing),
              "Make a case to start from in a new folder: marshal new DIR"));
    }
    return new Contents(files, scenarios);
  }

  List<Problem> problems() {
    return problems;
  }

  SortedMap<String, String> sha256ByFile() {
    return sha256ByFile;
  }

  /** Waits for a result; what it threw is thrown here as it was. */
  static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void collect(InputFile<?> file) {
    problems.addAll(file.problems());
    sha256ByFile.put(file.file(), file.sha256());
  }

  private <T extends Record> InputFile<T> document(String name, Class<T> type) {
    return document(name, name, type, Limits.DOCUMENT_BYTES);
  }

  private <T extends Record> InputFile<T> document(
      String name, String schema, Class<T> type, long maxBytes) {
    SourceFile source = name.endsWith(".json") ? files.file(name) : files.document(name);
    return openable(source)
        .map(problem -> InputFile.<T>unreadable(problem))
        .orElseGet(() -> InputFile.read(source, schemas, schema, type, maxBytes));
  }

  /** Reads a scenario of the folder. */
  InputFile<ScenarioInput> scenario(String name) {
    return document(
        CaseFiles.SCENARIOS + "/" + name, "scenario", ScenarioInput.class, Limits.DOCUMENT_BYTES);
  }

  private Optional<Problem> openable(SourceFile source) {
    if (source.name().equals(DemandFile.NAME) && !java.nio.file.Files.exists(source.path())) {
      return Optional.of(
          Problem.ofFile(
              source.name(),
              "the file is missing",
              "Fit it to recorded-crime.csv with: marshal calibrate " + files.folder()));
    }
    return files.findObstacle(source);
  }

  private RecordedCrimeFile.Content readCrime(AreaTables read, Problems found) {
    SourceFile source = files.file(CRIME);
    Optional<Problem> obstacle = files.findObstacle(source);
    if (obstacle.isPresent()) {
      found.add(obstacle.get());
      return new RecordedCrimeFile.Content(Optional.empty(), List.of(), "");
    }
    return RecordedCrimeFile.read(
        source,
        stepLength().orElse(StepLength.MONTH),
        firstDay().orElse(LocalDate.EPOCH),
        read.indexByCode(),
        found);
  }

  private PlanTable readCurrentPlan() {
    SourceFile source = files.file(PlanTable.CURRENT_PLAN);
    return files
        .findObstacle(source)
        .map(PlanTable::unreadable)
        .orElseGet(() -> PlanTable.read(source));
  }

  private TreatmentTable readTreatment() {
    SourceFile source = files.file(TreatmentTable.NAME);
    Optional<Set<String>> groups = theCase.names("treatment", "id");
    boolean wanted = groups.map(g -> !g.isEmpty()).orElse(true);
    return wanted || java.nio.file.Files.exists(source.path())
        ? TreatmentTable.read(source, groups)
        : TreatmentTable.none();
  }

  /** Returns the step's length; empty if the case does not say it rightly. */
  Optional<StepLength> stepLength() {
    return theCase
        .root()
        .flatMap(root -> root instanceof Value.Mapping m ? m.find("step") : Optional.empty())
        .map(Value::shown)
        .filter(step -> step.equals("month") || step.equals("week"))
        .map(step -> StepLength.valueOf(step.toUpperCase(Locale.ROOT)));
  }

  /** Returns the first day of the plan; empty if the case does not say it rightly. */
  Optional<LocalDate> firstDay() {
    return theCase
        .root()
        .flatMap(root -> root instanceof Value.Mapping m ? m.find("firstDay") : Optional.empty())
        .flatMap(value -> findDay(value.shown()));
  }

  /** Finds the day that a text names. */
  static Optional<LocalDate> findDay(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Names collectNames() {
    return new Names(
        theCase.names("streams", "id"),
        theCase.names("treatment", "id"),
        areas.figures(),
        areas.codes(),
        interventions.names("interventions", "id"),
        interventions.names("mechanisms", "id"),
        harm.names("indices", "id"),
        resources.names("funding", "id"),
        resources.names("staff", "id"));
  }
}
