package marshal.scenarios.outcome;

import java.util.List;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;

/**
 * Everything that a plan comes to.
 *
 * @param theCase the case it was made for
 * @param space the lines it could hold
 * @param plan the plan
 * @param seed seed of every random number
 * @param searchWorlds worlds that it was searched in; 0 if somebody wrote it by hand
 * @param freshWorlds worlds that it was judged in
 * @param feasible whether it keeps every rule
 * @param violations the rules that it breaks, in words
 * @param harm outcome under the index that plans are made under
 * @param harmUnderAll outcome under each index of the case
 * @param probabilityBetterThanCurrent share of fresh worlds in which it averts more than the
 *     current plan does
 * @param funding by funding stream
 * @param staff by pool and period
 * @param lines the lines with units, by intervention, neighbourhood and period
 * @param demand by stream
 * @param treatment by treatment group
 * @param baselines other ways to spend the same money
 * @param search how it was found; empty if somebody wrote it by hand
 * @param certificate how far from the best possible it can be, where that was proven
 */
public record PlanOutcome(
    Case theCase,
    PlanSpace space,
    Plan plan,
    long seed,
    int searchWorlds,
    int freshWorlds,
    boolean feasible,
    List<String> violations,
    HarmOutcome harm,
    List<HarmOutcome> harmUnderAll,
    double probabilityBetterThanCurrent,
    List<FundingOutcome> funding,
    List<StaffOutcome> staff,
    List<LineOutcome> lines,
    List<DemandOutcome> demand,
    List<TreatmentOutcome> treatment,
    List<Baseline> baselines,
    Optional<SearchOutcome> search,
    Optional<CertificateOutcome> certificate) {

  /** Copies the lists. */
  public PlanOutcome {
    violations = List.copyOf(violations);
    harmUnderAll = List.copyOf(harmUnderAll);
    funding = List.copyOf(funding);
    staff = List.copyOf(staff);
    lines = List.copyOf(lines);
    demand = List.copyOf(demand);
    treatment = List.copyOf(treatment);
    baselines = List.copyOf(baselines);
  }

  /** Returns what the units cost that were promised before the plan was made. */
  public long committedUnitsPence() {
    return lines.stream().mapToLong(LineOutcome::committedPence).sum();
  }

  /** Returns the free money: what all streams have beyond what is committed in money or units. */
  public long availablePence() {
    return funding.stream().mapToLong(FundingOutcome::availablePence).sum() - committedUnitsPence();
  }

  /** Returns what the plan spends of the free money. */
  public long spentPence() {
    return lines.stream().mapToLong(LineOutcome::addedPence).sum();
  }
}
