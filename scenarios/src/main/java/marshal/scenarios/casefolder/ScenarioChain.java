package marshal.scenarios.casefolder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.file.CaseFiles;
import marshal.scenarios.file.Limits;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.input.InputFile;
import marshal.scenarios.input.ScenarioInput;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** A scenario and those that it extends. */
final class ScenarioChain {

  private final CaseFiles files;

  ScenarioChain(CaseFiles files) {
    this.files = files;
  }

  /** Returns the name under which a scenario is kept: a path is named after its file. */
  static String nameOf(String scenario) {
    if (!isPath(scenario)) {
      return scenario;
    }
    Path file = Path.of(scenario).getFileName();
    return CaseFiles.stem(file == null ? scenario : file.toString());
  }

  static boolean isPath(String scenario) {
    return scenario.contains("/")
        || scenario.contains("\\")
        || scenario.endsWith(".yaml")
        || scenario.endsWith(".json");
  }

  /** Reads a scenario and those that it extends, until the root, a cycle or one that is missing. */
  void read(Contents into, String name, String scenario, Set<Problem> found) {
    List<String> names = files.scenarioNames();
    String next = name;
    boolean first = true;
    while (!into.scenarios.containsKey(next)) {
      InputFile<ScenarioInput> file;
      if (first && isPath(scenario)) {
        file = scenarioFile(into, scenario);
      } else if (names.contains(next)) {
        file = into.scenario(next);
      } else {
        if (first) {
          found.add(noScenario(next, Nearest.remedy(next, names)));
        }
        return;
      }
      into.scenarios.put(next, file);
      first = false;
      Optional<String> parent = file.value().flatMap(ScenarioInput::extends_);
      if (parent.isEmpty()) {
        return;
      }
      next = parent.get();
    }
  }

  private static InputFile<ScenarioInput> scenarioFile(Contents into, String scenario) {
    try {
      return InputFile.read(
          new SourceFile(Path.of(scenario), scenario),
          into.schemas,
          "scenario",
          ScenarioInput.class,
          Limits.DOCUMENT_BYTES);
    } catch (java.nio.file.InvalidPathException e) {
      return InputFile.unreadable(
          new Problem(scenario.isBlank() ? "scenario" : scenario, "", "", "no such path", ""));
    }
  }

  static Problem noScenario(String name, String remedy) {
    return new Problem(
        CaseFiles.SCENARIOS, "", name, "the case has no scenario of this name", remedy);
  }

  /** Returns a scenario and those that it extends, root first, as far as they were read. */
  List<ScenarioInput> of(String name, Contents contents, Problems problems) {
    List<ScenarioInput> chain = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    String next = name;
    while (true) {
      passed.add(next);
      InputFile<ScenarioInput> file = contents.scenarios.get(next);
      if (file == null || file.value().isEmpty()) {
        return chain;
      }
      ScenarioInput input = file.value().get();
      chain.add(0, input);
      if (input.extends_().isEmpty()) {
        return chain;
      }
      next = input.extends_().get();
      At parent = input.at().key("extends");
      if (passed.contains(next)) {
        problems.add(
            parent.problem(
                "the scenarios extend each other in a circle: "
                    + String.join(" -> ", passed.subList(passed.indexOf(next), passed.size()))
                    + " -> "
                    + next,
                "Let one of them extend nothing."));
        return chain;
      }
      if (!contents.scenarios.containsKey(next)) {
        Set<String> names = new HashSet<>(files.scenarioNames());
        problems.add(
            parent.problem("there is no scenario of this name", Nearest.remedy(next, names)));
        return chain;
      }
    }
  }
}
