package marshal.results.run;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a run keeps.
 *
 * @param command the command that made it: "plan" or "evaluate"
 * @param caseId the case
 * @param scenario the scenario
 * @param seed seed of every random number
 * @param options settings of the run by name, in words
 * @param stoppedBy what ended the search; empty text if there was none
 * @param productVersion version of Marshal
 * @param inputs the files it was made from
 * @param planCsv the plan as a file
 * @param resultJson the result as a file, given the name of the run; empty for a run that has none
 *     yet
 */
public record RunContent(
    String command,
    String caseId,
    String scenario,
    long seed,
    SortedMap<String, String> options,
    String stoppedBy,
    String productVersion,
    RunInputs inputs,
    String planCsv,
    Function<Optional<String>, String> resultJson) {

  /** Copies the options. */
  public RunContent {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }
}
