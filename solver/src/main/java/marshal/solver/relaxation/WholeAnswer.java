package marshal.solver.relaxation;

/** What the sites ask for in whole units, and the prices that make the bound over whole units. */
final class WholeAnswer {

  /** Units asked for where they fitted the limits best; some may still be exceeded. */
  final double[] units;

  /** Price of each limit at the greatest bound. */
  final double[] prices;

  WholeAnswer(double[] units, double[] prices) {
    this.units = units;
    this.prices = prices;
  }
}
