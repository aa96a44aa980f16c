package marshal.scenarios.planning;

import java.util.Optional;
import marshal.model.Case;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.world.WorldSampler;
import marshal.model.world.WorldSet;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.solver.Allocation;
import marshal.solver.Allocator;
import marshal.solver.WarmStart;
import marshal.solver.objective.Goal;
import marshal.solver.search.SearchListener;

/**
 * Makes a plan for a case, the program's main job: draw worlds, allocate, judge on fresh worlds.
 *
 * <p>One planning makes one plan. {@link #stop()} may be called from another thread.
 */
public final class Planning {

  private final PlanningOptions options;
  private final Allocator allocator;

  /** Prepares a planning. */
  public Planning(PlanningOptions options) {
    this(options, new Allocator());
  }

  /**
   * Prepares a planning that somebody may have stopped already.
   *
   * @param allocator serves this planning alone
   */
  public Planning(PlanningOptions options, Allocator allocator) {
    this.options = options;
    this.allocator = allocator;
  }

  /**
   * Makes a plan.
   *
   * @param loaded the case under its scenario
   * @param listener hears of every better plan
   */
  public PlanningResult plan(LoadedCase loaded, SearchListener listener) {
    return plan(loaded, listener, Optional.empty());
  }

  /**
   * Makes a plan, from the solution of a case that differs little.
   *
   * @param loaded the case under its scenario
   * @param listener hears of every better plan
   * @param start where to start from; empty for what is committed
   */
  public PlanningResult plan(
      LoadedCase loaded, SearchListener listener, Optional<WarmStart> start) {
    Goal goal = options.goal().over(loaded.goal()).goal(loaded.theCase());
    HarmModel model = searchModel(loaded);
    Allocation allocation =
        allocator.allocate(model, goal, options.limits(), options.seed(), listener, start);
    if (allocation instanceof Allocation.Infeasible infeasible) {
      return new PlanningResult.Infeasible(loaded, infeasible.reasons(), infeasible.instead());
    }
    if (allocation instanceof Allocation.OutOfReach out) {
      return new PlanningResult.OutOfReach(loaded, out);
    }
    Allocation.Found found = (Allocation.Found) allocation;
    return new PlanningResult.Planned(
        loaded,
        judge(loaded, model).outcome(found.plan(), Optional.of(found)),
        found.warmStart(),
        found.limitPrices());
  }

  /**
   * Says what a plan that somebody wrote comes to, feasible or not.
   *
   * @param loaded the case under its scenario
   * @param plan the plan
   */
  public PlanOutcome evaluate(LoadedCase loaded, Plan plan) {
    return judge(loaded, searchModel(loaded)).outcome(plan, Optional.empty());
  }

  /** Ends a search that is under way; its best plan is judged and returned. */
  public void stop() {
    allocator.stop();
  }

  /** Returns the case in the worlds of the search. */
  public HarmModel searchModel(LoadedCase loaded) {
    Case theCase = loaded.theCase();
    WorldSet worlds = new WorldSampler(theCase).evenlySpread(options.worlds(), options.seed());
    return new HarmModel(theCase, loaded.space(), worlds);
  }

  private PlanJudge judge(LoadedCase loaded, HarmModel model) {
    return new PlanJudge(loaded, model, options);
  }
}
