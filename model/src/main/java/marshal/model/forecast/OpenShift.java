package marshal.model.forecast;

/**
 * What a shift of the latest steps leaves open: either the city's level stays where it went, or it
 * goes back to that of the year. A forecast is the mixture of the two, on neither of which it
 * stands half-way.
 *
 * @param probability probability that it stays, at least 0 and below 1
 * @param logChange log of the level that stays over the one that it goes back to
 */
record OpenShift(double probability, double logChange) {
  /** Nothing has shifted. */
  static final OpenShift NONE = new OpenShift(0, 0);

  /** Returns the mean level over the one that it goes back to. */
  double mean() {
    return 1 - probability + probability * Math.exp(logChange);
  }

  /**
   * Returns the log of the level over its mean in one world.
   *
   * @param uniform a draw from 0..1
   */
  double logLevel(double uniform) {
    return (uniform < probability ? logChange : 0) - Math.log(mean());
  }
}
