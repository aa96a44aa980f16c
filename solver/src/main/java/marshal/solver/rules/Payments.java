package marshal.solver.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.FundingStream;
import marshal.model.rule.RuleKind;

/** Which limits on money each cost counts in: units, set-up costs and the hours of agencies. */
final class Payments {

  /** Interventions that cost money which no funding stream may pay. */
  final boolean[] unpayable;

  /** Limits that a cost of an intervention in a period counts in; null where it costs nothing. */
  final int[][][] limits;

  /** Limits that an agency's price counts in, by agency and period. */
  final int[][][] agencyLimits;

  /** Whether the limits alone do not decide whether costs can be split over streams. */
  final boolean needsFlow;

  private final Case theCase;
  private final SetUps setUps;
  private final List<AgencyHours> agencies;

  /** The streams that may pay for an intervention, a bit each. */
  private final long[] payers;

  /**
   * Adds the limits on money to a table, and what the units of each bundle cost.
   *
   * @param bundle bundle of each line
   */
  Payments(
      Case theCase,
      PlanSpace space,
      int[] bundle,
      SetUps setUps,
      List<AgencyHours> agencies,
      LimitTable table) {
    this.theCase = theCase;
    this.setUps = setUps;
    this.agencies = agencies;
    int interventions = theCase.interventions().size();
    int periods = theCase.horizon().periods();
    this.unpayable = new boolean[interventions];
    this.payers = new long[interventions];
    this.limits = new int[interventions][periods][];
    this.agencyLimits = new int[agencies.size()][periods][];
    if (!theCase.resources().holds(RuleKind.FUNDING)) {
      this.needsFlow = false;
      return;
    }
    MoneyLimits money = new MoneyLimits(theCase, classes(), this::paidOnlyBy, table);
    this.needsFlow = money.needsFlow();
    boolean[] done = new boolean[table.bundles()];
    for (int index = 0; index < space.lines(); index++) {
      Line line = space.line(index);
      int k = line.intervention();
      if (costs(k) && !unpayable[k]) {
        if (limits[k][line.period()] == null) {
          limits[k][line.period()] = money.limitsPaying(payers[k], line.period());
        }
        if (!done[bundle[index]]) {
          done[bundle[index]] = true;
          addUnits(bundle[index], line, table);
        }
      }
    }
    for (int a = 0; a < agencies.size(); a++) {
      for (int q = 0; q < periods; q++) {
        agencyLimits[a][q] = money.limitsPaying(agencies.get(a).payers(), q);
      }
    }
  }

  private void addUnits(int bundle, Line line, LimitTable table) {
    long pence = theCase.interventions().get(line.intervention()).unitCostPence();
    if (pence > 0) {
      for (int limit : limits[line.intervention()][line.period()]) {
        table.use(bundle, limit, pence);
      }
    }
  }

  /** Returns the different sets of streams that may pay for something. */
  private Set<Long> classes() {
    List<FundingStream> streams = theCase.resources().funding();
    List<Intervention> interventions = theCase.interventions();
    Set<Long> classes = new LinkedHashSet<>();
    for (int k = 0; k < payers.length; k++) {
      payers[k] = FundingFamilies.payers(streams, interventions.get(k));
      if (costs(k)) {
        unpayable[k] = payers[k] == 0;
        if (!unpayable[k]) {
          classes.add(payers[k]);
        }
      }
    }
    agencies.stream()
        .filter(agency -> agency.pencePerHour() > 0 && agency.atMostMinutes() > 0)
        .forEach(agency -> classes.add(agency.payers()));
    return classes;
  }

  /** Returns whether an intervention costs money. */
  private boolean costs(int k) {
    return theCase.interventions().get(k).unitCostPence() > 0 || setUps.beginsAtACost(k);
  }

  private List<String> paidOnlyBy(long family) {
    List<String> paid = new ArrayList<>();
    for (int k = 0; k < payers.length; k++) {
      if (costs(k) && !unpayable[k] && (payers[k] & ~family) == 0) {
        paid.add(theCase.interventions().get(k).id());
      }
    }
    for (AgencyHours agency : agencies) {
      if (agency.pencePerHour() > 0 && (agency.payers() & ~family) == 0) {
        paid.add(theCase.resources().staff().get(agency.pool()).id());
      }
    }
    return paid;
  }
}
