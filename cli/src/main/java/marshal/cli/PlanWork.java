package marshal.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import marshal.model.Case;
import marshal.results.json.PlanJson;
import marshal.results.json.RefusalJson;
import marshal.results.run.RunContent;
import marshal.results.run.RunDraft;
import marshal.results.run.RunStore;
import marshal.results.run.StoredRun;
import marshal.results.summary.PlanSummary;
import marshal.results.words.OutOfReachWords;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.RuleChanges;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.planning.PlanningResult;
import marshal.scenarios.problem.Problem;
import marshal.solver.Allocator;

/** What {@code marshal plan} does: read, plan, keep the run, print. */
final class PlanWork {
  private final Console console;
  private final CaseOptions caseOptions;
  private final RuleChanges changes;
  private final Function<LoadedCase, PlanningOptions> optionsFor;
  private final Optional<Path> runs;
  private final boolean json;

  PlanWork(
      Console console,
      CaseOptions caseOptions,
      RuleChanges changes,
      Function<LoadedCase, PlanningOptions> optionsFor,
      Optional<Path> runs,
      boolean json) {
    this.console = console;
    this.caseOptions = caseOptions;
    this.changes = changes;
    this.optionsFor = optionsFor;
    this.runs = runs;
    this.json = json;
  }

  int run() {
    Allocator allocator = new Allocator();
    try (Interruption interruption = Interruption.listen(allocator::stop)) {
      LoadedCase loaded =
          changes.applyTo(CaseFolder.read(caseOptions.folder(), caseOptions.scenario()));
      PlanningOptions options = optionsFor.apply(loaded);
      Planning planning = new Planning(options, allocator);
      console.say(loaded.warnings().stream().map(Problem::toText).toList());
      int exitCode;
      if (runs.isPresent()) {
        try (RunDraft draft = new RunStore(runs.get()).begin()) {
          exitCode = finish(plan(planning, options, loaded), options, Optional.of(draft));
        }
      } else {
        exitCode = finish(plan(planning, options, loaded), options, Optional.empty());
      }
      if (!interruption.happened() || exitCode != ExitCode.DONE) {
        return exitCode;
      }
      console.say(
          "Stopped early by Ctrl-C: this is the best plan found until then"
              + (runs.isPresent() ? ", and it is kept." : "."));
      return ExitCode.INTERRUPTED;
    }
  }

  private PlanningResult plan(Planning planning, PlanningOptions options, LoadedCase loaded) {
    Duration time = options.limits().time().orElseThrow();
    String unit = loaded.theCase().harmIndex().unit();
    String amount = loaded.theCase().harmIndex().inPounds() ? "£%,.0f" : "%,.0f " + unit;
    String limit = DurationConverter.toText(time);
    try (Progress progress =
        Progress.start(console.err(), Terminal.isWatched(), "drawing worlds")) {
      progress.sayAfter(time, "search over, judging the plan");
      return planning.plan(
          loaded,
          (elapsed, averted) ->
              progress.say(
                  String.format(
                      Locale.UK, "of %s: the best plan so far averts " + amount, limit, averted)));
    }
  }

  private int finish(PlanningResult result, PlanningOptions options, Optional<RunDraft> draft) {
    if (result instanceof PlanningResult.Infeasible infeasible) {
      return refuse(infeasible, options);
    }
    if (result instanceof PlanningResult.OutOfReach outOfReach) {
      return refuse(outOfReach, options);
    }
    PlanningResult.Planned planned = (PlanningResult.Planned) result;
    Optional<StoredRun> run;
    try {
      run =
          draft.map(
              open ->
                  open.finish(
                      RunContent.of(
                          caseOptions.folder(),
                          planned.loaded(),
                          options,
                          changes,
                          planned.outcome(),
                          planned.limitPrices(),
                          ProductVersion.text())));
    } catch (RuntimeException e) {
      // The plan took its time to make: it is printed even if it cannot be kept.
      print(planned.outcome(), Optional.empty());
      throw e;
    }
    print(planned.outcome(), run);
    return ExitCode.DONE;
  }

  private int refuse(PlanningResult.Infeasible infeasible, PlanningOptions options) {
    if (json) {
      console.result(
          RefusalJson.infeasible(
              infeasible.loaded().theCase(),
              options.seed(),
              options.worlds(),
              options.freshWorlds(),
              infeasible.violations(),
              infeasible.instead()));
    }
    console.say(
        "No plan was found that keeps every rule of scenario '"
            + caseOptions.scenario()
            + "'.\nThe smallest change found that makes one possible:");
    infeasible.violations().forEach(each -> console.say(each.words() + "\n" + each.remedy()));
    if (!infeasible.instead().isEmpty()) {
      console.say("Or instead:");
      infeasible.instead().forEach(each -> console.say(each.words() + "\n" + each.remedy()));
    }
    return ExitCode.INFEASIBLE;
  }

  private int refuse(PlanningResult.OutOfReach result, PlanningOptions options) {
    Case theCase = result.loaded().theCase();
    if (json) {
      console.result(
          RefusalJson.outOfReach(
              theCase, options.seed(), options.worlds(), options.freshWorlds(), result.reach()));
    }
    OutOfReachWords words = new OutOfReachWords(theCase.harmIndex().unit(), result.reach());
    console.say(words.words() + "\n" + words.remedy());
    return ExitCode.INFEASIBLE;
  }

  private void print(PlanOutcome outcome, Optional<StoredRun> run) {
    Optional<String> id = run.map(StoredRun::id);
    console.result(json ? PlanJson.of(outcome, id) : PlanSummary.of(outcome, id, next(run)));
  }

  /** Commands that can be run as they stand, in the same folder. */
  private List<String> next(Optional<StoredRun> run) {
    if (run.isEmpty()) {
      return List.of("marshal scenarios" + caseOptions.caseWords());
    }
    String name = runs.equals(Optional.of(RunsOption.DEFAULT)) ? run.get().id() : folder(run.get());
    return List.of(
        "marshal explain " + name,
        "marshal report " + name + " --out plan.html",
        "marshal compare " + name + " " + PlanChoice.CURRENT);
  }

  private static String folder(StoredRun run) {
    return ShellWords.quoted(run.folder().toString());
  }
}
