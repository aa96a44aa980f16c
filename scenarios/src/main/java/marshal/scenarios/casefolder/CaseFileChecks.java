package marshal.scenarios.casefolder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import marshal.model.time.StepLength;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Limits;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.problem.Problems;

/** Checks case.yaml against the other files. */
final class CaseFileChecks {

  private final Contents contents;
  private final Names names;
  private final Problems problems;

  private CaseFileChecks(Contents contents, Problems problems) {
    this.contents = contents;
    this.names = contents.names;
    this.problems = problems;
  }

  static void check(CaseInput input, Contents contents, Problems problems) {
    new CaseFileChecks(contents, problems).checkCase(input);
  }

  private void checkCase(CaseInput input) {
    CaseChecks.unique(input.streams(), CaseInput.StreamInput::at, "id", problems);
    CaseChecks.unique(input.treatment(), CaseInput.GroupInput::at, "id", problems);
    Names.check(input.at().key("harmIndex"), names.indices(), CaseChecks.NO_INDEX, problems);
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
      Names.check(stream.at().key("shareFigure"), names.figures(), CaseChecks.NO_FIGURE, problems);
      At categories = stream.at().key("categories");
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < stream.categories().size(); i++) {
        checkCategory(categories.item(i), recorded);
        if (!seen.add(stream.categories().get(i))) {
          problems.add(categories.item(i).problem("the category is there twice", ""));
        }
      }
      checkKernel(stream);
      if (stream.share() != 1 && stream.origin().isUnknown()) {
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
      Names.check(
          group.at().key("neighbourhoodFigure"), names.figures(), CaseChecks.NO_FIGURE, problems);
      for (CaseInput.RetainedEffect effect : group.effects()) {
        Names.check(effect.at().key("stream"), names.streams(), CaseChecks.NO_STREAM, problems);
        CaseChecks.checkInterval(
            effect.at(),
            effect.changePercent(),
            effect.lowPercent(),
            effect.highPercent(),
            problems);
      }
      CaseChecks.unique(group.effects(), CaseInput.RetainedEffect::at, "stream", problems);
    }
    for (CaseInput.LevelBreak levelBreak : input.levelBreaks()) {
      checkCategory(levelBreak.at().key("category"), recorded);
      checkStep(levelBreak.at().key("from"), input.step(), problems);
    }
    input.training().ifPresent(training -> checkTraining(training, input.step()));
  }

  private void checkKernel(CaseInput.StreamInput stream) {
    double sum = stream.kernel().stream().mapToDouble(Double::doubleValue).sum();
    if (!(Math.abs(sum - 1) < 1e-9)) {
      problems.add(
          stream
              .at()
              .key("lagWeights")
              .problem(
                  "the lag weights sum to " + Numbers.plain(sum),
                  "They share out what an incident triggers, so they must sum to 1."));
    }
    if (stream.kernel().size() > Limits.LAGS) {
      problems.add(
          stream
              .at()
              .key("lagWeights")
              .problem(
                  "there are %d lag weights, more than %d"
                      .formatted(stream.kernel().size(), Limits.LAGS),
                  "Repeats fade within weeks; leave out the last weights."));
    }
  }

  private void checkCategory(At at, Set<String> recorded) {
    if (!recorded.isEmpty()) {
      Names.check(at, Optional.of(recorded), "recorded-crime.csv has no such category", problems);
    }
  }

  private void checkTraining(CaseInput.Training training, String step) {
    boolean goodFrom =
        training.from().map(f -> checkStep(training.at().key("from"), step, problems)).orElse(true);
    boolean goodUntil =
        training
            .until()
            .map(u -> checkStep(training.at().key("until"), step, problems))
            .orElse(true);
    if (!goodFrom || !goodUntil) {
      return;
    }
    if (training.from().isPresent()
        && training.until().isPresent()
        && firstDay(training.from().get(), step).isAfter(firstDay(training.until().get(), step))) {
      problems.add(
          training.at().key("until").problem("the last step lies before the first", "Swap them."));
    }
  }

  /** Notes a problem where a text does not name a step. */
  static boolean checkStep(At at, String step, Problems problems) {
    String text = at.value().shown();
    try {
      firstDay(text, step);
      return true;
    } catch (DateTimeException e) {
      problems.add(
          at.problem(
              step.equals("month")
                  ? "expected a month as 2014-01"
                  : "expected a week as 2014-W02, or its first day as 2014-01-06",
              ""));
      return false;
    }
  }

  private static LocalDate firstDay(String name, String step) {
    return (step.equals("month") ? StepLength.MONTH : StepLength.WEEK).firstDay(name);
  }
}
