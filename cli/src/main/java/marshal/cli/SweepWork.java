package marshal.cli;

import java.nio.file.Path;
import java.util.Optional;
import marshal.results.json.JsonText;
import marshal.results.json.SweepDocument;
import marshal.results.summary.SweepSummary;
import marshal.results.sweep.SweepFolder;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.sweep.Sweep;
import marshal.scenarios.sweep.SweepGrid;
import marshal.solver.search.SearchLimits;

/** What {@code marshal sweep} does: read, solve every point, keep, print. */
final class SweepWork {

  /** The machines that this is made for have two cores. */
  private static final int THREADS = 2;

  private final Console console;
  private final CaseOptions caseOptions;
  private final WorldOptions worldOptions;
  private final SweepGrid grid;
  private final long steps;
  private final Path runs;
  private final Optional<Path> out;
  private final boolean json;

  SweepWork(
      Console console,
      CaseOptions caseOptions,
      WorldOptions worldOptions,
      SweepGrid grid,
      long steps,
      Path runs,
      Optional<Path> out,
      boolean json) {
    this.console = console;
    this.caseOptions = caseOptions;
    this.worldOptions = worldOptions;
    this.grid = grid;
    this.steps = steps;
    this.runs = runs;
    this.out = out;
    this.json = json;
  }

  int run() {
    VariedCase varied = CaseFolder.readVaried(caseOptions.folder(), caseOptions.scenario());
    console.say(varied.base().warnings().stream().map(Problem::toText).toList());
    PlanningOptions options =
        new PlanningOptions(
            worldOptions.seed(),
            worldOptions.worlds(),
            worldOptions.freshWorlds(),
            SearchLimits.ofSteps(steps));
    SweepFolder folder =
        SweepFolder.open(runs, out, varied.base(), grid, options, ProductVersion.text());
    Sweep sweep = new Sweep(varied, grid, options, folder);
    try (Interruption interruption = Interruption.listen(sweep::stop)) {
      if (!solve(sweep) || interruption.happened()) {
        console.say(
            "Stopped by Ctrl-C: the finished points are kept in '%s'; the same command goes on."
                .formatted(folder.folder()));
        return ExitCode.INTERRUPTED;
      }
    }
    SweepDocument document = folder.finish();
    console.result(
        json ? JsonText.of(document) : SweepSummary.of(document, folder.folder().toString()));
    boolean none =
        document.points().stream()
            .noneMatch(point -> point.status().equals(SweepDocument.Point.FEASIBLE));
    return none ? ExitCode.INFEASIBLE : ExitCode.DONE;
  }

  private boolean solve(Sweep sweep) {
    Pace pace = new Pace(grid.points().size());
    long begin = System.nanoTime();
    try (Progress progress =
        Progress.start(console.err(), Terminal.isWatched(), pace.words("points", 0))) {
      return sweep.run(
          THREADS,
          (point, again) -> {
            if (again) {
              pace.kept();
            } else {
              pace.worked();
            }
            progress.say(pace.words("points", (System.nanoTime() - begin) / 1e9));
          });
    }
  }
}
