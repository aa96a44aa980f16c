package marshal.model.evaluation;

/**
 * One path of a plan in one world, with what happens to people who need treatment on it. Immutable,
 * but of use only while its plan does not change.
 */
public final class TreatedPath {

  final ExactMean mean;
  final int world;
  final int path;

  /** People retained for twelve weeks or more, by group: row-major [step][neighbourhood]. */
  private final int[][] retained;

  TreatedPath(ExactMean mean, int world, int path, int[][] retained) {
    this.mean = mean;
    this.world = world;
    this.path = path;
    this.retained = retained;
  }

  /**
   * Takes the retained people of the path in place of the mean ones.
   *
   * @param remaining share of incidents that the plan leaves on average, row-major
   *     [step][neighbourhood]; receives the share that it leaves on the path
   */
  void takeRetained(double[] remaining, int stream) {
    double[] exponents = new double[remaining.length];
    boolean any = false;
    for (int g = 0; g < retained.length; g++) {
      TreatmentTables tables = mean.model.treatment.get(g);
      if (tables.coefficient[stream] != null) {
        any = true;
        double[] coefficient = PlanPaths.column(tables.coefficient[stream], world);
        double[] meanShare = PlanPaths.column(mean.retainedShare(g), world);
        for (int t = 0; t < meanShare.length; t++) {
          int row = t * coefficient.length;
          addDeviations(exponents, row, retained[g], tables.inNeed, meanShare[t], coefficient);
        }
      }
    }
    if (any) {
      Exponential.ofNegativeOfAnySize(exponents);
      StreamState.multiply(remaining, exponents);
    }
  }

  /** Adds what a step's retained people avert beyond their mean. */
  private static void addDeviations(
      double[] exponents,
      int row,
      int[] retained,
      double[] inNeed,
      double meanShare,
      double[] coefficient) {
    for (int i = 0; i < coefficient.length; i++) {
      if (inNeed[i] > 0) {
        double share = retained[row + i] / inNeed[i];
        exponents[row + i] += (share - meanShare) * coefficient[i];
      }
    }
  }
}
