package marshal.results.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import marshal.results.json.PlanJson;
import marshal.results.summary.PlanSummary;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.casefolder.RuleChanges;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.outcome.SearchOutcome;
import marshal.scenarios.planning.PlanningOptions;
import marshal.solver.LimitPrices;

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
 * @param pricesJson what each limit is worth as a file; empty if that is not known
 * @param resultJson the result as a file, given the name of the run; empty for a run that has none
 *     yet
 * @param summary the result as text for people, given the name of the run
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
    Optional<String> pricesJson,
    Function<Optional<String>, String> resultJson,
    Function<Optional<String>, String> summary) {

  /** Copies the options. */
  public RunContent {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /**
   * Returns what the run of a plan keeps.
   *
   * @param caseFolder the folder that the case was read from
   * @param loaded the case under its scenario
   * @param options how the plan was made and judged
   * @param changes how the rules of the case were changed for it
   * @param outcome what it comes to
   * @param prices what each limit is worth, if that is known
   * @param productVersion version of Marshal
   */
  public static RunContent of(
      Path caseFolder,
      LoadedCase loaded,
      PlanningOptions options,
      RuleChanges changes,
      PlanOutcome outcome,
      Optional<LimitPrices> prices,
      String productVersion) {
    SortedMap<String, String> words = RunSettings.of(options);
    words.putAll(RunRules.of(changes));
    return new RunContent(
        outcome.search().isPresent() ? Provenance.PLAN : Provenance.EVALUATE,
        loaded.theCase().id(),
        loaded.theCase().scenario(),
        options.seed(),
        words,
        outcome.search().map(SearchOutcome::stoppedBy).orElse(""),
        productVersion,
        new RunInputs(caseFolder, loaded.sha256ByFile()),
        PlanFile.toCsv(loaded, outcome.plan()),
        prices.map(PricesFile::of),
        id -> PlanJson.of(outcome, id),
        id -> PlanSummary.of(outcome, id, List.of()));
  }
}
