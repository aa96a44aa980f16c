package marshal.scenarios.outcome;

import java.util.List;

/**
 * How far from the best possible a plan can be, proven in the worlds of its search.
 *
 * @param lowerBound least that any plan within the rules can come to there, in what the objective
 *     makes least: harm, harm plus pounds spent, or pence
 * @param gapPercent how much of what could be averted at most the plan may miss
 * @param couldAvertMorePercent how much more than this plan the best one can avert at most
 * @param method how the bound was found
 * @param loosenedBy what makes the bound less tight than it might be, in words
 * @param objective what the plan was wanted for and came to
 */
public record CertificateOutcome(
    double lowerBound,
    double gapPercent,
    double couldAvertMorePercent,
    String method,
    List<String> loosenedBy,
    ObjectiveOutcome objective) {

  /** Copies the list. */
  public CertificateOutcome {
    loosenedBy = List.copyOf(loosenedBy);
  }
}
