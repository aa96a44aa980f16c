package marshal.scenarios.casefolder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import marshal.model.time.StepLength;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Limits;
import marshal.scenarios.fitted.DemandForecast;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.input.DemandInput;
import marshal.scenarios.input.HarmInput;
import marshal.scenarios.input.InterventionsInput;
import marshal.scenarios.input.ResourcesInput;
import marshal.scenarios.problem.Nearest;
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

  private final Contents contents;
  private final Names names;
  private final Problems problems;
  private final List<Problem> warnings = new ArrayList<>();

  private CaseChecks(Contents contents, Problems problems) {
    this.contents = contents;
    this.names = contents.names;
    this.problems = problems;
  }

  /** Checks a case without its scenarios; returns warnings. */
  static List<Problem> check(Contents contents, Problems problems) {
    CaseChecks checks = new CaseChecks(contents, problems);
    contents.theCase.value().ifPresent(checks::checkCase);
    contents.demand.value().ifPresent(checks::checkDemand);
    contents.interventions.value().ifPresent(checks::checkInterventions);
    contents.harm.value().ifPresent(checks::checkHarm);
    contents.resources.value().ifPresent(checks::checkResources);
    contents.currentPlan.checkNames(contents.names, problems);
    checks.warnings.addAll(contents.areas.warnings());
    checks.warnUnused();
    return checks.warnings;
  }

  private static <T> void unique(List<T> items, Function<T, At> at, String key, Problems problems) {
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

  private void checkCase(CaseInput input) {
    unique(input.streams(), CaseInput.StreamInput::at, "id", problems);
    unique(input.treatment(), CaseInput.GroupInput::at, "id", problems);
    Names.check(input.at().key("harmIndex"), names.indices(), NO_INDEX, problems);
    Optional<LocalDate> firstDay = Contents.findDay(input.firstDay());
    if (firstDay.isEmpty()) {
      problems.add(input.at().key("firstDay").problem("there is no such day", ""));
    } else if (input.step().equals("month") && firstDay.get().getDayOfMonth() != 1) {
      problems.add(
          input
              .at()
              .key("firstDay")
              .problem("a plan in months begins on the first of a month", "Use day 01."));
    }
    long steps = (long) input.periods() * input.stepsPerPeriod() + input.stepsAfterPlan();
    if (steps > Limits.HORIZON_STEPS) {
      problems.add(
          input
              .at()
              .key("periods")
              .problem(
                  "the plan has %d steps, more than %d".formatted(steps, Limits.HORIZON_STEPS),
                  "Lower periods, stepsPerPeriod or stepsAfterPlan."));
    }
    Set<String> recorded = new TreeSet<>(contents.crime.categories());
    for (CaseInput.StreamInput stream : input.streams()) {
      Names.check(stream.at().key("shareFigure"), names.figures(), NO_FIGURE, problems);
      At categories = stream.at().key("categories");
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < stream.categories().size(); i++) {
        checkCategory(categories.item(i), recorded);
        if (!seen.add(stream.categories().get(i))) {
          problems.add(categories.item(i).problem("the category is there twice", ""));
        }
      }
      if (stream.share() != 1 && !stream.assumption() && stream.source().isEmpty()) {
        problems.add(
            stream
                .at()
                .key("share")
                .problem(
                    "the share has no source",
                    "Add 'source: ...', or mark it with 'assumption: true'."));
      }
    }
    for (CaseInput.GroupInput group : input.treatment()) {
      Names.check(group.at().key("neighbourhoodFigure"), names.figures(), NO_FIGURE, problems);
      for (CaseInput.RetainedEffect effect : group.effects()) {
        Names.check(effect.at().key("stream"), names.streams(), NO_STREAM, problems);
        checkInterval(
            effect.at(), effect.changePercent(), effect.lowPercent(), effect.highPercent());
      }
      unique(group.effects(), CaseInput.RetainedEffect::at, "stream", problems);
    }
    for (CaseInput.LevelBreak levelBreak : input.levelBreaks()) {
      checkCategory(levelBreak.at().key("category"), recorded);
      checkStep(levelBreak.at().key("from"), input.step());
    }
    input.training().ifPresent(training -> checkTraining(training, input.step()));
  }

  private void checkCategory(At at, Set<String> recorded) {
    if (!recorded.isEmpty()) {
      Names.check(at, Optional.of(recorded), "recorded-crime.csv has no such category", problems);
    }
  }

  private void checkTraining(CaseInput.Training training, String step) {
    boolean goodFrom =
        training.from().map(f -> checkStep(training.at().key("from"), step)).orElse(true);
    boolean goodUntil =
        training.until().map(u -> checkStep(training.at().key("until"), step)).orElse(true);
    if (!goodFrom || !goodUntil) {
      return;
    }
    if (training.from().isPresent()
        && training.until().isPresent()
        && training.from().get().compareTo(training.until().get()) > 0) {
      problems.add(
          training.at().key("until").problem("the last step lies before the first", "Swap them."));
    }
  }

  private boolean checkStep(At at, String step) {
    String text = at.value().shown();
    try {
      DemandForecast.day(text);
      if ((text.length() == 7) == step.equals("month")) {
        return true;
      }
    } catch (DateTimeException e) {
      // Reported below, as a step of the wrong length is.
    }
    problems.add(
        at.problem(
            step.equals("month") ? "expected a month as 2014-01" : "expected a day as 2014-01-06",
            ""));
    return false;
  }

  private void checkInterval(At at, double change, double low, double high) {
    if (!(low <= change && change <= high)) {
      problems.add(
          at.key("changePercent")
              .problem(
                  "the change must lie between lowPercent %s and highPercent %s"
                      .formatted(Numbers.plain(low), Numbers.plain(high)),
                  "lowPercent is the greatest reduction: -50 for a half fewer."));
    }
  }

  private void checkDemand(DemandInput input) {
    unique(input.streams(), DemandInput.FitInput::at, "id", problems);
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
      checkStep(fit.at().key(key), step);
    }
    names
        .codes()
        .ifPresent(
            codes -> {
              compareCodes(fit.at().key("areaLevels"), fit.areaLevels(), codes, true, again);
              compareCodes(fit.at().key("lastCounts"), fit.lastCounts(), codes, false, again);
            });
    for (CaseInput.StreamInput stream : theCase.map(CaseInput::streams).orElse(List.of())) {
      if (stream.id().equals(fit.id())) {
        if (!new HashSet<>(stream.categories()).equals(new HashSet<>(fit.categories()))) {
          problems.add(fit.at().key("categories").problem("case.yaml has other categories", again));
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
          new Problem(at.file(), at.key(code).place(), code, NO_CODE, Nearest.remedy(code, codes)));
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

  private void checkInterventions(InterventionsInput input) {
    unique(input.mechanisms(), InterventionsInput.MechanismInput::at, "id", problems);
    unique(input.interventions(), InterventionsInput.InterventionInput::at, "id", problems);
    for (InterventionsInput.InterventionInput intervention : input.interventions()) {
      checkIntervention(intervention);
    }
  }

  private void checkIntervention(InterventionsInput.InterventionInput input) {
    checkPriceYear(input.at().key("cost").key("priceYear"), input.cost().priceYear());
    for (InterventionsInput.StaffInput staff : input.staff()) {
      Names.check(staff.at().key("pool"), names.pools(), NO_POOL, problems);
    }
    unique(input.staff(), InterventionsInput.StaffInput::at, "pool", problems);
    checkOffer(input);
    Names.check(
        input.target().at().key("figure"),
        names.figures(),
        marshal.model.intervention.Target.ONE,
        NO_FIGURE,
        problems);
    for (InterventionsInput.EffectInput effect : input.effects()) {
      Names.check(effect.at().key("stream"), names.streams(), NO_STREAM, problems);
      Names.check(effect.at().key("reachFigure"), names.figures(), NO_FIGURE, problems);
      checkInterval(effect.at(), effect.changePercent(), effect.lowPercent(), effect.highPercent());
    }
    Names.check(input.at().key("mechanism"), names.mechanisms(), NO_MECHANISM, problems);
    input.treatment().ifPresent(this::checkLever);
  }

  private void checkOffer(InterventionsInput.InterventionInput input) {
    At only = input.offered().at().key("only");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < input.offered().only().size(); i++) {
      Names.check(only.item(i), names.codes(), NO_CODE, problems);
      if (!seen.add(input.offered().only().get(i))) {
        problems.add(only.item(i).problem("the code is there twice", ""));
      }
    }
    Names.check(input.offered().at().key("where"), names.figures(), NO_FIGURE, problems);
    boolean restricted = !input.offered().only().isEmpty() || input.offered().where().isPresent();
    if (input.offered().places().equals("city") && restricted) {
      problems.add(
          input
              .offered()
              .at()
              .key("places")
              .problem(
                  "what is bought for the whole city cannot be kept to some neighbourhoods",
                  "Remove 'only' and 'where', or write 'places: neighbourhoods'."));
    }
  }

  private void checkLever(InterventionsInput.Lever lever) {
    Names.check(lever.at().key("places"), names.groups(), NO_GROUP, problems);
    Names.check(lever.at().key("retention"), names.groups(), NO_GROUP, problems);
    boolean numbers =
        lever.changePercent().isPresent()
            && lever.lowPercent().isPresent()
            && lever.highPercent().isPresent();
    boolean anyNumber =
        lever.changePercent().isPresent()
            || lever.lowPercent().isPresent()
            || lever.highPercent().isPresent();
    if (lever.places().isPresent() && lever.retention().isPresent()) {
      problems.add(
          lever.at().key("retention").problem("units are places or retention, not both", ""));
    } else if (lever.places().isPresent() && anyNumber) {
      problems.add(
          lever
              .at()
              .key("places")
              .problem("treatment places have no change in percent", "Remove the percentages."));
    } else if (lever.retention().isPresent() && !numbers) {
      problems.add(
          lever
              .at()
              .key("retention")
              .problem("the keys changePercent, lowPercent and highPercent are missing", ""));
    } else if (lever.retention().isPresent()) {
      checkInterval(
          lever.at(),
          lever.changePercent().get(),
          lever.lowPercent().get(),
          lever.highPercent().get());
      if (lever.source().isEmpty() && !lever.assumption()) {
        problems.add(
            lever
                .at()
                .key("retention")
                .problem(
                    "the figures have no source",
                    "Add 'source: ...', or mark them with 'assumption: true'."));
      }
    }
  }

  private void checkPriceYear(At at, String year) {
    contents.theCase.value().ifPresent(input -> checkPriceYear(at, year, input, problems));
  }

  /** Notes a problem where a price cannot be converted to the case's price year. */
  static void checkPriceYear(At at, String year, CaseInput input, Problems problems) {
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

  private void checkHarm(HarmInput input) {
    unique(input.indices(), HarmInput.IndexInput::at, "id", problems);
    for (HarmInput.IndexInput index : input.indices()) {
      unique(index.perIncident(), HarmInput.PerIncident::at, "stream", problems);
      unique(index.perPersonWaitingMonth(), HarmInput.PerWaitingMonth::at, "group", problems);
      At perIncident = index.at().key("perIncident");
      for (HarmInput.PerIncident weight : index.perIncident()) {
        Names.check(weight.at().key("stream"), names.streams(), NO_STREAM, problems);
      }
      for (HarmInput.PerWaitingMonth weight : index.perPersonWaitingMonth()) {
        Names.check(weight.at().key("group"), names.groups(), NO_GROUP, problems);
      }
      checkAllWeighed(perIncident, "stream", names.streams());
      checkAllWeighed(index.at().key("perPersonWaitingMonth"), "group", names.groups());
      boolean pounds = index.unit().equals(marshal.model.harm.HarmIndex.POUNDS);
      if (pounds && index.priceYear().isEmpty()) {
        problems.add(
            index
                .at()
                .key("unit")
                .problem("weights in pounds need the key 'priceYear'", "Add priceYear: 2015/16."));
      } else if (!pounds && index.priceYear().isPresent()) {
        problems.add(
            index.at().key("priceYear").problem("only weights in £ have a price year", ""));
      }
      index
          .priceYear()
          .filter(year -> pounds)
          .ifPresent(year -> checkPriceYear(index.at().key("priceYear"), year));
    }
  }

  /**
   * Compares names as they stand in the file, so that an entry with a fault is not also missing.
   */
  private void checkAllWeighed(At list, String key, Optional<Set<String>> known) {
    Set<String> missing = new LinkedHashSet<>(known.orElse(Set.of()));
    if (list.value() instanceof marshal.scenarios.file.Value.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        missing.remove(list.item(i).key(key).value().shown());
      }
    }
    for (String name : missing) {
      problems.add(
          new Problem(
              list.file(),
              list.place(),
              "",
              "there is no weight for " + key + " '" + name + "'",
              "Add one; 'weight: 0' if it should not count."));
    }
  }

  private void checkResources(ResourcesInput input) {
    unique(input.funding(), ResourcesInput.FundingInput::at, "id", problems);
    unique(input.staff(), ResourcesInput.PoolInput::at, "id", problems);
    for (ResourcesInput.FundingInput funding : input.funding()) {
      checkMayPayFor(funding.at().key("mayPayFor"), names, problems);
    }
    for (ResourcesInput.PoolInput pool : input.staff()) {
      checkHours(pool.at().key("hoursPerPeriod"), pool.hoursPerPeriod(), contents, problems);
    }
    input
        .commitments()
        .ifPresent(
            commitments -> {
              commitments.money().forEach(m -> checkMoney(m, names, problems));
              commitments.units().forEach(u -> checkUnits(u, contents, problems));
              List<At> all = new ArrayList<>();
              commitments.money().forEach(m -> all.add(m.at()));
              commitments.units().forEach(u -> all.add(u.at()));
              unique(all, at -> at, "name", problems);
            });
  }

  static void checkMayPayFor(At at, Names names, Problems problems) {
    if (at.value() instanceof marshal.scenarios.file.Value.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        Names.check(at.item(i), names.interventions(), NO_INTERVENTION, problems);
      }
    }
  }

  static void checkHours(At at, List<Double> hours, Contents contents, Problems problems) {
    if (at.value() instanceof marshal.scenarios.file.Value.Sequence sequence
        && contents.theCase.value().isPresent()
        && sequence.items().size() != contents.theCase.value().get().periods()) {
      problems.add(
          new Problem(
              at.file(),
              at.place(),
              "",
              "the list has %d numbers, the plan %d periods"
                  .formatted(sequence.items().size(), contents.theCase.value().get().periods()),
              "Give one number for each period, or a single number for all."));
    }
  }

  static void checkMoney(ResourcesInput.MoneyInput money, Names names, Problems problems) {
    Names.check(money.at().key("funding"), names.funding(), NO_FUNDING, problems);
  }

  static void checkUnits(ResourcesInput.UnitsInput units, Contents contents, Problems problems) {
    Names names = contents.names;
    Names.check(units.at().key("intervention"), names.interventions(), NO_INTERVENTION, problems);
    Names.check(units.at().key("neighbourhood"), names.codes(), NO_CODE, problems);
    contents
        .theCase
        .value()
        .filter(input -> units.period().isPresent() && units.period().get() > input.periods())
        .ifPresent(
            input ->
                problems.add(
                    units
                        .at()
                        .key("period")
                        .problem(
                            "the plan has %d periods".formatted(input.periods()),
                            "Periods count from 1.")));
  }

  private void warnUnused() {
    if (contents.theCase.value().isEmpty() || contents.interventions.value().isEmpty()) {
      return;
    }
    Set<String> changed = new HashSet<>();
    Set<String> groups = new HashSet<>();
    Set<String> pools = new HashSet<>();
    for (InterventionsInput.InterventionInput intervention :
        contents.interventions.value().get().interventions()) {
      intervention.effects().forEach(effect -> changed.add(effect.stream()));
      intervention.staff().forEach(staff -> pools.add(staff.pool()));
      intervention.treatment().ifPresent(lever -> lever.places().ifPresent(groups::add));
    }
    CaseInput input = contents.theCase.value().get();
    for (CaseInput.GroupInput group : input.treatment()) {
      group.effects().forEach(effect -> changed.add(effect.stream()));
      if (!groups.contains(group.id())) {
        warnings.add(
            group
                .at()
                .key("id")
                .problem("no intervention offers treatment places for this group", ""));
      }
    }
    for (CaseInput.StreamInput stream : input.streams()) {
      if (!changed.contains(stream.id())) {
        warnings.add(stream.at().key("id").problem("no intervention changes this stream", ""));
      }
    }
    for (ResourcesInput.PoolInput pool :
        contents.resources.value().map(ResourcesInput::staff).orElse(List.of())) {
      if (!pools.contains(pool.id())) {
        warnings.add(pool.at().key("id").problem("no intervention uses this staff pool", ""));
      }
    }
  }

  /** Returns the length of a step for a case that was read. */
  static StepLength stepLength(CaseInput input) {
    return input.step().equals("month") ? StepLength.MONTH : StepLength.WEEK;
  }
}
