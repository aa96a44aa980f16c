package marshal.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.planning.PlanningOptions;
import marshal.solver.search.SearchLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a plan. Holds options only: what it calls is loaded when it runs. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the plan that averts the most harm with the money and people of a case.",
      "Ctrl-C ends the search early and keeps the best plan so far; a second one ends at once.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal plan                           Derby, five seconds of search",
      "  marshal plan --scenario grant-cut-10   with a tenth less grant",
      "  marshal plan mycity --time 2m          a case of your own, searched longer",
      "  marshal plan --steps 20000 --no-run    the same everywhere, no run kept",
      "  marshal plan --gap 1%%                  until it is proven good enough",
      "  marshal plan --target 6%%               the least money that averts so much",
      "  marshal plan --objective net-benefit   what is worth more than it costs",
      "  marshal plan --risk-weight 0.5         with an eye on bad years",
      "  marshal plan --lock signed.csv         with some lines as in a table",
      "  marshal plan --without fairness-floor  with a rule switched off",
      "  marshal plan --json > plan.json        for other programs"
    })
final class PlanCommand implements Callable<Integer> {
  private static final Duration DEFAULT_TIME = Duration.ofSeconds(5);

  /** Small areas have so many lines that the proof alone takes longer than the default time. */
  private static final Duration DEFAULT_TIME_OF_MANY_LINES = Duration.ofSeconds(15);

  private static final int MANY_LINES = 2_000;

  /** A search by steps should not run for ever where the steps do not come. */
  private static final Duration SAFETY_TIME = Duration.ofHours(1);

  @Spec private CommandSpec spec;
  @Mixin private CaseOptions caseOptions;
  @Mixin private WorldOptions worldOptions;
  @Mixin private GoalOptions goalOptions;
  @Mixin private RuleOptions ruleOptions;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long to search: 500ms, 5s, 2m (default: 5s, from 2,000 lines on 15s, no limit with"
              + " --steps).")
  private Optional<Duration> time = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = WholeNumber.NotNegative.class,
      description = "How many plans the search tries; the result is then the same everywhere.")
  private Optional<Long> steps = Optional.empty();

  @Option(
      names = "--gap",
      paramLabel = "PERCENT",
      converter = GoalOptions.PercentConverter.class,
      description = "Ends the search once the plan is proven to be within 0.3%% of the best, say.")
  private Optional<Double> gap = Optional.empty();

  @Mixin private RunsOption runs;

  @Option(names = "--no-run", description = "Keep no run.")
  private boolean noRun;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    return new PlanWork(
            Console.of(spec),
            caseOptions,
            ruleOptions.changes(),
            this::options,
            keptIn(),
            json.wanted())
        .run();
  }

  private PlanningOptions options(LoadedCase loaded) {
    return new PlanningOptions(
        worldOptions.seed(),
        worldOptions.worlds(),
        worldOptions.freshWorlds(),
        new SearchLimits(
            Optional.of(timeLimit(loaded)),
            steps.isPresent() ? OptionalLong.of(steps.get()) : OptionalLong.empty(),
            gap.isPresent() ? OptionalDouble.of(gap.get()) : OptionalDouble.empty()),
        goalOptions.settings());
  }

  private Duration timeLimit(LoadedCase loaded) {
    return time.orElse(steps.isPresent() ? SAFETY_TIME : defaultTime(loaded.space().lines()));
  }

  /** Returns how long to search a case of so many lines where nobody says. */
  static Duration defaultTime(int lines) {
    return lines >= MANY_LINES ? DEFAULT_TIME_OF_MANY_LINES : DEFAULT_TIME;
  }

  private Optional<Path> keptIn() {
    return noRun ? Optional.empty() : Optional.of(runs.folder());
  }
}
