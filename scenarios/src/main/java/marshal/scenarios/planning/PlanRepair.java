package marshal.scenarios.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import marshal.model.evaluation.ExactMean;
import marshal.model.plan.Plan;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;
import marshal.solver.rules.RuleState;

/**
 * Fits a plan to other money or prices: gives units up where it has too little, those that avert
 * least for their price first, and buys where money is left, what averts most for its price first.
 * Units dearer than what is missing are given up in one of two tries and kept in the other; the
 * better one counts.
 */
public final class PlanRepair {

  private record Candidate(int line, double rate, boolean exact) {}

  private final CaseRules rules;
  private final ExactMean mean;
  private final RuleState state;

  /** Units dearer than this stay. */
  private final long mostPence;

  private PlanRepair(CaseRules rules, ExactMean mean, Plan plan, boolean keepsDear) {
    this.rules = rules;
    this.mean = mean;
    this.state = LazyGreedy.at(plan, rules, mean);
    this.mostPence = keepsDear ? missingPence() : Long.MAX_VALUE;
  }

  /**
   * Fits a plan.
   *
   * @param rules the rules to keep
   * @param mean evaluates plans; left at the result
   * @param plan the plan
   * @return a plan that keeps every rule; empty where giving up units that cost money does not lead
   *     to one
   */
  public static Optional<Plan> fit(CaseRules rules, ExactMean mean, Plan plan) {
    Optional<Plan> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (boolean keepsDear : new boolean[] {false, true}) {
      PlanRepair repair = new PlanRepair(rules, mean, plan, keepsDear);
      if (repair.giveUp()) {
        double harm = LazyGreedy.fill(mean, repair.state, 1, () -> false);
        if (harm < least) {
          least = harm;
          best = Optional.of(repair.state.plan());
        }
      }
    }
    best.ifPresent(mean::setPlan);
    return best;
  }

  private boolean giveUp() {
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble(Candidate::rate).thenComparingInt(Candidate::line));
    if (!state.isFeasible()) {
      double[] gradient = mean.gradient();
      for (int line = 0; line < gradient.length; line++) {
        boolean mayGo = state.units(line) > rules.least(line) && pence(line) <= mostPence;
        if (mayGo && pence(line) > 0) {
          queue.add(new Candidate(line, -gradient[line] / pence(line), false));
        }
      }
    }
    List<Candidate> aside = new ArrayList<>();
    Set<Integer> relevant = relevant();
    while (!state.isFeasible()) {
      Candidate candidate = queue.poll();
      if (candidate == null) {
        return false;
      }
      int line = candidate.line();
      if (!relevant.contains(rules.space().line(line).intervention())) {
        aside.add(candidate);
        continue;
      }
      // Rates in the queue are those of fractions or of an earlier plan: found again when first.
      double rate = lossOfLast(line) / pence(line);
      boolean least = queue.isEmpty() || rate <= queue.peek().rate();
      if (!least && !(candidate.exact() && rate <= candidate.rate())) {
        queue.add(new Candidate(line, rate, true));
        continue;
      }
      state.setUnits(line, state.units(line) - 1);
      mean.setUnits(line, state.units(line));
      if (state.units(line) > rules.least(line)) {
        queue.add(new Candidate(line, rate, false));
      }
      Set<Integer> now = relevant();
      if (!now.equals(relevant)) {
        relevant = now;
        queue.addAll(aside);
        aside.clear();
      }
    }
    return true;
  }

  private long pence(int line) {
    return rules
        .theCase()
        .interventions()
        .get(rules.space().line(line).intervention())
        .unitCostPence();
  }

  private double lossOfLast(int line) {
    int units = state.units(line);
    double with = mean.harm();
    mean.setUnits(line, units - 1);
    double without = mean.harm();
    mean.setUnits(line, units);
    return without - with;
  }

  private long missingPence() {
    long missing = 0;
    List<Limit> limits = rules.limits();
    for (int limit = 0; limit < limits.size(); limit++) {
      if (limits.get(limit) instanceof Limit.Money) {
        missing = Math.max(missing, -state.left(limit));
      }
    }
    return missing;
  }

  /** Returns the interventions that a limit on money which is exceeded pays for. */
  private Set<Integer> relevant() {
    List<Limit> limits = rules.limits();
    Set<String> ids = new TreeSet<>();
    for (int limit = 0; limit < limits.size(); limit++) {
      if (state.left(limit) < 0 && limits.get(limit) instanceof Limit.Money money) {
        ids.addAll(money.interventions());
      }
    }
    Set<Integer> indices = new TreeSet<>();
    for (int k = 0; k < rules.theCase().interventions().size(); k++) {
      if (ids.contains(rules.theCase().interventions().get(k).id())) {
        indices.add(k);
      }
    }
    return indices;
  }
}
