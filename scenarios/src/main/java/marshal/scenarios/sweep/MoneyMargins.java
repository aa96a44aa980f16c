package marshal.scenarios.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.scenarios.planning.PlanRepair;
import marshal.solver.rules.CaseRules;

/**
 * Finds what a little more or less money does to a plan: what is bought first with it, or given up
 * first for it, by harm averted per price, in the worlds of the search.
 */
public final class MoneyMargins {

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
    return best(streams, pence);
  }

  /** Finds the stream in which a cut costs least, among those that can lose that much. */
  public Optional<MoneyMargin> leastCut(List<String> streams, long pence) {
    return best(streams, -pence);
  }

  private Optional<MoneyMargin> best(List<String> streams, long pence) {
    return streams.stream()
        .map(stream -> change(stream, pence))
        .flatMap(Optional::stream)
        .max(
            Comparator.comparingDouble(MoneyMargin::averted)
                .thenComparing(Comparator.comparing(MoneyMargin::stream).reversed()));
  }

  /**
   * Says what more or less money of a stream does.
   *
   * @param stream id of the stream
   * @param pence money added, or cut where negative
   * @return the change; empty where what is promised cannot be kept after it
   */
  public Optional<MoneyMargin> change(String stream, long pence) {
    long amount = amountPence(stream) + pence;
    if (amount < 0) {
      return Optional.empty();
    }
    Resources changed = model.theCase().resources().withAmount(stream, amount);
    CaseRules rules = new CaseRules(model.theCase().withResources(changed), model.space());
    if (!rules.infeasibilities().isEmpty()) {
      return Optional.empty();
    }
    return PlanRepair.fit(rules, mean, plan)
        .map(after -> new MoneyMargin(stream, pence, harm - mean.harm(), plan, after));
  }

  private long amountPence(String stream) {
    return model.theCase().resources().funding().stream()
        .filter(funding -> funding.id().equals(stream))
        .mapToLong(FundingStream::amountPence)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The case has no funding stream '" + stream + "'."));
  }
}
