package marshal.solver.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.StaffUse;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.resource.StaffPool;

/**
 * The hard rules of a case, as bounds on each line and limits that lines share, in exact whole
 * numbers. Immutable; {@link RuleState} follows one plan.
 *
 * <p>The lines of one intervention in one period use the limits alike: they are a <em>bundle</em>,
 * numbered intervention x periods + period.
 */
public final class CaseRules {

  private static final long CEILING = Long.MAX_VALUE / 4;

  final long[] capacity;
  final int[] useStart;
  final int[] useLimit;
  final long[] useUnits;

  private final Case theCase;
  private final PlanSpace space;
  private final List<Limit> limits;
  private final int[] bundle;
  private final int[] least;
  private final int[] most;
  private final boolean[] unpayable;

  /** Prepares the rules of a case. */
  public CaseRules(Case theCase, PlanSpace space) {
    this.theCase = theCase;
    this.space = space;
    int interventions = theCase.interventions().size();
    int bundles = interventions * periods();
    this.unpayable = new boolean[interventions];
    this.limits = new ArrayList<>();
    List<List<long[]>> uses = new ArrayList<>();
    for (int b = 0; b < bundles; b++) {
      uses.add(new ArrayList<>());
    }
    addMoney(uses);
    addTime(uses);
    addOffers(uses);
    this.capacity = limits.stream().mapToLong(Limit::capacity).toArray();
    this.useStart = new int[bundles + 1];
    for (int b = 0; b < bundles; b++) {
      useStart[b + 1] = useStart[b] + uses.get(b).size();
    }
    this.useLimit = uses.stream().flatMap(List::stream).mapToInt(use -> (int) use[0]).toArray();
    this.useUnits = uses.stream().flatMap(List::stream).mapToLong(use -> use[1]).toArray();
    this.bundle = new int[space.lines()];
    this.least = new int[space.lines()];
    this.most = new int[space.lines()];
    for (int line = 0; line < bundle.length; line++) {
      Line named = space.line(line);
      bundle[line] = named.intervention() * periods() + named.period();
      least[line] = space.atLeast(line);
      most[line] = mostAlone(line);
    }
  }

  private int periods() {
    return theCase.horizon().periods();
  }

  private void addUse(List<List<long[]>> uses, int bundle, long perUnit) {
    uses.get(bundle).add(new long[] {limits.size() - 1, perUnit});
  }

  private void addMoney(List<List<long[]>> uses) {
    List<FundingStream> streams = theCase.resources().funding();
    List<Intervention> interventions = theCase.interventions();
    long[] payers = new long[interventions.size()];
    Set<Long> classes = new LinkedHashSet<>();
    for (int k = 0; k < payers.length; k++) {
      payers[k] = FundingFamilies.payers(streams, interventions.get(k));
      if (interventions.get(k).unitCostPence() > 0) {
        unpayable[k] = payers[k] == 0;
        if (!unpayable[k]) {
          classes.add(payers[k]);
        }
      }
    }
    for (long family : FundingFamilies.of(classes)) {
      List<String> members = new ArrayList<>();
      long free = 0;
      for (int s = 0; s < streams.size(); s++) {
        if ((family >>> s & 1) == 1) {
          members.add(streams.get(s).id());
          free = saturatedSum(free, Math.max(0, theCase.resources().freePence(streams.get(s))));
        }
      }
      List<String> paid = new ArrayList<>();
      List<Integer> paidIndices = new ArrayList<>();
      for (int k = 0; k < payers.length; k++) {
        boolean costs = interventions.get(k).unitCostPence() > 0;
        if (costs && !unpayable[k] && (payers[k] & ~family) == 0) {
          paid.add(interventions.get(k).id());
          paidIndices.add(k);
        }
      }
      limits.add(new Limit.Money(members, paid, free));
      for (int k : paidIndices) {
        for (int period = 0; period < periods(); period++) {
          addUse(uses, k * periods() + period, interventions.get(k).unitCostPence());
        }
      }
    }
  }

  private void addTime(List<List<long[]>> uses) {
    for (StaffPool pool : theCase.resources().staff()) {
      if (pool.minutesPerPeriod().size() != periods()) {
        throw new IllegalArgumentException(
            "Staff pool '%s' has minutes for %d periods; the case has %d."
                .formatted(pool.id(), pool.minutesPerPeriod().size(), periods()));
      }
      for (int period = 0; period < periods(); period++) {
        limits.add(new Limit.Time(pool.id(), period, pool.minutesPerPeriod().get(period)));
        for (int k = 0; k < theCase.interventions().size(); k++) {
          long minutes = minutesPerUnit(theCase.interventions().get(k), pool);
          if (minutes > 0) {
            addUse(uses, k * periods() + period, minutes);
          }
        }
      }
    }
  }

  private static long minutesPerUnit(Intervention intervention, StaffPool pool) {
    long minutes = 0;
    for (StaffUse use : intervention.staff()) {
      if (use.pool().equals(pool.id())) {
        minutes = Math.addExact(minutes, use.minutesPerUnit());
      }
    }
    return minutes;
  }

  private void addOffers(List<List<long[]>> uses) {
    for (int k = 0; k < theCase.interventions().size(); k++) {
      Intervention intervention = theCase.interventions().get(k);
      int atMost = intervention.offer().atMostPerPeriod();
      if (atMost < Integer.MAX_VALUE) {
        for (int period = 0; period < periods(); period++) {
          limits.add(new Limit.Units(intervention.id(), period, atMost));
          addUse(uses, k * periods() + period, 1);
        }
      }
    }
  }

  /** Returns the most units of a line if everything went to it, but no less than its least. */
  private int mostAlone(int line) {
    if (unpayable[space.line(line).intervention()]) {
      return least[line];
    }
    long bound = space.atMost(line);
    for (int use = useStart[bundle[line]]; use < useStart[bundle[line] + 1]; use++) {
      bound = Math.min(bound, capacity[useLimit[use]] / useUnits[use]);
    }
    return (int) Math.max(least[line], bound);
  }

  /** Returns the case. */
  public Case theCase() {
    return theCase;
  }

  /** Returns the lines of the case's plans. */
  public PlanSpace space() {
    return space;
  }

  /** Returns the number of lines. */
  public int lines() {
    return bundle.length;
  }

  /** Returns the limits that lines share. */
  public List<Limit> limits() {
    return List.copyOf(limits);
  }

  /** Returns the least units of a line. */
  public int least(int line) {
    return least[line];
  }

  /**
   * Returns the most units of a line: what it may hold and what all the money and time could buy of
   * it alone; the least where that is less.
   */
  public int most(int line) {
    return most[line];
  }

  /** Returns the number of bundles. */
  public int bundles() {
    return useStart.length - 1;
  }

  /** Returns the bundle of a line. */
  public int bundle(int line) {
    return bundle[line];
  }

  /** Returns where the uses of a bundle begin; those of the last end at {@code bundles()}. */
  public int firstUse(int bundleIndex) {
    return useStart[bundleIndex];
  }

  /** Returns the index of the limit that a use draws on. */
  public int limitOfUse(int use) {
    return useLimit[use];
  }

  /** Returns what a unit draws: pence, minutes or units. */
  public long perUnit(int use) {
    return useUnits[use];
  }

  /** Returns the plan that holds what is promised and no more. */
  public Plan committedPlan() {
    return Plan.of(least);
  }

  /**
   * Returns why no plan can keep every rule: the rules that the promises alone break. Empty if the
   * committed plan is feasible.
   */
  public List<Violation> infeasibilities() {
    return violations(committedPlan());
  }

  /** Returns the rules that a plan breaks; empty if it is feasible. */
  public List<Violation> violations(Plan plan) {
    if (plan.lines() != lines()) {
      throw new IllegalArgumentException(
          "The plan has %d lines; the case has %d.".formatted(plan.lines(), lines()));
    }
    List<Violation> violations = new ArrayList<>();
    addOvercommitted(violations);
    addUnpaid(plan, violations);
    addShared(plan, violations);
    for (int line = 0; line < lines(); line++) {
      int units = plan.units(line);
      if (units > space.atMost(line)) {
        violations.add(new Violation.AboveBound(words(line), units, space.atMost(line)));
      }
      if (units < least[line]) {
        violations.add(new Violation.BelowCommitment(words(line), units, least[line]));
      }
    }
    return violations;
  }

  private void addOvercommitted(List<Violation> violations) {
    for (FundingStream stream : theCase.resources().funding()) {
      long committed = 0;
      for (Commitment commitment : theCase.resources().commitments()) {
        if (commitment instanceof Commitment.Money money && money.stream().equals(stream.id())) {
          committed = saturatedSum(committed, money.amountPence());
        }
      }
      if (committed > stream.amountPence()) {
        violations.add(
            new Violation.StreamOvercommitted(stream.id(), stream.amountPence(), committed));
      }
    }
  }

  private void addUnpaid(Plan plan, List<Violation> violations) {
    long[] cost = new long[unpayable.length];
    for (int line = 0; line < lines(); line++) {
      int k = space.line(line).intervention();
      if (unpayable[k]) {
        long linePence =
            saturatedProduct(plan.units(line), theCase.interventions().get(k).unitCostPence());
        cost[k] = saturatedSum(cost[k], linePence);
      }
    }
    for (int k = 0; k < cost.length; k++) {
      if (cost[k] > 0) {
        violations.add(new Violation.NoPayer(theCase.interventions().get(k).id(), cost[k]));
      }
    }
  }

  private void addShared(Plan plan, List<Violation> violations) {
    long[] used = new long[capacity.length];
    for (int line = 0; line < lines(); line++) {
      for (int use = useStart[bundle[line]]; use < useStart[bundle[line] + 1]; use++) {
        int limit = useLimit[use];
        used[limit] = saturatedSum(used[limit], saturatedProduct(plan.units(line), useUnits[use]));
      }
    }
    List<Violation.FundingShort> funding = new ArrayList<>();
    for (int limit = 0; limit < used.length; limit++) {
      if (used[limit] > capacity[limit]) {
        Limit broken = limits.get(limit);
        if (broken instanceof Limit.Money money) {
          addUnlessExplained(money, used[limit], funding);
        } else if (broken instanceof Limit.Time time) {
          violations.add(
              new Violation.StaffShort(time.pool(), time.period(), used[limit], time.capacity()));
        } else if (broken instanceof Limit.Units units) {
          violations.add(
              new Violation.OfferExceeded(
                  units.intervention(), units.period(), used[limit], units.capacity()));
        }
      }
    }
    violations.addAll(funding);
  }

  /** A family that lacks no more than one inside it is short for that one's reason. */
  private static void addUnlessExplained(
      Limit.Money money, long costPence, List<Violation.FundingShort> found) {
    Violation.FundingShort candidate =
        new Violation.FundingShort(
            money.streams(), money.interventions(), costPence, money.capacity());
    for (Violation.FundingShort smaller : found) {
      if (money.streams().containsAll(smaller.streams())
          && smaller.shortPence() >= candidate.shortPence()) {
        return;
      }
    }
    found.add(candidate);
  }

  /** Returns what a plan costs, in pence. */
  public long costPence(Plan plan) {
    long cost = 0;
    for (int line = 0; line < lines(); line++) {
      Intervention intervention = theCase.interventions().get(space.line(line).intervention());
      cost = saturatedSum(cost, saturatedProduct(plan.units(line), intervention.unitCostPence()));
    }
    return cost;
  }

  /** Returns what a unit of each line costs, in pence. */
  public long[] pencePerUnit() {
    long[] pence = new long[lines()];
    for (int line = 0; line < pence.length; line++) {
      pence[line] = theCase.interventions().get(space.line(line).intervention()).unitCostPence();
    }
    return pence;
  }

  private String words(int line) {
    Line named = space.line(line);
    String where =
        named.place() == Line.CITY
            ? "for the whole city"
            : "in " + theCase.area().neighbourhood(named.place()).code();
    return "'%s' %s in period %d"
        .formatted(
            theCase.interventions().get(named.intervention()).id(), where, named.period() + 1);
  }

  /** A file may hold numbers whose product no long holds; they are too much in any case. */
  private static long saturatedProduct(long first, long second) {
    return first > 0 && second > CEILING / first ? CEILING : first * second;
  }

  private static long saturatedSum(long first, long second) {
    return Math.min(CEILING, Math.min(CEILING, first) + Math.min(CEILING, second));
  }
}
