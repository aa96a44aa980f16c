package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import marshal.model.demand.Stream;
import marshal.model.time.StepLength;
import marshal.scenarios.crime.RecordedCrime;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** Picks from a folder what a demand model is fitted on. */
final class HistoryReader {

  private HistoryReader() {}

  static History read(Contents contents) {
    Problems all = new Problems();
    all.addAll(contents.problems());
    CaseChecks.check(contents, all);
    Problems needed = new Problems();
    for (Problem problem : all.toList()) {
      if (isNeeded(problem.file())) {
        needed.add(problem);
      }
    }
    needed.throwIfAny();
    CaseInput input = contents.theCase.value().orElseThrow();
    RecordedCrime crime = contents.crime.crime().orElseThrow();
    StepLength stepLength = crime.stepLength();
    List<LevelBreak> breaks = new ArrayList<>();
    for (CaseInput.LevelBreak levelBreak : input.levelBreaks()) {
      breaks.add(
          new LevelBreak(
              levelBreak.category(),
              stepLength.between(crime.firstDay(), stepLength.firstDay(levelBreak.from())),
              levelBreak.source().orElse("")));
    }
    int from = step(crime, input.training().flatMap(CaseInput.Training::from)).orElse(0);
    int until =
        step(crime, input.training().flatMap(CaseInput.Training::until))
            .map(last -> last + 1)
            .orElse(crime.steps());
    from = Math.max(0, from);
    until = Math.min(crime.steps(), until);
    if (from >= until) {
      throw new marshal.scenarios.problem.InputException(
          input
              .training()
              .orElseThrow()
              .at()
              .problem(
                  "nothing is recorded in these steps",
                  "recorded-crime.csv runs from %s to %s."
                      .formatted(crime.stepName(0), crime.stepName(crime.steps() - 1))));
    }
    return new History(
        contents.areas.area().orElseThrow(),
        input.streams().stream()
            .map(
                s ->
                    new Stream(
                        s.id(),
                        s.name(),
                        s.categories().stream().sorted().toList(),
                        s.share(),
                        s.shareFigure(),
                        s.nearRepeats(),
                        s.kernel()))
            .sorted(Comparator.comparing(Stream::id))
            .toList(),
        stepLength,
        crime,
        from,
        until,
        breaks,
        input.levelDrift().map(d -> d.cityPercentPerYear() / 100).orElse(0.15),
        input.levelDrift().map(d -> d.neighbourhoodPercentPerYear() / 100).orElse(0.10),
        contents.crime.sha256());
  }

  private static boolean isNeeded(String file) {
    return file.startsWith("case.")
        || file.equals(AreaTables.NEIGHBOURHOODS)
        || file.equals(AreaTables.ADJACENCY)
        || file.equals(Contents.CRIME);
  }

  private static Optional<Integer> step(RecordedCrime crime, Optional<String> name) {
    return name.map(
        n -> crime.stepLength().between(crime.firstDay(), crime.stepLength().firstDay(n)));
  }
}
