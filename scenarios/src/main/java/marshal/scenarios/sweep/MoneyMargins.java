package marshal.scenarios.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.solver.greedy.LazyGreedy;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;
import marshal.solver.rules.RuleState;

/**
 * Finds what a little more or less money does to a plan: what is bought first with it, or given up
 * first for it, by harm averted per price, in the worlds of the search.
 */
public final class MoneyMargins {

  private record Candidate(int line, double rate, boolean exact) {}

  private final HarmModel model;
  private final Plan plan;
  private final ExactMean mean;
  private final double harm;

  /**
   * Looks at a plan.
   *
   * @param model the case and the worlds of the search
   * @param plan a plan that keeps every rule
   */
  public MoneyMargins(HarmModel model, Plan plan) {
    this.model = model;
    this.plan = plan;
    this.mean = new ExactMean(model);
    mean.setPlan(plan);
    this.harm = mean.harm();
  }

  /** Finds the stream in which more money averts most. */
  public Optional<MoneyMargin> most(List<String> streams, long pence) {
    return streams.stream()
        .map(stream -> more(stream, pence))
        .max(
            Comparator.comparingDouble(MoneyMargin::averted)
                .thenComparing(Comparator.comparing(MoneyMargin::stream).reversed()));
  }

  /** Finds the stream in which a cut costs least, among those that can lose that much. */
  public Optional<MoneyMargin> leastCut(List<String> streams, long pence) {
    return streams.stream()
        .map(stream -> less(stream, pence))
        .flatMap(Optional::stream)
        .max(
            Comparator.comparingDouble(MoneyMargin::averted)
                .thenComparing(Comparator.comparing(MoneyMargin::stream).reversed()));
  }

  /** Says what more money of a stream buys. */
  public MoneyMargin more(String stream, long pence) {
    CaseRules rules = new CaseRules(withMoney(stream, pence), model.space());
    RuleState state = LazyGreedy.at(plan, rules, mean);
    double after = LazyGreedy.fill(mean, state, 1, () -> false);
    return new MoneyMargin(stream, pence, harm - after, plan, state.plan());
  }

  /** Says what less money of a stream gives up; empty if what is promised leaves less than that. */
  public Optional<MoneyMargin> less(String stream, long pence) {
    long amount = amountPence(stream);
    if (amount < pence) {
      return Optional.empty();
    }
    CaseRules rules = new CaseRules(withMoney(stream, -pence), model.space());
    if (!rules.infeasibilities().isEmpty()) {
      return Optional.empty();
    }
    RuleState state = LazyGreedy.at(plan, rules, mean);
    if (!giveUp(state)) {
      return Optional.empty();
    }
    double after = LazyGreedy.fill(mean, state, 1, () -> false);
    return Optional.of(new MoneyMargin(stream, -pence, harm - after, plan, state.plan()));
  }

  private long amountPence(String stream) {
    return model.theCase().resources().funding().stream()
        .filter(funding -> funding.id().equals(stream))
        .mapToLong(FundingStream::amountPence)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The case has no funding stream '" + stream + "'."));
  }

  private Case withMoney(String stream, long pence) {
    Resources resources = model.theCase().resources();
    return model.theCase().withResources(resources.withAmount(stream, amountPence(stream) + pence));
  }

  /** Takes units away, least loss for the money first, until every rule is kept again. */
  private boolean giveUp(RuleState state) {
    if (state.isFeasible()) {
      return true;
    }
    PriorityQueue<Candidate> queue =
        new PriorityQueue<>(
            Comparator.comparingDouble(Candidate::rate).thenComparingInt(Candidate::line));
    double[] gradient = mean.gradient();
    for (int line = 0; line < gradient.length; line++) {
      if (state.units(line) > state.rules().least(line) && pence(line) > 0) {
        queue.add(new Candidate(line, -gradient[line] / pence(line), false));
      }
    }
    List<Candidate> aside = new ArrayList<>();
    Set<Integer> relevant = relevant(state);
    while (!state.isFeasible()) {
      Candidate candidate = queue.poll();
      if (candidate == null) {
        return false;
      }
      int line = candidate.line();
      if (!relevant.contains(model.space().line(line).intervention())) {
        aside.add(candidate);
        continue;
      }
      double rate = lossOfLast(line, state.units(line)) / pence(line);
      boolean least = queue.isEmpty() || rate <= queue.peek().rate();
      if (!least && !(candidate.exact() && rate <= candidate.rate())) {
        queue.add(new Candidate(line, rate, true));
        continue;
      }
      state.setUnits(line, state.units(line) - 1);
      mean.setUnits(line, state.units(line));
      if (state.units(line) > state.rules().least(line)) {
        queue.add(new Candidate(line, rate, false));
      }
      Set<Integer> now = relevant(state);
      if (!now.equals(relevant)) {
        relevant = now;
        queue.addAll(aside);
        aside.clear();
      }
    }
    return true;
  }

  private long pence(int line) {
    return model
        .theCase()
        .interventions()
        .get(model.space().line(line).intervention())
        .unitCostPence();
  }

  private double lossOfLast(int line, int units) {
    double with = mean.harm();
    mean.setUnits(line, units - 1);
    double without = mean.harm();
    mean.setUnits(line, units);
    return without - with;
  }

  /** Returns the interventions that a limit on money which is exceeded pays for. */
  private Set<Integer> relevant(RuleState state) {
    List<Limit> limits = state.rules().limits();
    Set<String> ids = new TreeSet<>();
    for (int limit = 0; limit < limits.size(); limit++) {
      if (state.left(limit) < 0 && limits.get(limit) instanceof Limit.Money money) {
        ids.addAll(money.interventions());
      }
    }
    Set<Integer> indices = new TreeSet<>();
    for (int k = 0; k < model.theCase().interventions().size(); k++) {
      if (ids.contains(model.theCase().interventions().get(k).id())) {
        indices.add(k);
      }
    }
    return indices;
  }
}
