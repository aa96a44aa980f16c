package marshal.solver.rules;

import java.util.List;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.resource.StaffPool;

/** What a plan costs beside its units, and by what: set-up costs and agency hours. */
public final class PlanCharges {

  private final CaseRules rules;
  private final int periods;

  /** Pence by intervention and period: units and set-up costs. */
  private final long[] pence;

  private final long[] setUpPence;

  /** Minutes bought by agency and period. */
  private final long[][] agencyMinutes;

  /** Adds up what a plan costs; it may break any rule. */
  public PlanCharges(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.periods = rules.theCase().horizon().periods();
    this.pence = new long[rules.theCase().interventions().size() * periods];
    this.setUpPence = new long[pence.length];
    for (int index = 0; index < plan.lines(); index++) {
      if (plan.units(index) > 0) {
        Line line = rules.space().line(index);
        int cell = line.intervention() * periods + line.period();
        Intervention intervention = rules.theCase().interventions().get(line.intervention());
        long units = Saturated.product(plan.units(index), intervention.unitCostPence());
        long setUp = rules.setUps.perLine[line.intervention()];
        if (isFirstOfSite(index, plan)) {
          setUp = Saturated.sum(setUp, rules.setUps.perPlace[line.intervention()]);
        }
        setUpPence[cell] = Saturated.sum(setUpPence[cell], setUp);
        pence[cell] = Saturated.sum(pence[cell], Saturated.sum(units, setUp));
      }
    }
    this.agencyMinutes = new long[rules.agencies.size()][periods];
    for (int a = 0; a < agencyMinutes.length; a++) {
      StaffPool pool = rules.theCase().resources().staff().get(rules.agencies.get(a).pool());
      long[] used = minutes(rules, plan, pool);
      for (int q = 0; q < periods; q++) {
        agencyMinutes[a][q] = Math.max(0, used[q] - pool.minutesPerPeriod().get(q));
      }
    }
  }

  private boolean isFirstOfSite(int index, Plan plan) {
    int site = rules.space().site(index);
    for (int q = 0; q < rules.space().line(index).period(); q++) {
      if (plan.units(rules.space().lineOf(site, q)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the minutes that a plan takes of a pool, by period. */
  static long[] minutes(CaseRules rules, Plan plan, StaffPool pool) {
    long[] used = new long[rules.theCase().horizon().periods()];
    for (int index = 0; index < plan.lines(); index++) {
      Line line = rules.space().line(index);
      Intervention intervention = rules.theCase().interventions().get(line.intervention());
      long perUnit = TimeLimits.minutesPerUnit(intervention, pool);
      used[line.period()] =
          Saturated.sum(used[line.period()], Saturated.product(plan.units(index), perUnit));
    }
    return used;
  }

  /** Returns what an intervention costs in a period, set-up costs included. */
  public long pence(int intervention, int period) {
    return pence[intervention * periods + period];
  }

  /** Returns the set-up costs of an intervention in a period. */
  public long setUpPence(int intervention, int period) {
    return setUpPence[intervention * periods + period];
  }

  /** Returns the minutes of a pool, by its index in the case, bought from an agency in a period. */
  public long agencyMinutes(int pool, int period) {
    long minutes = 0;
    for (int a = 0; a < agencyMinutes.length; a++) {
      minutes += rules.agencies.get(a).pool() == pool ? agencyMinutes[a][period] : 0;
    }
    return minutes;
  }

  /** Returns what agency hours of a pool, by its index in the case, cost in a period. */
  public long agencyPence(int pool, int period) {
    long cost = 0;
    for (int a = 0; a < agencyMinutes.length; a++) {
      AgencyHours agency = rules.agencies.get(a);
      cost += agency.pool() == pool ? agency.pence(agencyMinutes[a][period]) : 0;
    }
    return cost;
  }

  /** Returns the costs of agencies that some streams may pay for: pence by period. */
  List<AgencyHours> agencies() {
    return rules.agencies;
  }

  long agencyPenceOf(int agency, int period) {
    return rules.agencies.get(agency).pence(agencyMinutes[agency][period]);
  }

  /** Returns what everything costs together. */
  public long costPence() {
    long cost = 0;
    for (long part : pence) {
      cost = Saturated.sum(cost, part);
    }
    for (int a = 0; a < agencyMinutes.length; a++) {
      for (int q = 0; q < periods; q++) {
        cost = Saturated.sum(cost, agencyPenceOf(a, q));
      }
    }
    return cost;
  }
}
