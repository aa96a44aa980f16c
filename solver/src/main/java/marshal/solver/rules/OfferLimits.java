package marshal.solver.rules;

import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.RuleKind;

/** Limits on the units of an intervention in each period, where no more are on offer. */
final class OfferLimits {

  private OfferLimits() {}

  /**
   * Adds the limits to a table.
   *
   * @param bundle bundle of each line
   */
  static void add(Case theCase, PlanSpace space, int[] bundle, LimitTable table) {
    boolean[] done = new boolean[table.bundles()];
    int[][] limits = new int[theCase.interventions().size()][theCase.horizon().periods()];
    for (int line = 0; theCase.resources().holds(RuleKind.OFFER) && line < bundle.length; line++) {
      Line named = space.line(line);
      Intervention intervention = theCase.interventions().get(named.intervention());
      int atMost = intervention.offer().atMostPerPeriod();
      if (atMost < Integer.MAX_VALUE && !done[bundle[line]]) {
        done[bundle[line]] = true;
        int[] ofIntervention = limits[named.intervention()];
        if (ofIntervention[named.period()] == 0) {
          ofIntervention[named.period()] =
              1 + table.add(new Limit.Units(intervention.id(), named.period(), atMost));
        }
        table.use(bundle[line], ofIntervention[named.period()] - 1, 1);
      }
    }
  }
}
