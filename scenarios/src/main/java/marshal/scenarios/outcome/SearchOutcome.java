package marshal.scenarios.outcome;

import java.util.List;
import marshal.solver.RuleCost;

/**
 * How a plan was found.
 *
 * @param stoppedBy "time", "steps", "interrupted" or "nothing to improve"
 * @param seconds time that the search took
 * @param moves moves evaluated
 * @param claimedAverted harm averted in the worlds of the search
 * @param roundedAverted the same for the rounded relaxation that the search started from
 * @param ruleCosts harm that rules of fairness and stability leave, in the worlds of the search
 */
public record SearchOutcome(
    String stoppedBy,
    double seconds,
    long moves,
    double claimedAverted,
    double roundedAverted,
    List<RuleCost> ruleCosts) {

  /** Copies the list. */
  public SearchOutcome {
    ruleCosts = List.copyOf(ruleCosts);
  }

  /** Returns moves evaluated per second; 0 if there was no time. */
  public double movesPerSecond() {
    return seconds > 0 ? moves / seconds : 0;
  }
}
