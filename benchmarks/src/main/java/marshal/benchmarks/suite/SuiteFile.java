package marshal.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import marshal.benchmarks.exact.CuttingPlanes;
import marshal.benchmarks.instance.GeneratedCity;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.ScenarioTitle;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Limits;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.input.BenchmarkSuiteInput;
import marshal.scenarios.input.BenchmarkSuiteInput.GeneratedInput;
import marshal.scenarios.input.BenchmarkSuiteInput.InstanceInput;
import marshal.scenarios.input.BenchmarkSuiteInput.MethodInput;
import marshal.scenarios.input.InputFile;
import marshal.scenarios.input.Schemas;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problems;
import org.optaplanner.core.config.solver.SolverConfig;

/** Reads and checks suite files; everything that is wrong is reported at once. */
public final class SuiteFile {

  /** Stands for every scenario or every method. */
  private static final String ALL = "all";

  private final Path path;
  private final Path shippedCases;
  private final Problems problems = new Problems();
  private final Map<String, MethodSpec> methods = new LinkedHashMap<>();
  private final Map<String, InstanceSpec> instances = new LinkedHashMap<>();

  /** Hashes of the configurations: with another one it is another suite. */
  private final StringBuilder configurations = new StringBuilder();

  private SuiteFile(Path path, Path shippedCases) {
    this.path = path;
    this.shippedCases = shippedCases;
  }

  /**
   * Reads a suite.
   *
   * @param path the file
   * @param shippedCases folder that holds the cases shipped with the program
   * @throws InputException with everything that is wrong with it
   */
  public static Suite read(Path path, Path shippedCases) {
    return new SuiteFile(path, shippedCases).read();
  }

  /** Returns what a reader of a suite should know before it runs. */
  public static List<String> notes(Suite suite) {
    boolean exact =
        suite.instances().stream()
            .flatMap(instance -> instance.methods().stream())
            .anyMatch(method -> method.kind() == MethodSpec.Kind.EXACT);
    return exact && !CuttingPlanes.isAvailable()
        ? List.of(
            "The exact reference is not available: OR-Tools is not on the class path, or not for"
                + " this system. Its cells will fail; the rest goes on.")
        : List.of();
  }

  private Suite read() {
    InputFile<BenchmarkSuiteInput> file =
        InputFile.read(
            new SourceFile(path, String.valueOf(path.getFileName())),
            new Schemas(),
            "benchmark-suite",
            BenchmarkSuiteInput.class,
            Limits.DOCUMENT_BYTES);
    problems.addAll(file.problems());
    if (file.value().isEmpty()) {
      problems.throwIfAny();
    }
    BenchmarkSuiteInput input = file.value().orElseThrow();
    input.methods().forEach(this::addMethod);
    for (InstanceInput instance : input.instances()) {
      add(instance, input);
    }
    problems.throwIfAny();
    return new Suite(
        input.title(), List.copyOf(instances.values()), file.sha256() + configurations);
  }

  private void addMethod(MethodInput input) {
    MethodSpec.Kind kind = MethodSpec.Kind.valueOf(input.kind().toUpperCase(java.util.Locale.ROOT));
    Optional<Path> configuration = Optional.empty();
    if (kind == MethodSpec.Kind.CONFIGURATION) {
      configuration = configuration(input);
    } else if (input.file().isPresent()) {
      problem(
          input.at().key("file"),
          "a file goes with the kind configuration only",
          "Remove it, or set the kind to configuration.");
    }
    if (kind != MethodSpec.Kind.OPTAPLANNER && input.localSearch().isPresent()) {
      problem(
          input.at().key("localSearch"),
          "a local search goes with the kind optaplanner only",
          "Remove it, or set the kind to optaplanner.");
    }
    MethodSpec method =
        new MethodSpec(input.id(), kind, input.localSearch(), configuration, input.slowedBy());
    if (methods.put(input.id(), method) != null) {
      problem(input.at().key("id"), "two methods have this id", "Rename one of them.");
    }
  }

  private Optional<Path> configuration(MethodInput input) {
    if (input.file().isEmpty()) {
      problem(
          input.at().key("kind"),
          "a configuration needs the key 'file'",
          "Name OptaPlanner's solver configuration, an XML file beside this one.");
      return Optional.empty();
    }
    Path file = path.resolveSibling(input.file().get());
    if (!Files.isRegularFile(file)) {
      problem(
          input.at().key("file"),
          "there is no such file",
          "Name it from the folder of the suite file: " + path.toAbsolutePath().getParent());
    } else {
      readConfiguration(input, file);
    }
    return Optional.of(file);
  }

  /** Reads a configuration once, to say what is wrong with it before anything runs. */
  private void readConfiguration(MethodInput input, Path file) {
    try {
      SolverConfig unused = SolverConfigurationFile.read(file);
      configurations.append(new SourceFile(file, file.toString()).hash());
    } catch (IllegalArgumentException | IOException e) {
      problem(
          input.at().key("file"),
          "OptaPlanner rejects this configuration: " + e.getMessage(),
          "Mend it, or see OptaPlanner's guide for what a solver configuration holds.");
    }
  }

  private void add(InstanceInput input, BenchmarkSuiteInput suite) {
    List<MethodSpec> used = methodsOf(input);
    List<Long> seeds =
        (input.seeds().isEmpty() ? suite.seeds() : input.seeds())
            .stream().map(Integer::longValue).distinct().toList();
    Function<String, Function<InstanceSpec.Source, InstanceSpec>> instance =
        id ->
            source ->
                new InstanceSpec(
                    id,
                    source,
                    Duration.ofNanos(
                        Math.round(1e9 * input.timeSeconds().orElse(suite.timeSeconds()))),
                    input.worlds().orElse(suite.worlds()),
                    input.freshWorlds().orElse(suite.freshWorlds()),
                    seeds,
                    used);
    if (input.generated().isPresent()) {
      if (input.case_().isPresent() || !input.scenarios().isEmpty()) {
        problem(
            input.at(),
            "an instance is a case or generated, not both",
            "Remove 'generated', or remove 'case' and 'scenarios'.");
      }
      addInstance(input, instance.apply(input.id()).apply(generated(input.generated().get())));
    } else if (input.case_().isPresent()) {
      for (String scenario : scenarios(input)) {
        String id =
            input.scenarios().isEmpty() || input.scenarios().equals(List.of(scenario))
                ? input.id()
                : input.id() + "-" + scenario;
        Path folder = folder(input.case_().get());
        addInstance(
            input, instance.apply(id).apply(new InstanceSpec.Source.OfCase(folder, scenario)));
      }
    }
  }

  private void addInstance(InstanceInput input, InstanceSpec instance) {
    if (instances.put(instance.id(), instance) != null) {
      problem(
          input.at().key("id"),
          "two instances have the id '" + instance.id() + "'",
          "Rename one of them.");
    }
  }

  private static InstanceSpec.Source generated(GeneratedInput input) {
    return new InstanceSpec.Source.Generated(
        new GeneratedCity(
            input.neighbourhoods(),
            input.interventions(),
            input.streams(),
            input.poundsPerHousehold(),
            input.displacement(),
            input.smallestPackage(),
            input.seed()));
  }

  private List<MethodSpec> methodsOf(InstanceInput input) {
    if (input.methods().isEmpty() || input.methods().equals(List.of(ALL))) {
      return List.copyOf(methods.values());
    }
    List<MethodSpec> used = new ArrayList<>();
    for (int m = 0; m < input.methods().size(); m++) {
      String id = input.methods().get(m);
      MethodSpec method = methods.get(id);
      if (method == null) {
        problem(
            input.at().key("methods").item(m),
            "no method of this suite has this id",
            Nearest.remedy(id, methods.keySet()));
      } else {
        used.add(method);
      }
    }
    return used;
  }

  /** Returns the folder of a case: beside the suite file, else shipped. */
  private Path folder(String name) {
    Path beside = path.resolveSibling(name);
    Path shipped = shippedCases.resolve(name);
    return !Files.isDirectory(beside) && Files.isDirectory(shipped) ? shipped : beside;
  }

  private List<String> scenarios(InstanceInput input) {
    Path folder = folder(input.case_().orElseThrow());
    if (!Files.isDirectory(folder)) {
      problem(
          input.at().key("case"),
          "there is no such case",
          Nearest.remedy(input.case_().orElseThrow(), shippedNames()));
      return List.of();
    }
    TreeSet<String> known = new TreeSet<>();
    CaseFolder.scenarios(folder).stream().map(ScenarioTitle::name).forEach(known::add);
    if (input.scenarios().isEmpty()) {
      return List.of(CaseFolder.BASELINE);
    }
    if (input.scenarios().equals(List.of(ALL))) {
      return List.copyOf(known);
    }
    List<String> used = new ArrayList<>();
    for (int s = 0; s < input.scenarios().size(); s++) {
      String name = input.scenarios().get(s);
      if (known.contains(name)) {
        used.add(name);
      } else {
        problem(
            input.at().key("scenarios").item(s),
            "the case has no such scenario",
            Nearest.remedy(name, known));
      }
    }
    return used;
  }

  private Set<String> shippedNames() {
    Set<String> names = new TreeSet<>();
    try (java.util.stream.Stream<Path> folders = Files.list(shippedCases)) {
      folders
          .filter(Files::isDirectory)
          .forEach(folder -> names.add(folder.getFileName().toString()));
    } catch (java.io.IOException e) {
      // Without the shipped cases there is no name to offer.
      return names;
    }
    return names;
  }

  private void problem(At at, String rule, String remedy) {
    problems.add(at.problem(rule, remedy));
  }
}
