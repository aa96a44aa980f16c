package marshal.scenarios.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import marshal.model.evaluation.HarmModel;
import marshal.model.resource.FundingStream;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.planning.PlanningResult;
import marshal.scenarios.variation.Knob;
import marshal.scenarios.variation.Variation;
import marshal.scenarios.variation.VariedScenario;
import marshal.solver.WarmStart;
import marshal.solver.search.SearchListener;

/**
 * Plans at every point of a grid: several points at once, each from the solution of its neighbour,
 * all judged in the same fresh worlds. With a limit on steps alone the result is the same for any
 * number of threads, and after any number of kills.
 *
 * <p>One sweep runs once. {@link #stop()} may be called from another thread.
 */
public final class Sweep {

  /** What the margins are about. */
  public static final long MARGIN_PENCE = 1_000_000;

  private final VariedCase varied;
  private final SweepGrid grid;
  private final PlanningOptions options;
  private final PointStore store;
  private final Set<Planning> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /** Hears of finished points, on any thread. */
  @FunctionalInterface
  public interface Listener {

    /**
     * A point is finished.
     *
     * @param point which
     * @param again whether it had been finished before
     */
    void finished(SweepPoint point, boolean again);
  }

  /**
   * Prepares a sweep.
   *
   * @param varied the case
   * @param grid the points
   * @param options how each plan is made and judged
   * @param store keeps finished points
   * @throws marshal.scenarios.problem.InputException if the case does not have what is varied
   */
  public Sweep(VariedCase varied, SweepGrid grid, PlanningOptions options, PointStore store) {
    this.varied = varied;
    this.grid = grid;
    this.options = options;
    this.store = store;
    grid.variations()
        .forEach(variation -> VariedScenario.check(variation, varied.base().theCase()));
  }

  /** Ends soon; points that are not finished are lost, finished ones stay. */
  public void stop() {
    stopped = true;
    running.forEach(Planning::stop);
  }

  /**
   * Solves every point that is not finished yet.
   *
   * @param threads points at once, 1 or more
   * @param listener hears of finished points
   * @return whether all are finished; false if the sweep was stopped
   */
  public boolean run(int threads, Listener listener) {
    // Every scenario is checked before the first is solved.
    Map<Integer, String> scenarios = new LinkedHashMap<>();
    for (SweepPoint point : grid.points()) {
      scenarios.put(point.number(), scenario(point));
      LoadedCase unused = varied.with(point.label(), scenarios.get(point.number()));
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      Map<Integer, CompletableFuture<Optional<WarmStart>>> futures = new LinkedHashMap<>();
      while (futures.size() < grid.points().size()) {
        for (SweepPoint point : grid.points()) {
          boolean ready =
              point.parent().isEmpty() || futures.containsKey(point.parent().getAsInt());
          if (ready && !futures.containsKey(point.number())) {
            CompletableFuture<Optional<WarmStart>> parent =
                point.parent().isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : futures.get(point.parent().getAsInt());
            futures.put(
                point.number(),
                parent.thenApplyAsync(
                    start -> finish(point, scenarios.get(point.number()), start, listener),
                    executor));
          }
        }
      }
      List<CompletableFuture<Optional<WarmStart>>> all = new ArrayList<>(futures.values());
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof CancellationException) {
        return false;
      }
      stop();
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    } finally {
      executor.shutdown();
    }
  }

  private String scenario(SweepPoint point) {
    return VariedScenario.yaml(
        varied.base().theCase(),
        varied.base().theCase().scenario(),
        point.label(),
        grid.variations(),
        point.percents());
  }

  private Optional<WarmStart> finish(
      SweepPoint point, String scenario, Optional<WarmStart> start, Listener listener) {
    checkStopped();
    Optional<PointStore.Finished> before = store.find(point);
    if (before.isPresent()) {
      listener.finished(point, true);
      return before.get().warmStart();
    }
    PointOutcome outcome = solve(point, scenario, start);
    checkStopped();
    store.keep(outcome);
    listener.finished(point, false);
    return outcome.warmStart();
  }

  private void checkStopped() {
    if (stopped) {
      throw new CancellationException("The sweep was stopped.");
    }
  }

  private PointOutcome solve(SweepPoint point, String scenario, Optional<WarmStart> start) {
    LoadedCase loaded = varied.with(point.label(), scenario);
    Planning planning = new Planning(options);
    running.add(planning);
    try {
      checkStopped();
      PlanningResult result = planning.plan(loaded, SearchListener.SILENT, start);
      if (result instanceof PlanningResult.Infeasible infeasible) {
        List<String> reasons =
            infeasible.violations().stream().map(v -> v.words() + " " + v.remedy()).toList();
        return new PointOutcome(
            point,
            scenario,
            loaded,
            reasons,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
      }
      checkStopped();
      PlanningResult.Planned planned = (PlanningResult.Planned) result;
      HarmModel model = planning.searchModel(loaded);
      MoneyMargins margins = new MoneyMargins(model, planned.outcome().plan());
      List<String> streams = marginStreams(loaded);
      return new PointOutcome(
          point,
          scenario,
          loaded,
          List.of(),
          Optional.of(planned.outcome()),
          margins.most(streams, MARGIN_PENCE),
          margins.leastCut(streams, MARGIN_PENCE),
          Optional.of(planned.warmStart()));
    } finally {
      running.remove(planning);
    }
  }

  /** Where one stream is varied, the margins are its own; else those of all streams. */
  private List<String> marginStreams(LoadedCase loaded) {
    List<String> varyStreams =
        grid.variations().stream()
            .filter(variation -> variation.knob() == Knob.FUNDING)
            .map(Variation::target)
            .filter(target -> !target.equals(Variation.ALL))
            .toList();
    return varyStreams.isEmpty()
        ? loaded.theCase().resources().funding().stream().map(FundingStream::id).toList()
        : varyStreams;
  }
}
