package marshal.solver.relaxation;

import java.util.Arrays;

/**
 * The log reductions of one neighbourhood, step and world with what each moves across borders:
 * within what range they lie over all plans.
 *
 * <p>A part is one intervention on its own, the members of a shared mechanism together, or the
 * retained people of a treatment group, who move nothing.
 */
final class MovedReductions {

  /** Range of the log reduction since the committed plan, all parts together. */
  final Range reduction = new Range();

  /** Range of the sum of parts times their shares. */
  final Range moved = new Range();

  int parts;

  /** Share that a part moves; of a mechanism, the middle of its members'. */
  double[] share = new double[8];

  /** Greatest size of a part since the committed plan. */
  double[] size = new double[8];

  private final Range together = new Range();
  private final double[][] sorted = {new double[8], new double[8]};

  void clear() {
    parts = 0;
    reduction.set(0, 0);
    moved.set(0, 0);
  }

  /** Adds a part whose reduction lies between two values. */
  void add(double shareOfPart, double first, double second) {
    reduction.add(1, first, second);
    moved.add(shareOfPart, first, second);
    note(shareOfPart, Math.max(Math.abs(first), Math.abs(second)));
  }

  private void note(double shareOfPart, double sizeOfPart) {
    if (parts == share.length) {
      share = Arrays.copyOf(share, 2 * parts);
      size = Arrays.copyOf(size, 2 * parts);
      sorted[0] = new double[2 * parts];
      sorted[1] = new double[2 * parts];
    }
    share[parts] = shareOfPart;
    size[parts++] = sizeOfPart;
  }

  /**
   * Adds the members of a mechanism: the strongest counts in full, others in part, and together
   * they move the mean of their shares weighted by their reductions.
   *
   * @param members reductions at least and at most and under the committed plan, and shares:
   *     [member * 4]
   * @return range of the moved sum less a reference share times the reduction, both since the
   *     committed plan
   */
  Range addMechanism(double[] members, int count, double fraction, double reference) {
    double leastShare = Double.POSITIVE_INFINITY;
    double mostShare = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < count; m++) {
      leastShare = Math.min(leastShare, members[4 * m + 3]);
      mostShare = Math.max(mostShare, members[4 * m + 3]);
    }
    double low = counted(members, count, fraction, 0);
    double high = counted(members, count, fraction, 1);
    double before = counted(members, count, fraction, 2);
    double shareBefore = shareBefore(members, count);
    reduction.low += low - before;
    reduction.high += high - before;
    together.set(low, high);
    moved.low += together.leastTimes(leastShare, mostShare) - shareBefore * before;
    moved.high += together.mostTimes(leastShare, mostShare) - shareBefore * before;
    note((leastShare + mostShare) / 2, Math.max(Math.abs(low - before), Math.abs(high - before)));
    double offset = (shareBefore - reference) * before;
    double least = together.leastTimes(leastShare - reference, mostShare - reference) - offset;
    double most = together.mostTimes(leastShare - reference, mostShare - reference) - offset;
    return together.set(least, most);
  }

  private static double counted(double[] members, int count, double fraction, int column) {
    double sum = 0;
    double most = 0;
    double least = 0;
    for (int m = 0; m < count; m++) {
      double reduction = members[4 * m + column];
      sum += reduction;
      most = Math.max(most, reduction);
      least = Math.min(least, reduction);
    }
    return fraction * sum + (1 - fraction) * (most + least);
  }

  private static double shareBefore(double[] members, int count) {
    double sizes = 0;
    double weighted = 0;
    for (int m = 0; m < count; m++) {
      sizes += Math.abs(members[4 * m + 2]);
      weighted += Math.abs(members[4 * m + 2]) * members[4 * m + 3];
    }
    return sizes == 0 ? 0 : weighted / sizes;
  }

  /** Returns the median share, weighted by size: the one that leaves least unexplained. */
  double middleShare() {
    System.arraycopy(share, 0, sorted[0], 0, parts);
    System.arraycopy(size, 0, sorted[1], 0, parts);
    double half = 0;
    for (int j = 1; j < parts; j++) {
      for (int k = j; k > 0 && sorted[0][k] < sorted[0][k - 1]; k--) {
        for (double[] column : sorted) {
          double swap = column[k];
          column[k] = column[k - 1];
          column[k - 1] = swap;
        }
      }
    }
    for (int j = 0; j < parts; j++) {
      half += sorted[1][j] / 2;
    }
    for (int j = 0; j < parts; j++) {
      half -= sorted[1][j];
      if (half <= 0) {
        return sorted[0][j];
      }
    }
    return 0;
  }
}
