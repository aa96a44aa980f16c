package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers of one group of sites: at any prices the group costs no more than any of them. */
final class GroupCuts {

  private static final int MOST_CUTS = 30;

  /** Steps without weight after which a cut may go. */
  private static final int MOST_IDLE = 10;

  private static final double NEGLIGIBLE = 1e-15;

  private static final class Cut {
    private double constant;
    private final double[] use;
    private double weight;
    private int idle;

    private Cut(double constant, double[] use) {
      this.constant = constant;
      this.use = use;
    }
  }

  private final int[] limits;
  private final List<Cut> cuts = new ArrayList<>();

  /**
   * Prepares for answers.
   *
   * @param limits the limits that the group uses
   */
  GroupCuts(int[] limits) {
    this.limits = limits;
  }

  /**
   * Adds an answer.
   *
   * @param cost what is asked for costs, with what it uses at the prices
   * @param use what is asked for of the group's limits
   */
  void add(double cost, double[] use, double[] prices) {
    double constant = cost;
    for (int j = 0; j < limits.length; j++) {
      constant -= use[j] * prices[limits[j]];
    }
    for (Cut cut : cuts) {
      if (Arrays.equals(cut.use, use)) {
        cut.constant = Math.min(cut.constant, constant);
        cut.idle = 0;
        return;
      }
    }
    Cut cut = new Cut(constant, use);
    cut.weight = cuts.isEmpty() ? 1 : 0;
    cuts.add(cut);
  }

  /** Adds what an answer asks for to what is asked for of all limits. */
  void addTo(double[] asked, double[] use) {
    for (int j = 0; j < limits.length; j++) {
      asked[limits[j]] += use[j];
    }
  }

  /** Adds what the cuts ask for by their weights to what is asked for of all limits. */
  void addMixedTo(double[] asked) {
    for (Cut cut : cuts) {
      for (int j = 0; cut.weight > 0 && j < limits.length; j++) {
        asked[limits[j]] += cut.weight * cut.use[j];
      }
    }
  }

  /** Returns the least of the cuts at some prices. */
  double least(double[] prices) {
    return cuts.stream().mapToDouble(cut -> at(cut, prices)).min().orElseThrow();
  }

  private double at(Cut cut, double[] prices) {
    double value = cut.constant;
    for (int j = 0; j < limits.length; j++) {
      value += cut.use[j] * prices[limits[j]];
    }
    return value;
  }

  /**
   * Moves weight from the greatest cut that has any to the least, as far as makes them equal at the
   * prices that follow.
   *
   * @param from prices that a step begins at
   * @param scale how easily each price moves
   * @param mixed what all groups ask for beyond the capacities, by the weights; changed
   * @param prices the prices that follow: the step times that; changed
   * @param precision by how much cuts may differ
   * @return by how much they did
   */
  double balance(
      double[] from,
      double[] scale,
      double step,
      double[] mixed,
      double[] prices,
      double precision) {
    Cut least = cuts.get(0);
    Cut most = cuts.get(0);
    double leastValue = Double.POSITIVE_INFINITY;
    double mostValue = Double.NEGATIVE_INFINITY;
    for (Cut cut : cuts) {
      double value = at(cut, prices);
      if (value < leastValue) {
        leastValue = value;
        least = cut;
      }
      if (cut.weight > 0 && value > mostValue) {
        mostValue = value;
        most = cut;
      }
    }
    double apart = mostValue - leastValue;
    if (!(apart > precision)) {
      return 0;
    }
    double curvature = 0;
    for (int j = 0; j < limits.length; j++) {
      double more = least.use[j] - most.use[j];
      if (prices[limits[j]] > 0 || more > 0) {
        curvature += step * scale[limits[j]] * more * more;
      }
    }
    double share = curvature > 0 ? Math.min(most.weight, apart / curvature) : most.weight;
    least.weight += share;
    most.weight -= share;
    if (most.weight < NEGLIGIBLE) {
      least.weight += most.weight;
      most.weight = 0;
    }
    for (int j = 0; j < limits.length; j++) {
      int limit = limits[j];
      mixed[limit] += share * (least.use[j] - most.use[j]);
      prices[limit] = Math.max(0, from[limit] + step * scale[limit] * mixed[limit]);
    }
    return apart;
  }

  /** Leaves cuts aside that have long had no weight, where there are many. */
  void forget() {
    for (Cut cut : cuts) {
      cut.idle = cut.weight > 0 ? 0 : cut.idle + 1;
    }
    if (cuts.size() > MOST_CUTS) {
      cuts.removeIf(cut -> cut.idle > MOST_IDLE);
    }
  }
}
