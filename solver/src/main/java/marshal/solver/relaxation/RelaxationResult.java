package marshal.solver.relaxation;

/** What the relaxation found. */
public final class RelaxationResult {

  private final double[] units;
  private final double[] prices;
  private final double harm;
  private final Certificate certificate;
  private final int rounds;

  RelaxationResult(
      double[] units, double[] prices, double harm, Certificate certificate, int rounds) {
    this.units = units;
    this.prices = prices;
    this.harm = harm;
    this.certificate = certificate;
    this.rounds = rounds;
  }

  /** Returns a copy of the units of each line, fractions; they keep the limits but for rounding. */
  public double[] units() {
    return units.clone();
  }

  /**
   * Returns a copy of the prices: what one more of each limit's units (a penny, a minute) averts.
   */
  public double[] prices() {
    return prices.clone();
  }

  /** Returns the relaxation's harm of these units. */
  public double harm() {
    return harm;
  }

  /** Returns the best bound of all rounds. */
  public Certificate certificate() {
    return certificate;
  }

  /** Returns how many tangents were taken. */
  public int rounds() {
    return rounds;
  }
}
