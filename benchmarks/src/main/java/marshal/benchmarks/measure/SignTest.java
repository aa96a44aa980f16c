package marshal.benchmarks.measure;

/**
 * How often one of two won, and how likely so one-sided a count is by chance.
 *
 * @param wins pairs that the first won
 * @param losses pairs that the second won
 * @param ties pairs that neither won; they say nothing
 */
public record SignTest(int wins, int losses, int ties) {

  /**
   * Compares pairs; the smaller number wins.
   *
   * @param first numbers of the first
   * @param second numbers of the second, in the same order
   * @param tie difference up to which a pair is a tie
   */
  public static SignTest of(double[] first, double[] second, double tie) {
    int wins = 0;
    int losses = 0;
    for (int j = 0; j < first.length; j++) {
      double difference = first[j] - second[j];
      wins += difference < -tie ? 1 : 0;
      losses += difference > tie ? 1 : 0;
    }
    return new SignTest(wins, losses, first.length - wins - losses);
  }

  /**
   * Returns the chance of a count at least as one-sided if both won equally often: twice the tail
   * of the binomial distribution, at most 1.
   */
  public double pValue() {
    int n = wins + losses;
    int fewer = Math.min(wins, losses);
    double tail = 0;
    double term = Math.pow(0.5, n);
    for (int k = 0; k <= fewer; k++) {
      tail += term;
      term = term * (n - k) / (k + 1);
    }
    return Math.min(1, 2 * tail);
  }
}
