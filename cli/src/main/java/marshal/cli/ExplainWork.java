package marshal.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import marshal.model.plan.Plan;
import marshal.results.explanation.ExplanationText;
import marshal.results.explanation.MoveText;
import marshal.results.json.ExplanationJson;
import marshal.results.run.OpenedRun;
import marshal.results.run.PlanReference;
import marshal.results.run.RunReader;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.comparison.NamedPlan;
import marshal.scenarios.explanation.LineChoice;
import marshal.scenarios.explanation.MoneyMove;
import marshal.scenarios.explanation.MoveExplanation;
import marshal.scenarios.explanation.NamesInCase;
import marshal.scenarios.explanation.PlanExplainer;
import marshal.scenarios.explanation.PlanExplanation;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;
import marshal.solver.LimitPrices;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Violation;
import marshal.solver.search.SearchLimits;

/** What {@code marshal explain} does: open the run, ask, print. */
final class ExplainWork {
  private static final BigDecimal MOST_POUNDS = new BigDecimal(1_000_000_000_000L);

  private static final String RUN = "run ";

  /** The worlds that a table is explained in: those of {@code plan} by default. */
  private static final PlanningOptions TABLES =
      new PlanningOptions(1, 64, 1_000, SearchLimits.ofSteps(0));

  private final Console console;
  private final String plan;
  private final Path runs;
  private final Optional<String> folder;
  private final Optional<String> scenario;
  private final Optional<String> neighbourhood;
  private final Optional<String> intervention;
  private final Optional<Long> period;
  private final Optional<ExplainCommand.Move> move;
  private final boolean json;

  ExplainWork(
      Console console,
      String plan,
      Path runs,
      Optional<String> folder,
      Optional<String> scenario,
      Optional<String> neighbourhood,
      Optional<String> intervention,
      Optional<Long> period,
      Optional<ExplainCommand.Move> move,
      boolean json) {
    this.console = console;
    this.plan = plan;
    this.runs = runs;
    this.folder = folder;
    this.scenario = scenario;
    this.neighbourhood = neighbourhood;
    this.intervention = intervention;
    this.period = period;
    this.move = move;
    this.json = json;
  }

  /** A plan to explain, where it comes from and with which worlds. */
  private record Explained(
      String name,
      LoadedCase loaded,
      Plan plan,
      PlanningOptions options,
      Optional<LimitPrices> prices) {}

  int run() {
    Explained explained = find();
    NamesInCase names = new NamesInCase(explained.loaded().theCase());
    LineChoice choice = choice(names, explained.loaded().theCase().horizon().periods());
    Optional<MoneyMove> money = move.map(each -> money(each, names));
    String text;
    try (Progress progress = Progress.start(console.err(), Terminal.isWatched(), "")) {
      progress.say("finding prices");
      PlanExplainer explainer =
          new PlanExplainer(
              explained.loaded(), explained.plan(), explained.options(), explained.prices());
      progress.say("explaining");
      text =
          money.isPresent()
              ? text(explainer.move(money.get()), explained.name())
              : text(explainer.explain(choice), explained.name());
    }
    console.result(text);
    return ExitCode.DONE;
  }

  private Explained find() {
    boolean isTable =
        plan.equals(PlanChoice.CURRENT)
            || PlanReference.find(plan, runs) instanceof PlanReference.File;
    if (isTable) {
      PlanChoice.Chosen chosen = new PlanChoice(List.of(plan), folder, scenario, runs).choose();
      NamedPlan named = chosen.plans().get(0);
      console.say(chosen.loaded().warnings().stream().map(Problem::toText).toList());
      List<Violation> broken =
          new CaseRules(chosen.loaded().theCase(), chosen.loaded().space())
              .violations(named.plan());
      if (!broken.isEmpty()) {
        console.say("The plan breaks these rules:");
        broken.forEach(each -> console.say(each.words() + "\n" + each.remedy()));
      }
      return new Explained(named.source(), chosen.loaded(), named.plan(), TABLES, Optional.empty());
    }
    if (folder.isPresent() || scenario.isPresent()) {
      throw new InputException(
          new Problem(
              folder.isPresent() ? "--case" : "--scenario",
              "",
              folder.or(() -> scenario).orElseThrow(),
              "a run is explained in its own case",
              "Leave it out, or name a table that ends in .csv."));
    }
    OpenedRun opened = RunReader.open(PlanReference.findRun(plan, runs), ProductVersion.text());
    return new Explained(
        RUN + opened.id(), opened.loaded(), opened.plan(), opened.options(), opened.prices());
  }

  private String text(PlanExplanation explanation, String name) {
    return json ? ExplanationJson.of(explanation, id(name)) : ExplanationText.of(explanation, name);
  }

  private String text(MoveExplanation explanation, String name) {
    return json ? ExplanationJson.of(explanation, id(name)) : MoveText.of(explanation, name);
  }

  private static String id(String name) {
    return name.startsWith(RUN) ? name.substring(RUN.length()) : name;
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
