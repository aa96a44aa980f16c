package marshal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.scenarios.casefolder.CaseCheck;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.problem.Problem;

/** What {@code marshal validate} does: check, group by file, print. */
final class ValidateWork {
  private final Console console;
  private final Path folder;

  ValidateWork(Console console, Path folder) {
    this.console = console;
    this.folder = folder;
  }

  int run() {
    CaseCheck check = CaseFolder.validate(folder);
    if (!check.problems().isEmpty()) {
      console.say(byFile(check.problems()));
    }
    if (!check.warnings().isEmpty()) {
      console.say("Worth a look:");
      console.say(byFile(check.warnings()));
    }
    String name = name();
    if (check.isGood()) {
      console.result(
          "%s: no problems, %s%s\n"
              .formatted(
                  name,
                  count(check.scenarios().size(), "scenario"),
                  check.warnings().isEmpty()
                      ? ""
                      : ", " + count(check.warnings().size(), "warning")));
      return ExitCode.DONE;
    }
    long files = check.problems().stream().map(Problem::file).distinct().count();
    console.say(
        "%s: %s in %s"
            .formatted(name, count(check.problems().size(), "problem"), count(files, "file")));
    return ExitCode.INPUT_HAS_ERRORS;
  }

  private String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Problems of one file stand together, files in the order of their first problem. */
  private static List<String> byFile(List<Problem> problems) {
    Map<String, List<String>> files = new LinkedHashMap<>();
    for (Problem problem : problems) {
      files.computeIfAbsent(problem.file(), unused -> new ArrayList<>()).add(problem.toText());
    }
    return files.values().stream().flatMap(List::stream).toList();
  }
}
