package marshal.solver.rules;

import java.util.ArrayList;
import java.util.List;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.StaffUse;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.StaffPool;
import marshal.model.rule.RuleKind;

/** Limits on the time of staff: one for each pool and period, with the hours that can be bought. */
final class TimeLimits {

  /** Agencies that sell what a bundle uses, by bundle. */
  final int[][] agencyPools;

  /** Minutes a unit uses of each of them, by bundle. */
  final long[][] agencyMinutes;

  /**
   * Adds the limits to a table.
   *
   * @param bundle bundle of each line
   */
  TimeLimits(
      Case theCase, PlanSpace space, int[] bundle, List<AgencyHours> agencies, LimitTable table) {
    int periods = theCase.horizon().periods();
    this.agencyPools = new int[table.bundles()][];
    this.agencyMinutes = new long[table.bundles()][];
    List<StaffPool> pools = theCase.resources().staff();
    List<List<long[]>> bought = new ArrayList<>();
    for (int b = 0; b < table.bundles(); b++) {
      bought.add(new ArrayList<>(0));
    }
    for (int p = 0; p < pools.size(); p++) {
      StaffPool pool = pools.get(p);
      if (pool.minutesPerPeriod().size() != periods) {
        throw new IllegalArgumentException(
            "Staff pool '%s' has minutes for %d periods; the case has %d."
                .formatted(pool.id(), pool.minutesPerPeriod().size(), periods));
      }
      if (!theCase.resources().holds(RuleKind.STAFF)) {
        continue;
      }
      int agency = agencyOf(agencies, p);
      int[] limits = new int[periods];
      for (int period = 0; period < periods; period++) {
        long more = agency < 0 ? 0 : agencies.get(agency).atMostMinutes();
        long minutes = Saturated.sum(pool.minutesPerPeriod().get(period), more);
        limits[period] = table.add(new Limit.Time(pool.id(), period, minutes));
      }
      boolean[] done = new boolean[table.bundles()];
      for (int line = 0; line < bundle.length; line++) {
        Line named = space.line(line);
        long minutes = minutesPerUnit(theCase.interventions().get(named.intervention()), pool);
        if (minutes > 0 && !done[bundle[line]]) {
          done[bundle[line]] = true;
          table.use(bundle[line], limits[named.period()], minutes);
          if (agency >= 0) {
            bought.get(bundle[line]).add(new long[] {agency, minutes});
          }
        }
      }
    }
    for (int b = 0; b < table.bundles(); b++) {
      agencyPools[b] = bought.get(b).stream().mapToInt(use -> (int) use[0]).toArray();
      agencyMinutes[b] = bought.get(b).stream().mapToLong(use -> use[1]).toArray();
    }
  }

  private static int agencyOf(List<AgencyHours> agencies, int pool) {
    for (int a = 0; a < agencies.size(); a++) {
      if (agencies.get(a).pool() == pool) {
        return a;
      }
    }
    return -1;
  }

  static long minutesPerUnit(Intervention intervention, StaffPool pool) {
    long minutes = 0;
    for (StaffUse use : intervention.staff()) {
      if (use.pool().equals(pool.id())) {
        minutes = Math.addExact(minutes, use.minutesPerUnit());
      }
    }
    return minutes;
  }
}
