package marshal.scenarios.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.StaffUse;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.FundingStream;
import marshal.model.resource.StaffPool;
import marshal.scenarios.outcome.FundingOutcome;
import marshal.scenarios.outcome.StaffOutcome;
import marshal.solver.relaxation.ResourcePrices;
import marshal.solver.rules.FundingSplit;

/** Whose money and time a plan takes. */
public final class PlanLedger {

  private final Case theCase;
  private final PlanSpace space;
  private final Plan plan;
  private final Optional<ResourcePrices> prices;

  /**
   * Opens the ledger of a plan.
   *
   * @param theCase the case
   * @param space its lines
   * @param plan the plan
   * @param prices harm that one more pound or hour averts; empty where that is not known
   */
  public PlanLedger(Case theCase, PlanSpace space, Plan plan, Optional<ResourcePrices> prices) {
    this.prices = prices;
    this.theCase = theCase;
    this.space = space;
    this.plan = plan;
  }

  /** Returns what becomes of each funding stream. */
  public List<FundingOutcome> funding() {
    FundingSplit split = FundingSplit.of(theCase, space, plan);
    List<FundingOutcome> outcomes = new ArrayList<>();
    for (int s = 0; s < theCase.resources().funding().size(); s++) {
      FundingStream stream = theCase.resources().funding().get(s);
      long committed = stream.amountPence() - theCase.resources().freePence(stream);
      outcomes.add(
          new FundingOutcome(
              stream.id(),
              stream.name(),
              stream.partner(),
              stream.amountPence(),
              committed,
              split.spentPence(s),
              price(p -> p.perPound(stream.id()))));
    }
    return outcomes;
  }

  /** Returns what becomes of each pool's time in each period. */
  public List<StaffOutcome> staff() {
    List<StaffOutcome> outcomes = new ArrayList<>();
    for (StaffPool pool : theCase.resources().staff()) {
      for (int period = 0; period < theCase.horizon().periods(); period++) {
        int inPeriod = period;
        outcomes.add(
            new StaffOutcome(
                pool.id(),
                pool.name(),
                period + 1,
                pool.minutesPerPeriod().get(period),
                usedMinutes(pool, period),
                price(p -> p.perHour(pool.id(), inPeriod))));
      }
    }
    return outcomes;
  }

  private OptionalDouble price(ToDoubleFunction<ResourcePrices> price) {
    return prices.stream().mapToDouble(price).findFirst();
  }

  private long usedMinutes(StaffPool pool, int period) {
    long used = 0;
    for (int index = 0; index < space.lines(); index++) {
      Line line = space.line(index);
      if (line.period() == period) {
        Intervention intervention = theCase.interventions().get(line.intervention());
        for (StaffUse use : intervention.staff()) {
          if (use.pool().equals(pool.id())) {
            used += use.minutesPerUnit() * plan.units(index);
          }
        }
      }
    }
    return used;
  }
}
