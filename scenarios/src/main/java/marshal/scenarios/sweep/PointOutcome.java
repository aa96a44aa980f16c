package marshal.scenarios.sweep;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.solver.WarmStart;

/**
 * What a point comes to.
 *
 * @param point the point
 * @param scenario its scenario, as the text of a file
 * @param loaded the case at the point
 * @param reasons why there is no plan, with remedies; empty if there is one
 * @param outcome the plan; empty if the promises cannot be kept
 * @param next what the next £10,000 buys in the stream where it averts most; empty if there is no
 *     plan or no stream
 * @param firstCut what the first £10,000 cut costs in the stream where it costs least; empty if no
 *     stream can lose that much
 * @param warmStart what neighbours start from
 */
public record PointOutcome(
    SweepPoint point,
    String scenario,
    LoadedCase loaded,
    List<String> reasons,
    Optional<PlanOutcome> outcome,
    Optional<MoneyMargin> next,
    Optional<MoneyMargin> firstCut,
    Optional<WarmStart> warmStart) {

  /** Copies the reasons. */
  public PointOutcome {
    reasons = List.copyOf(reasons);
  }
}
