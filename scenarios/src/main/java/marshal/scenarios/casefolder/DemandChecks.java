package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import marshal.scenarios.file.At;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.input.DemandInput;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** Checks demand.json against the other files. */
final class DemandChecks {

  private final Contents contents;
  private final Names names;
  private final Problems problems;
  private final List<Problem> warnings = new ArrayList<>();

  private DemandChecks(Contents contents, Problems problems) {
    this.contents = contents;
    this.names = contents.names;
    this.problems = problems;
  }

  /** Returns warnings. */
  static List<Problem> check(DemandInput input, Contents contents, Problems problems) {
    DemandChecks checks = new DemandChecks(contents, problems);
    checks.checkDemand(input);
    return checks.warnings;
  }

  private void checkDemand(DemandInput input) {
    CaseChecks.unique(input.streams(), DemandInput.FitInput::at, "id", problems);
    String again = "Fit the demand again with: marshal calibrate " + contents.files.folder();
    if (!contents.crime.sha256().isEmpty()
        && !contents.crime.sha256().equals(input.recordedCrimeSha256())) {
      warnings.add(
          Problem.ofFile(
              contents.demand.file(), "it was fitted on another recorded-crime.csv", again));
    }
    contents
        .stepLength()
        .filter(step -> !step.name().equalsIgnoreCase(input.step()))
        .ifPresent(
            step ->
                problems.add(
                    input
                        .at()
                        .key("step")
                        .problem("case.yaml has steps of another length", again)));
    Optional<CaseInput> theCase = contents.theCase.value();
    if (theCase.isPresent()) {
      Set<String> fitted = new LinkedHashSet<>();
      input.streams().forEach(fit -> fitted.add(fit.id()));
      Set<String> named = contents.demand.names("streams", "id").orElse(fitted);
      for (CaseInput.StreamInput stream : theCase.get().streams()) {
        if (!named.contains(stream.id())) {
          problems.add(
              Problem.ofFile(
                  contents.demand.file(),
                  "there is no fit of stream '" + stream.id() + "'",
                  again));
        }
      }
    }
    for (DemandInput.FitInput fit : input.streams()) {
      checkFit(fit, input.step(), theCase, again);
    }
  }

  private void checkFit(
      DemandInput.FitInput fit, String step, Optional<CaseInput> theCase, String again) {
    if (!(fit.lambda() + fit.phi() < 1)) {
      problems.add(
          fit.at()
              .key("lambda")
              .problem(
                  "lambda + phi must be below 1: else incidents trigger each other without end",
                  again));
    }
    if (fit.sin().size() != fit.cos().size()) {
      problems.add(fit.at().key("sin").problem("there must be as many sines as cosines", again));
    }
    for (String key : List.of("timeZero", "fittedFrom", "fittedUntil")) {
      CaseFileChecks.checkStep(fit.at().key(key), step, problems);
    }
    names
        .codes()
        .ifPresent(
            codes -> {
              compareCodes(fit.at().key("areaLevels"), fit.areaLevels(), codes, true, again);
              compareCodes(fit.at().key("lastCounts"), fit.lastCounts(), codes, false, again);
              for (DemandInput.EarlierInput earlier : fit.earlierCounts()) {
                compareCodes(earlier.at().key("counts"), earlier.counts(), codes, false, again);
              }
            });
    for (CaseInput.StreamInput stream : theCase.map(CaseInput::streams).orElse(List.of())) {
      if (stream.id().equals(fit.id())) {
        if (!new HashSet<>(stream.categories()).equals(new HashSet<>(fit.categories()))) {
          problems.add(fit.at().key("categories").problem("case.yaml has other categories", again));
        }
        List<Double> fitted = fit.lagWeights().isEmpty() ? List.of(1.0) : fit.lagWeights();
        if (!stream.kernel().equals(fitted)) {
          problems.add(
              fit.at().key("lagWeights").problem("case.yaml has other lag weights", again));
        } else if (fit.earlierCounts().size() != fitted.size() - 1) {
          problems.add(
              fit.at()
                  .key("earlierCounts")
                  .problem("there must be one earlier step less than lag weights", again));
        }
        if (!stream.nearRepeats() && fit.phi() > 0) {
          problems.add(
              fit.at().key("phi").problem("case.yaml says that nothing crosses borders", again));
        }
      }
    }
  }

  private void compareCodes(
      At at, Map<String, Double> byCode, Set<String> codes, boolean all, String again) {
    Set<String> unknown = new TreeSet<>(byCode.keySet());
    unknown.removeAll(codes);
    for (String code : unknown) {
      problems.add(
          new Problem(
              at.file(),
              at.key(code).place(),
              code,
              CaseChecks.NO_CODE,
              Nearest.remedy(code, codes)));
    }
    Set<String> missing = new TreeSet<>(codes);
    missing.removeAll(byCode.keySet());
    if (all && !missing.isEmpty()) {
      problems.add(
          at.problem(
              "there is no level for %d neighbourhoods, the first %s"
                  .formatted(missing.size(), missing.iterator().next()),
              again));
    }
  }
}
