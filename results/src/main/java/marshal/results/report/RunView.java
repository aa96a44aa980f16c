package marshal.results.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marshal.results.run.OpenedRun;
import marshal.scenarios.boundaries.GeoJsonOutlines;
import marshal.scenarios.boundaries.Outline;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.outcome.PlanCourse;
import marshal.scenarios.planning.CourseForecast;

/**
 * A run with what a page shows beside its result.
 *
 * @param run the run
 * @param course what is forecast under its plan
 * @param outlines of its neighbourhoods; empty where the case keeps none
 */
public record RunView(OpenedRun run, PlanCourse course, List<Outline> outlines) {

  /** Futures behind the fans: enough for a 95 % band, few enough for a page in a moment. */
  private static final int MOST_WORLDS = 400;

  /** Copies the list. */
  public RunView {
    outlines = List.copyOf(outlines);
  }

  /** Computes what is missing, from the inputs that the run keeps. */
  public static RunView of(OpenedRun run) {
    Path inputs = run.stored().inputs();
    PlanCourse course =
        CourseForecast.of(
            run.loaded(),
            Optional.of(CaseFolder.history(inputs)),
            run.plan(),
            Math.min(MOST_WORLDS, run.options().freshWorlds()),
            run.provenance().seed());
    return new RunView(run, course, outlines(inputs));
  }

  /** Returns the outlines that lie with a run's inputs; none where the case keeps none. */
  public static List<Outline> outlines(Path inputs) {
    Path file = inputs.resolve(CaseFolder.OUTLINES);
    return Files.isRegularFile(file) ? GeoJsonOutlines.read(file) : List.of();
  }
}
