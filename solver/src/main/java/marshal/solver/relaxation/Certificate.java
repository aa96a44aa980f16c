package marshal.solver.relaxation;

import java.util.List;

/**
 * A proof that no feasible plan of whole units comes to less than a bound.
 *
 * @param lowerBound least that any feasible plan can come to, in what the objective makes least:
 *     harm, harm and money, or money
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

  /** Returns the same proof of another bound, found from this one's. */
  public Certificate withBound(double bound) {
    return new Certificate(bound, method, loosenedBy);
  }

  /**
   * Returns how far a plan may be from the best one.
   *
   * @param value what the plan comes to
   * @param reference the same of the plan that the comparison starts from: no plan, or what is
   *     committed
   * @return percent of the harm that could be averted at most; 0 if nothing can be
   */
  public double gapPercent(double value, double reference) {
    double possible = reference - lowerBound;
    return possible > 0 ? 100 * Math.max(0, value - lowerBound) / possible : 0;
  }
}
