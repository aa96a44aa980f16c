package marshal.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import marshal.results.explanation.ExplanationText;
import marshal.results.explanation.MoveText;
import marshal.results.json.ExplanationJson;
import marshal.results.run.OpenedRun;
import marshal.results.run.PlanReference;
import marshal.results.run.RunReader;
import marshal.scenarios.explanation.LineChoice;
import marshal.scenarios.explanation.MoneyMove;
import marshal.scenarios.explanation.MoveExplanation;
import marshal.scenarios.explanation.NamesInCase;
import marshal.scenarios.explanation.PlanExplainer;
import marshal.scenarios.explanation.PlanExplanation;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** What {@code marshal explain} does: open the run, ask, print. */
final class ExplainWork {
  private static final BigDecimal MOST_POUNDS = new BigDecimal(1_000_000_000_000L);

  private final Console console;
  private final String run;
  private final Path runs;
  private final Optional<String> neighbourhood;
  private final Optional<String> intervention;
  private final Optional<Long> period;
  private final Optional<ExplainCommand.Move> move;
  private final boolean json;

  ExplainWork(
      Console console,
      String run,
      Path runs,
      Optional<String> neighbourhood,
      Optional<String> intervention,
      Optional<Long> period,
      Optional<ExplainCommand.Move> move,
      boolean json) {
    this.console = console;
    this.run = run;
    this.runs = runs;
    this.neighbourhood = neighbourhood;
    this.intervention = intervention;
    this.period = period;
    this.move = move;
    this.json = json;
  }

  int run() {
    OpenedRun opened = RunReader.open(PlanReference.findRun(run, runs), ProductVersion.text());
    NamesInCase names = new NamesInCase(opened.loaded().theCase());
    LineChoice choice = choice(names, opened.loaded().theCase().horizon().periods());
    Optional<MoneyMove> money = move.map(each -> money(each, names));
    String text;
    try (Progress progress = Progress.start(console.err(), Terminal.isWatched(), "")) {
      progress.say("finding prices");
      PlanExplainer explainer = new PlanExplainer(opened.loaded(), opened.plan(), opened.options());
      progress.say("explaining");
      text =
          money.isPresent()
              ? text(explainer.move(money.get()), opened.id())
              : text(explainer.explain(choice), opened.id());
    }
    console.result(text);
    return ExitCode.DONE;
  }

  private String text(PlanExplanation explanation, String runId) {
    return json ? ExplanationJson.of(explanation, runId) : ExplanationText.of(explanation, runId);
  }

  private String text(MoveExplanation explanation, String runId) {
    return json ? ExplanationJson.of(explanation, runId) : MoveText.of(explanation, runId);
  }

  private LineChoice choice(NamesInCase names, int periods) {
    if (period.isPresent() && (period.get() < 1 || period.get() > periods)) {
      throw new InputException(
          new Problem(
              "--period",
              "",
              Long.toString(period.get()),
              "the plan has %d periods".formatted(periods),
              "Periods count from 1."));
    }
    return new LineChoice(
        intervention.map(names::intervention).map(OptionalInt::of).orElse(OptionalInt.empty()),
        neighbourhood.map(names::place).map(OptionalInt::of).orElse(OptionalInt.empty()),
        period.map(each -> OptionalInt.of(Math.toIntExact(each - 1))).orElse(OptionalInt.empty()));
  }

  private static MoneyMove money(ExplainCommand.Move move, NamesInCase names) {
    BigDecimal pence = move.pounds().movePointRight(2).stripTrailingZeros();
    if (move.pounds().signum() <= 0
        || pence.scale() > 0
        || move.pounds().compareTo(MOST_POUNDS) > 0) {
      throw new InputException(
          new Problem(
              "--move",
              "",
              move.pounds().toPlainString(),
              "expected an amount of pounds in whole pence, more than 0",
              ""));
    }
    return new MoneyMove(
        pence.longValueExact(), names.end(move.from(), "--from"), names.end(move.to(), "--to"));
  }
}
