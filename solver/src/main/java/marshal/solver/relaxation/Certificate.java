package marshal.solver.relaxation;

import java.util.List;

/**
 * A proof that no feasible plan of whole units has less harm than a bound.
 *
 * @param lowerBound least harm that any feasible plan can have
 * @param method how the bound was found, in words
 * @param loosenedBy what lies between the bound and the best that could be proven, in words; empty
 *     if nothing but fractions of units does
 */
public record Certificate(double lowerBound, String method, List<String> loosenedBy) {

  /** Copies the list. */
  public Certificate {
    loosenedBy = List.copyOf(loosenedBy);
    if (Double.isNaN(lowerBound)) {
      throw new IllegalArgumentException("A lower bound must be a number.");
    }
  }

  /**
   * Returns how far a plan may be from the best one.
   *
   * @param harm harm of the plan
   * @param referenceHarm harm of the plan that the comparison starts from: no plan, or what is
   *     committed
   * @return percent of the harm that could be averted at most; 0 if nothing can be
   */
  public double gapPercent(double harm, double referenceHarm) {
    double possible = referenceHarm - lowerBound;
    return possible > 0 ? 100 * Math.max(0, harm - lowerBound) / possible : 0;
  }
}
