package marshal.solver.relaxation;

/** What the relaxation found. */
public final class RelaxationResult {

  private final double[] units;
  private final double[] prices;
  private final double harm;
  private final Certificate certificate;
  private final int rounds;
  private final WholeAnswer whole;

  RelaxationResult(
      double[] units,
      double[] prices,
      double harm,
      Certificate certificate,
      int rounds,
      WholeAnswer whole) {
    this.units = units;
    this.prices = prices;
    this.harm = harm;
    this.certificate = certificate;
    this.rounds = rounds;
    this.whole = whole;
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

  /** Returns what is asked for in whole units, near these prices. */
  WholeAnswer whole() {
    return whole;
  }
}
