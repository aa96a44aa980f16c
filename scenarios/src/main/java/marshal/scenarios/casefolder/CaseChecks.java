package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import marshal.model.time.StepLength;
import marshal.scenarios.file.At;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** Checks that the files of a case fit each other; each file was checked by itself before. */
final class CaseChecks {

  static final String NO_STREAM = "case.yaml has no such demand stream";
  static final String NO_GROUP = "case.yaml has no such treatment group";
  static final String NO_FIGURE = "neighbourhoods.csv has no such column";
  static final String NO_CODE = "neighbourhoods.csv has no such code";
  static final String NO_INTERVENTION = "interventions.yaml has no such intervention";
  static final String NO_MECHANISM = "interventions.yaml has no such mechanism";
  static final String NO_INDEX = "harm.yaml has no such index";
  static final String NO_FUNDING = "resources.yaml has no such funding stream";
  static final String NO_POOL = "resources.yaml has no such staff pool";

  private CaseChecks() {}

  /** Checks a case without its scenarios; returns warnings. */
  static List<Problem> check(Contents contents, Problems problems) {
    List<Problem> warnings = new ArrayList<>();
    contents.theCase.value().ifPresent(c -> CaseFileChecks.check(c, contents, problems));
    contents
        .demand
        .value()
        .ifPresent(d -> warnings.addAll(DemandChecks.check(d, contents, problems)));
    contents.interventions.value().ifPresent(i -> CatalogueChecks.check(i, contents, problems));
    contents.harm.value().ifPresent(h -> HarmChecks.check(h, contents, problems));
    contents.resources.value().ifPresent(r -> ResourceChecks.check(r, contents, problems));
    contents.currentPlan.checkNames(contents.names, problems);
    warnings.addAll(contents.areas.warnings());
    warnings.addAll(UnusedParts.warnings(contents));
    return warnings;
  }

  /** Notes a problem where two items have the same name. */
  static <T> void unique(List<T> items, Function<T, At> at, String key, Problems problems) {
    Map<String, At> seen = new HashMap<>();
    for (T item : items) {
      At there = at.apply(item).key(key);
      At earlier = seen.putIfAbsent(there.value().shown(), there);
      if (earlier != null) {
        problems.add(
            there.problem(
                "the " + key + " is that of line " + earlier.value().line(),
                "Rename one of them."));
      }
    }
  }

  /** Notes a problem where a change lies outside its interval. */
  static void checkInterval(At at, double change, double low, double high, Problems problems) {
    if (!(low <= change && change <= high)) {
      problems.add(
          at.key("changePercent")
              .problem(
                  "the change must lie between lowPercent %s and highPercent %s"
                      .formatted(Numbers.plain(low), Numbers.plain(high)),
                  "lowPercent is the greatest reduction: -50 for a half fewer."));
    }
  }

  /** Notes a problem where a share of displacement lies outside its range. */
  static void checkShares(At at, double share, double low, double high, Problems problems) {
    if (!(low <= share && share <= high)) {
      problems.add(
          at.key("share")
              .problem(
                  "the share must lie between low %s and high %s"
                      .formatted(Numbers.plain(low), Numbers.plain(high)),
                  "Give low and high as well; they are -0.2 and 0.2 where left out."));
    }
  }

  /** Notes a problem where a price cannot be converted to the case's price year. */
  static void checkPriceYear(At at, String year, Contents contents, Problems problems) {
    contents.theCase.value().ifPresent(input -> checkPriceYear(at, year, input, problems));
  }

  private static void checkPriceYear(At at, String year, CaseInput input, Problems problems) {
    if (year.equals(input.priceYear())) {
      return;
    }
    Map<String, Double> index =
        input.priceIndex().map(CaseInput.PriceIndex::values).orElse(Map.of());
    for (String needed : List.of(year, input.priceYear())) {
      if (!index.containsKey(needed)) {
        problems.add(
            at.problem(
                "case.yaml has no price index for " + needed,
                "Add it under priceIndex.values, or give the price in " + input.priceYear() + "."));
        return;
      }
    }
  }

  /** Returns the length of a step for a case that was read. */
  static StepLength stepLength(CaseInput input) {
    return input.step().equals("month") ? StepLength.MONTH : StepLength.WEEK;
  }
}
