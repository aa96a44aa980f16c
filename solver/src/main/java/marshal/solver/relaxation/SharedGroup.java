package marshal.solver.relaxation;

import java.util.Arrays;

/**
 * The members of one mechanism that meet in one neighbourhood, and what it is worth in each step
 * and world that the strongest of them counts in full.
 *
 * <p>A tangent in log reductions leaves that part as it is: minus the sum over steps and worlds of
 * a weight times the greatest reduction. Over a box of coverage that part lies above an affine
 * function, the more closely the smaller the box.
 */
final class SharedGroup {

  private final EffectTable effects;
  private final int first;
  private final int steps;
  private final int worlds;

  /** Sites of the members; a member has the same number everywhere below. */
  final int[] sites;

  /** Log reduction of each member at full coverage, [member * worlds + world]. */
  private final double[] coefficient;

  /** [step * worlds + world]. */
  private double[] weight = {};

  SharedGroup(EffectTable effects, int first, int end, int steps, int worlds) {
    this.effects = effects;
    this.first = first;
    this.steps = steps;
    this.worlds = worlds;
    this.sites = new int[end - first];
    this.coefficient = new double[sites.length * worlds];
    for (int m = 0; m < sites.length; m++) {
      sites[m] = effects.site[first + m];
      for (int d = 0; d < worlds; d++) {
        coefficient[m * worlds + d] = effects.coefficient(first + m, d);
      }
    }
  }

  /**
   * Takes what the strongest counts for out of a tangent.
   *
   * @param byExponent derivative of the harm by log reductions, row-major
   *     [step][neighbourhood][world]
   * @param i index of the neighbourhood, of so many
   */
  void takeOut(double[] byExponent, int i, int neighbourhoods, Tangent tangent) {
    weight = new double[steps * worlds];
    double alone = 1 - effects.fractionOfOthers(first);
    for (int t = 0; t < steps; t++) {
      for (int d = 0; d < worlds; d++) {
        double averted = -byExponent[(t * neighbourhoods + i) * worlds + d];
        int strongest = strongest(tangent.covered, t, d);
        // Where reductions do harm any member is a bound of the strongest, so the tangent stays.
        if (averted > 0) {
          weight[t * worlds + d] = averted * alone;
          if (strongest >= 0) {
            tangent.byCoverage[sites[strongest] * steps + t] +=
                averted * alone * coefficient[strongest * worlds + d];
          }
        }
      }
    }
  }

  /**
   * Returns how much more the strongest counts for when one member has another coverage.
   *
   * @param site the member's site
   * @param covered coverage of every site now, at [site * steps + step]
   * @param after coverage of the member then, by step
   */
  double worthMore(int site, double[] covered, double[] after) {
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      double before = covered[site * steps + t];
      for (int d = 0; d < worlds && after[t] != before; d++) {
        double now = 0;
        double then = 0;
        for (int m = 0; m < sites.length; m++) {
          double perCoverage = coefficient[m * worlds + d];
          double reduction = covered[sites[m] * steps + t] * perCoverage;
          double changed = sites[m] == site ? after[t] * perCoverage : reduction;
          now = reduction > now ? reduction : now;
          then = changed > then ? changed : then;
        }
        sum += weight[t * worlds + d] * (then - now);
      }
    }
    return sum;
  }

  private int strongest(double[] covered, int t, int d) {
    int strongest = -1;
    double greatest = 0;
    for (int m = 0; m < sites.length; m++) {
      double reduction = covered[sites[m] * steps + t] * coefficient[m * worlds + d];
      if (reduction > greatest) {
        greatest = reduction;
        strongest = m;
      }
    }
    return strongest;
  }

  /**
   * Finds an affine function of the members' coverage in one step that is nowhere below the worth
   * of the strongest while coverage is in a box.
   *
   * @param low least coverage of each member
   * @param high most coverage of each member
   * @param near coverage of each member at which the function should be least
   * @param slope receives its slope by the coverage of each member
   * @return its value without coverage
   */
  double overestimate(int t, double[] low, double[] high, double[] near, double[] slope) {
    int members = sites.length;
    double[] perCoverage = new double[members];
    double constant = 0;
    Arrays.fill(slope, 0);
    for (int d = 0; d < worlds; d++) {
      double worth = weight[t * worlds + d];
      if (worth == 0) {
        continue;
      }
      double tau = threshold(d, low, high, near, perCoverage);
      constant += worth * (tau + chords(d, tau, low, high, low, perCoverage));
      for (int m = 0; m < members; m++) {
        constant -= worth * perCoverage[m] * low[m];
        slope[m] += worth * perCoverage[m];
      }
    }
    return constant;
  }

  /**
   * Returns the threshold at which threshold plus chords is least. Below the greatest of the least
   * reductions it only falls as the threshold rises, and in between it is piecewise linear.
   */
  private double threshold(int d, double[] low, double[] high, double[] near, double[] scratch) {
    double lowest = 0;
    for (int m = 0; m < low.length; m++) {
      lowest = Math.max(lowest, coefficient[m * worlds + d] * low[m]);
    }
    double threshold = lowest;
    double least = lowest + chords(d, lowest, low, high, near, scratch);
    for (int m = 0; m < low.length; m++) {
      double tau = coefficient[m * worlds + d] * high[m];
      if (tau > lowest) {
        double value = tau + chords(d, tau, low, high, near, scratch);
        if (value < least) {
          least = value;
          threshold = tau;
        }
      }
    }
    return threshold;
  }

  /**
   * Returns the chords, at some coverage, of what each reduction exceeds a threshold by that is no
   * less than any of the least reductions.
   *
   * @param slope receives their slopes by coverage
   */
  private double chords(
      int d, double tau, double[] low, double[] high, double[] at, double[] slope) {
    double sum = 0;
    for (int m = 0; m < low.length; m++) {
      double above = coefficient[m * worlds + d] * high[m] - tau;
      double chord = above > 0 && high[m] > low[m] ? above / (high[m] - low[m]) : 0;
      sum += chord * (at[m] - low[m]);
      slope[m] = chord;
    }
    return sum;
  }

  /** Returns the sum of the sizes of the terms, for the margin of rounding. */
  double size() {
    double size = 0;
    for (int t = 0; t < steps; t++) {
      for (int d = 0; d < worlds; d++) {
        for (int m = 0; m < sites.length; m++) {
          size += weight[t * worlds + d] * Math.abs(coefficient[m * worlds + d]);
        }
      }
    }
    return size;
  }
}
