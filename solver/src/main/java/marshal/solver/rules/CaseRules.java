package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.StaffPool;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/**
 * The hard rules of a case, as bounds on each line, limits that lines share, and what neither can
 * say, in exact whole numbers. Immutable; {@link RuleState} follows one plan.
 *
 * <p>Lines that use the limits alike are a <em>bundle</em>: those of one intervention in one
 * period, or single lines where a rule tells places apart.
 */
public final class CaseRules {

  private static final long MOST_WEIGHT = 10_000_000;

  final long[] capacity;
  final int[] useStart;
  final int[] useLimit;
  final long[] useUnits;

  final List<AgencyHours> agencies;
  final SetUps setUps;
  final Payments payments;
  final TimeLimits time;
  final LineLinks links;
  final Optional<Stability> stability;
  final Optional<SpendFloor> spendFloor;

  private final Case theCase;
  private final PlanSpace space;
  private final LimitTable table;
  private final LineBounds bounds;
  private final int[] bundle;
  private final int[] least;
  private final int[] most;
  private final List<RuleKind> besideLimits;
  private final boolean plain;
  private final boolean asksForMore;

  /** Prepares the rules of a case. */
  public CaseRules(Case theCase, PlanSpace space) {
    this.theCase = theCase;
    this.space = space;
    int periods = theCase.horizon().periods();
    boolean byLine = BoundLimits.tellPlacesApart(theCase);
    this.bundle = new int[space.lines()];
    for (int line = 0; line < bundle.length; line++) {
      Line named = space.line(line);
      bundle[line] = byLine ? line : named.intervention() * periods + named.period();
    }
    this.table = new LimitTable(byLine ? space.lines() : theCase.interventions().size() * periods);
    this.bounds = new LineBounds(theCase, space);
    this.setUps = new SetUps(theCase);
    this.agencies = readAgencies();
    this.payments = new Payments(theCase, space, bundle, setUps, agencies, table);
    this.time = new TimeLimits(theCase, space, bundle, agencies, table);
    OfferLimits.add(theCase, space, bundle, table);
    BoundLimits.add(theCase, space, bundle, table);
    this.capacity = table.capacity();
    this.useStart = table.starts();
    this.useLimit = table.useLimits();
    this.useUnits = table.useUnits();
    this.links = new LineLinks(theCase, space);
    this.stability =
        theCase.resources().rules(Rule.Stability.class).stream()
            .map(rule -> new Stability(rule, theCase, space))
            .findFirst();
    this.spendFloor =
        theCase.resources().rules(Rule.FairnessFloor.class).stream()
            .map(rule -> new SpendFloor(rule, theCase, space))
            .findFirst();
    this.besideLimits = findRulesBesideLimits();
    this.plain = besideLimits.isEmpty();
    this.asksForMore = Arrays.stream(useUnits).anyMatch(use -> use < 0);
    this.least = bounds.least;
    this.most = new int[space.lines()];
    for (int line = 0; line < bundle.length; line++) {
      most[line] = mostAlone(line);
    }
  }

  private List<AgencyHours> readAgencies() {
    List<AgencyHours> read = new ArrayList<>();
    List<StaffPool> pools = theCase.resources().staff();
    for (Rule.Agency rule : theCase.resources().rules(Rule.Agency.class)) {
      for (int pool = 0; pool < pools.size(); pool++) {
        if (pools.get(pool).id().equals(rule.pool())) {
          read.add(AgencyHours.of(rule, pool, theCase.resources().funding()));
        }
      }
    }
    return read;
  }

  /** Returns the most units of a line if everything went to it, but no less than its least. */
  private int mostAlone(int line) {
    if (payments.unpayable[space.line(line).intervention()]) {
      return least[line];
    }
    long bound = bounds.most[line];
    for (int use = useStart[bundle[line]]; use < useStart[bundle[line] + 1]; use++) {
      if (useUnits[use] > 0) {
        bound = Math.min(bound, capacity[useLimit[use]] / useUnits[use]);
      }
    }
    return bound < bounds.smallest[line] ? least[line] : (int) Math.max(least[line], bound);
  }

  /** Returns the case. */
  public Case theCase() {
    return theCase;
  }

  /** Returns the lines of the case's plans. */
  public PlanSpace space() {
    return space;
  }

  LineBounds bounds() {
    return bounds;
  }

  boolean isUnpayable(int intervention) {
    return payments.unpayable[intervention];
  }

  /** Returns the number of lines. */
  public int lines() {
    return bundle.length;
  }

  /** Returns the limits that lines share. */
  public List<Limit> limits() {
    return List.copyOf(table.limits);
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

  /** Returns the least units of a line that holds any, 1 or more. */
  public int smallest(int line) {
    return bounds.smallest[line];
  }

  /** Returns whether the units of a line are decided by a lock. */
  public boolean isLocked(int line) {
    return bounds.locked[line] >= 0;
  }

  /** Returns the number of units after some, upwards: one more, or the smallest package. */
  public int nextUp(int line, int units) {
    return units < bounds.smallest[line] ? bounds.smallest[line] : units + 1;
  }

  /** Returns the number of units before some, downwards: one less, or none. */
  public int nextDown(int line, int units) {
    return units <= bounds.smallest[line] ? Math.min(least[line], units) : units - 1;
  }

  /** Returns the number of bundles. */
  public int bundles() {
    return table.bundles();
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

  /** Returns what a unit draws: pence, minutes or units; negative towards a least amount. */
  public long perUnit(int use) {
    return useUnits[use];
  }

  /** Returns the plan that holds what is promised and no more. */
  public Plan committedPlan() {
    int[] units = new int[lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] = space.atLeast(line);
    }
    return Plan.of(units);
  }

  /** Returns the plan that holds the least of every line; other rules may ask for more. */
  public Plan leastPlan() {
    return Plan.of(least);
  }

  /**
   * Returns the rules that no plan can keep because the least units of the lines break them
   * already. Where it is empty there may still be no plan that keeps every rule.
   */
  public List<Violation> infeasibilities() {
    return new PlanCheck(this, leastPlan()).contradictions();
  }

  /**
   * Returns whether it is proven at once that no plan keeps the limits, since least amounts ask for
   * more than there is. Where it is false there may still be none.
   */
  public boolean asksForTooMuch() {
    return asksForMore && LeastAmounts.areBeyondReach(this);
  }

  /** Returns the rules that a plan breaks; empty if it is feasible. */
  public List<Violation> violations(Plan plan) {
    if (plan.lines() != lines()) {
      throw new IllegalArgumentException(
          "The plan has %d lines; the case has %d.".formatted(plan.lines(), lines()));
    }
    return new PlanCheck(this, plan).violations();
  }

  /** Returns whether money is paid for a line to hold any units. */
  public boolean beginsAtACost(int line) {
    return setUps.beginsAtACost(space.line(line).intervention());
  }

  /**
   * Returns what it costs, at prices of the limits, that a line holds any units.
   *
   * @param first whether it is the first line of its place that does
   */
  public double priceToBegin(int line, boolean first, double[] prices) {
    int k = space.line(line).intervention();
    double pence = setUps.penceToBegin(k, first);
    int[] limits = pence > 0 ? payments.limits[k][space.line(line).period()] : null;
    double price = 0;
    for (int j = 0; limits != null && j < limits.length; j++) {
      price += pence * prices[limits[j]];
    }
    return price;
  }

  /**
   * Returns the share of all spending in neighbourhoods that each must have at least; empty without
   * such a rule.
   */
  public Optional<double[]> leastSpendShares() {
    return spendFloor.map(floor -> floor.leastShare.clone());
  }

  /** Returns the pence that may move away from the current plan; empty without such a rule. */
  public OptionalLong penceThatMayMove() {
    return stability.map(rule -> OptionalLong.of(rule.allowedPence)).orElse(OptionalLong.empty());
  }

  /** Returns the units of a line in the plan that money moves away from; 0 without such a rule. */
  public int currentUnits(int line) {
    return stability.map(rule -> rule.from[line]).orElse(0);
  }

  /** Returns what share of the limits that it draws on a unit of each line uses up, added up. */
  double[] scarcity() {
    double[] scarcity = new double[lines()];
    for (int line = 0; line < scarcity.length; line++) {
      for (int use = useStart[bundle[line]]; use < useStart[bundle[line] + 1]; use++) {
        double all = Math.max(1, capacity[useLimit[use]]);
        scarcity[line] += useUnits[use] > 0 ? useUnits[use] / all : 0;
      }
    }
    return scarcity;
  }

  /** Returns the greatest number of limits that one bundle draws on. */
  int mostLimitsOfABundle() {
    int most = 0;
    for (int b = 0; b < bundles(); b++) {
      most = Math.max(most, useStart[b + 1] - useStart[b]);
    }
    return most;
  }

  /**
   * Returns what a penny, minute or unit of each limit counts: 1, or for a least amount more than
   * all that is bought in excess to make it up.
   */
  long[] missingWeights() {
    long[] weights = new long[capacity.length];
    Arrays.fill(weights, 1);
    for (int b = 0; asksForMore && b < bundles(); b++) {
      long draws = 0;
      for (int use = useStart[b]; use < useStart[b + 1]; use++) {
        draws = Saturated.sum(draws, Math.max(0, useUnits[use]));
      }
      for (int use = useStart[b]; use < useStart[b + 1]; use++) {
        if (useUnits[use] < 0) {
          long weight = 1 + draws / -useUnits[use];
          weights[useLimit[use]] = Math.max(weights[useLimit[use]], Math.min(MOST_WEIGHT, weight));
        }
      }
    }
    return weights;
  }

  /** Returns the kinds of rules that bounds of lines and limits on units do not say. */
  public List<RuleKind> rulesBesideLimits() {
    return besideLimits;
  }

  private List<RuleKind> findRulesBesideLimits() {
    Set<RuleKind> kinds = new TreeSet<>();
    for (int smallest : bounds.smallest) {
      if (smallest > 1) {
        kinds.add(RuleKind.MINIMUM_PACKAGE);
      }
    }
    if (!setUps.isEmpty()) {
      kinds.add(RuleKind.SET_UP);
    }
    if (!agencies.isEmpty()) {
      kinds.add(RuleKind.AGENCY);
    }
    links.links.forEach(link -> kinds.add(link.rule().kind()));
    stability.ifPresent(rule -> kinds.add(RuleKind.STABILITY));
    spendFloor.ifPresent(rule -> kinds.add(RuleKind.FAIRNESS_FLOOR));
    if (payments.needsFlow) {
      kinds.add(RuleKind.CASH);
    }
    return List.copyOf(kinds);
  }

  /** Returns whether bounds of lines and limits on units say everything. */
  public boolean isPlain() {
    return plain;
  }

  /**
   * Returns whether a plan that keeps every rule keeps them with fewer units, down to the least.
   */
  boolean growsOnly() {
    return plain && !asksForMore;
  }

  /** Returns what a plan costs, in pence, set-up costs and agency hours included. */
  public long costPence(Plan plan) {
    return new PlanCharges(this, plan).costPence();
  }

  /** Returns whether a plan can cost more than its units. */
  public boolean hasCharges() {
    return !agencies.isEmpty() || !theCase.resources().rules(Rule.SetUp.class).isEmpty();
  }

  /** Returns what a unit of each line costs beside its set-up, in pence. */
  public long[] pencePerUnit() {
    long[] pence = new long[lines()];
    for (int line = 0; line < pence.length; line++) {
      pence[line] = theCase.interventions().get(space.line(line).intervention()).unitCostPence();
    }
    return pence;
  }
}
