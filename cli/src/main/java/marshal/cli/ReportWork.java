package marshal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marshal.results.json.CompareDocument;
import marshal.results.json.CompareJson;
import marshal.results.json.PlanDocument;
import marshal.results.json.SensitivityDocument;
import marshal.results.json.SweepDocument;
import marshal.results.report.ComparisonReport;
import marshal.results.report.PlanReport;
import marshal.results.report.ReportSource;
import marshal.results.report.RunView;
import marshal.results.report.SweepReport;
import marshal.results.run.OpenedRun;
import marshal.results.run.PlanReference;
import marshal.results.run.RunReader;
import marshal.results.summary.DifferenceWords;
import marshal.scenarios.comparison.Comparison;
import marshal.scenarios.comparison.ComparisonOutcome;
import marshal.scenarios.file.WholeFile;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** What {@code marshal report} does: open, compute what the page shows beside, write. */
final class ReportWork {
  /** What {@code marshal compare} takes unless told otherwise, so that its figures are the same. */
  private static final int PATHS = 10_000;

  private static final long SEED = 1;

  private final Console console;
  private final Path runs;
  private final List<String> named;
  private final Optional<Path> out;

  ReportWork(Console console, Path runs, List<String> named, Optional<Path> out) {
    this.console = console;
    this.runs = runs;
    this.named = named;
    this.out = out;
  }

  int run() {
    List<ReportSource> sources =
        named.stream()
            .filter(text -> !PlanChoice.isWord(text))
            .map(text -> ReportSource.find(text, runs))
            .toList();
    int words = named.size() - sources.size();
    Optional<CompareDocument> comparison =
        only(sources, ReportSource.OfComparison.class).map(ReportSource.OfComparison::document);
    Optional<SweepDocument> sweep =
        only(sources, ReportSource.OfSweep.class).map(ReportSource.OfSweep::document);
    Optional<SensitivityDocument> sensitivity =
        only(sources, ReportSource.OfSensitivity.class).map(ReportSource.OfSensitivity::document);
    List<PlanReference> plans =
        sources.stream()
            .filter(ReportSource.OfPlan.class::isInstance)
            .map(source -> ((ReportSource.OfPlan) source).reference())
            .toList();
    if (comparison.isPresent() && named.size() == 1) {
      return write(compared(comparison.get()), "comparison");
    }
    if (sweep.isPresent() && named.size() == 1) {
      return write(SweepReport.of(sweep.get()), sweep.get().id());
    }
    int beside = (sweep.isPresent() ? 1 : 0) + (sensitivity.isPresent() ? 1 : 0);
    if (plans.size() == 1 && named.size() == 1 + beside) {
      OpenedRun run = open(plans.get(0));
      PlanDocument plan = run.document();
      sweep.ifPresent(of -> checkFits(run, plan, "sweep", of.caseId(), of.scenario(), of.index()));
      sensitivity.ifPresent(
          of -> checkFits(run, plan, "sensitivity", of.caseId(), of.scenario(), of.index()));
      return write(PlanReport.of(RunView.of(run), sweep, sensitivity), run.id());
    }
    int compared = plans.size() + words;
    if (!plans.isEmpty()
        && compared > 1
        && compared <= Comparison.MOST_PLANS
        && compared == named.size()) {
      return write(compared(), "comparison");
    }
    throw new InputException(
        Problem.ofFile(
            String.join(" ", named),
            "a page is about one plan, one comparison or one sweep",
            "Name one run, a run with its sweep and its sensitivity, two to six runs, or one"
                + " document; see 'marshal report --help'."));
  }

  /** A page must not show the frontier of one case beside the plan of another. */
  private static void checkFits(
      OpenedRun run, PlanDocument plan, String what, String caseId, String scenario, String index) {
    String own = "%s, %s, %s".formatted(plan.caseId(), plan.scenario(), plan.harm().index());
    String other = "%s, %s, %s".formatted(caseId, scenario, index);
    if (!own.equals(other)) {
      throw new InputException(
          new Problem(
              run.id(),
              "case, scenario and harm index",
              own,
              "the %s is of another: %s".formatted(what, other),
              "Make a page of each, or a %s of the same case and scenario.".formatted(what)));
    }
  }

  private static <T extends ReportSource> Optional<T> only(
      List<ReportSource> sources, Class<T> type) {
    return sources.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** A page holds the plan's own run, so that it can be computed again. */
  private static OpenedRun open(PlanReference reference) {
    if (reference instanceof PlanReference.Run run) {
      return RunReader.open(run.run(), ProductVersion.text());
    }
    throw new InputException(
        Problem.ofFile(
            String.valueOf(((PlanReference.File) reference).file()),
            "this is the table of a plan, and a page needs a run",
            "See 'marshal runs list' for the runs there are."));
  }

  /** Compares plans on the same paths, in the case of the first run, whether or not they fit. */
  private String compared() {
    PlanChoice.Chosen chosen =
        new PlanChoice(named, Optional.empty(), Optional.empty(), runs).choose();
    ComparisonOutcome outcome =
        Comparison.of(chosen.loaded(), chosen.plans(), PATHS, SEED, List.of());
    return ComparisonReport.of(
        CompareJson.of(outcome, pair -> DifferenceWords.of(outcome, pair), chosen.notes()),
        chosen.loaded().theCase().area().neighbourhoods(),
        RunView.outlines(chosen.folder()));
  }

  /** The map is that of the first compared plan whose run is still there. */
  private String compared(CompareDocument document) {
    Optional<OpenedRun> run =
        document.plans().stream()
            .map(plan -> find(plan.source()))
            .flatMap(Optional::stream)
            .findFirst();
    return ComparisonReport.of(
        document,
        run.map(found -> found.loaded().theCase().area().neighbourhoods()).orElse(List.of()),
        run.map(found -> RunView.outlines(found.stored().inputs())).orElse(List.of()));
  }

  private Optional<OpenedRun> find(String source) {
    try {
      return Optional.of(RunReader.openOfAnyVersion(PlanReference.findRun(source, runs)));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private int write(String html, String name) {
    Path file = out.orElse(Path.of(name + ".html"));
    WholeFile.write(file, html);
    console.result(file + "\n");
    return ExitCode.DONE;
  }
}
