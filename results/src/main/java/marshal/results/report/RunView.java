package marshal.results.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import marshal.results.run.OpenedRun;
import marshal.scenarios.boundaries.GeoJsonOutlines;
import marshal.scenarios.boundaries.Outline;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.explanation.LineReason;
import marshal.scenarios.explanation.PlanExplainer;
import marshal.scenarios.outcome.PlanCourse;
import marshal.scenarios.planning.CourseForecast;

/**
 * A run with what a page shows beside its result.
 *
 * @param run the run
 * @param course what is forecast under its plan
 * @param reasons why the lines that avert most are as they are
 * @param outlines of its neighbourhoods; empty where the case keeps none
 */
public record RunView(
    OpenedRun run, PlanCourse course, List<LineReason> reasons, List<Outline> outlines) {

  /** Futures behind the fans: enough for a 95 % band, few enough for a page in a moment. */
  private static final int MOST_WORLDS = 400;

  /** Copies the list. */
  public RunView {
    reasons = List.copyOf(reasons);
    outlines = List.copyOf(outlines);
  }

  /** Computes what is missing, from the inputs that the run keeps. */
  public static RunView of(OpenedRun run) {
    Path inputs = run.stored().inputs();
    // Reasons are found on one thread, so another forecasts meanwhile.
    CompletableFuture<List<LineReason>> reasons =
        CompletableFuture.supplyAsync(
            () ->
                new PlanExplainer(run.loaded(), run.plan(), run.options(), run.prices())
                    .reasons(ReasonsSection.lines(run)));
    PlanCourse course =
        CourseForecast.of(
            run.loaded(),
            Optional.of(CaseFolder.history(inputs)),
            run.plan(),
            Math.min(MOST_WORLDS, run.options().freshWorlds()),
            run.provenance().seed());
    return new RunView(run, course, reasons.join(), outlines(inputs));
  }

  /** Returns the outlines that lie with a run's inputs; none where the case keeps none. */
  public static List<Outline> outlines(Path inputs) {
    Path file = inputs.resolve(CaseFolder.OUTLINES);
    return Files.isRegularFile(file) ? GeoJsonOutlines.read(file) : List.of();
  }
}
