package marshal.solver.relaxation;

import java.util.Arrays;
import java.util.stream.IntStream;
import marshal.model.evaluation.MeanExponential;

/**
 * A convex underestimate of one stream's harm where a plan moves incidents across borders.
 *
 * <p>An incident that moves costs what it and those that it triggers there cost, which no plan
 * brings below one constant or above another. With that constant in place of the cost, moved
 * incidents leave the recursion: of b incidents the share exp(-R) stays at its own cost, and the
 * rest costs delta v b (1 - exp(-R)). So the harm is again a sum of products of exponentials,
 * convex while no cost of staying is below 0, which the constants are chosen for. Where parts of a
 * reduction move different shares, a reference share stands in for all and the differences are
 * bounded by linear functions of coverage. Worlds in which diffusion could make an incident worth
 * having count as free of harm, since no count is below 0.
 */
final class MovedHarm {

  /** Harm of an incident that stays, of those that none triggers, [cell * worlds + world]. */
  final double[] costOfEndemic;

  /** The same of triggered incidents. */
  final double[] costOfTriggered;

  /** What depends on no plan, by world. */
  private final double[] constant;

  /** Slopes of the linear part, [(site * steps + step) * worlds + world]. */
  private final double[] byCoverage;

  /** Places (site * steps + step) with a slope in any world. */
  private final int[] actingPlaces;

  /** Slopes by retained share, by group, [step * worlds + world]. */
  private final double[][] byRetained;

  private final StreamHarm harm;
  private final int n;
  private final int steps;
  private final int worlds;
  private final double[] committedCoverage;
  private final double[][] committedRetained;
  private final double[] mostRetained;
  private final MovedReductions reductions = new MovedReductions();

  // Ranges over all plans, [cell * worlds + world].
  private final double[] leastLeft;
  private final double[] mostLeft;
  private final double[] leastLeftTriggered;
  private final double[] mostLeftTriggered;
  private final double[] leastTriggered;
  private final double[] mostTriggered;
  private final double[] leastNextDoor;
  private final double[] mostNextDoor;
  private final double[] mostMean;
  private final boolean[] usable;

  MovedHarm(
      StreamHarm harm,
      double[] committedCoverage,
      double[][] committedRetained,
      double[] mostRetained) {
    this.harm = harm;
    this.n = harm.n;
    this.steps = harm.steps;
    this.worlds = harm.worlds;
    this.committedCoverage = committedCoverage;
    this.committedRetained = committedRetained;
    this.mostRetained = mostRetained;
    int cells = steps * n * worlds;
    this.leastLeft = new double[cells];
    this.mostLeft = new double[cells];
    this.leastLeftTriggered = new double[cells];
    this.mostLeftTriggered = new double[cells];
    this.leastTriggered = new double[cells];
    this.mostTriggered = new double[cells];
    this.leastNextDoor = new double[cells];
    this.mostNextDoor = new double[cells];
    this.mostMean = new double[cells];
    this.usable = new boolean[worlds];
    Arrays.fill(usable, true);
    this.costOfEndemic = new double[cells];
    this.costOfTriggered = new double[cells];
    this.constant = new double[worlds];
    this.byCoverage = new double[committedCoverage.length * worlds];
    this.byRetained = new double[committedRetained.length][];
    for (int g = 0; g < byRetained.length; g++) {
      byRetained[g] = new double[harm.retainedCoefficient[g] == null ? 0 : steps * worlds];
    }
    double[] movedLow = new double[cells];
    double[] movedHigh = new double[cells];
    boundShares(movedLow, movedHigh);
    boundMeans();
    boundValues(movedLow, movedHigh);
    findCosts();
    this.actingPlaces =
        IntStream.range(0, committedCoverage.length).filter(this::isActing).toArray();
  }

  private boolean isActing(int place) {
    for (int d = 0; d < worlds; d++) {
      if (byCoverage[place * worlds + d] != 0) {
        return true;
      }
    }
    return false;
  }

  private int at(int t, int i, int d) {
    return (t * n + i) * worlds + d;
  }

  /** Finds within what ranges the shares lie that stay and, of triggered incidents, move. */
  private void boundShares(double[] movedLow, double[] movedHigh) {
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        for (int d = 0; d < worlds; d++) {
          int cell = at(t, i, d);
          collect(t, i, d, false, Linear.NOWHERE);
          leastLeft[cell] = StrictMath.exp(-reductions.reduction.high);
          mostLeft[cell] = StrictMath.exp(-reductions.reduction.low);
          collect(t, i, d, true, Linear.NOWHERE);
          leastLeftTriggered[cell] = StrictMath.exp(-reductions.reduction.high);
          mostLeftTriggered[cell] = StrictMath.exp(-reductions.reduction.low);
          double leastMean = MeanExponential.of(reductions.reduction.high);
          double mostMeanOf = MeanExponential.of(reductions.reduction.low);
          movedLow[cell] = reductions.moved.leastTimes(leastMean, mostMeanOf);
          movedHigh[cell] = reductions.moved.mostTimes(leastMean, mostMeanOf);
        }
      }
    }
  }

  /** Where {@link #collect} writes linear underestimates of parts' deviations. */
  private record Linear(double reference, double least, double most, boolean asked) {
    static final Linear NOWHERE = new Linear(0, 0, 0, false);
  }

  /**
   * Collects the parts of a cell's reduction; on demand adds the underestimate of (their shares -
   * reference) x (their reductions) x (a factor between least and most, 0 or more).
   */
  private void collect(int t, int i, int d, boolean triggered, Linear linear) {
    reductions.clear();
    collect(harm.onAll, t, i, d, linear);
    if (triggered) {
      collect(harm.onTriggered, t, i, d, linear);
    }
    for (int g = 0; g < byRetained.length; g++) {
      if (byRetained[g].length > 0) {
        double coefficient = harm.retainedCoefficient[g][i * worlds + d];
        double now = committedRetained[g][t * worlds + d];
        double first = -coefficient * now;
        double last = coefficient * (mostRetained[g] - now);
        reductions.add(0, first, last);
        if (linear.asked) {
          double atNone = least(-linear.reference * first, linear);
          double atMost = least(-linear.reference * last, linear);
          constant[d] += atNone;
          byRetained[g][t * worlds + d] += (atMost - atNone) / mostRetained[g];
        }
      }
    }
  }

  private static double least(double value, Linear linear) {
    return Math.min(value * linear.least, value * linear.most);
  }

  private void collect(EffectTable effects, int t, int i, int d, Linear linear) {
    int e = effects.start[i];
    int end = effects.start[i + 1];
    while (e < end) {
      int last = e + 1;
      if (effects.sharesMechanism(e)) {
        while (last < end && effects.haveOneMechanism(e, last)) {
          last++;
        }
        collectMechanism(effects, e, last, t, d, linear);
      } else {
        collectAlone(effects, e, t, d, linear);
      }
      e = last;
    }
  }

  private void collectAlone(EffectTable effects, int e, int t, int d, Linear linear) {
    int place = effects.site[e] * steps + t;
    double coefficient = effects.coefficient(e, d);
    double now = committedCoverage[place];
    double first = coefficient * (effects.leastCoverage(e, t) - now);
    double last = coefficient * (effects.mostCoverage(e, t) - now);
    double share = effects.displacement(e, d);
    reductions.add(share, first, last);
    if (linear.asked && share != linear.reference) {
      double perCoverage = (share - linear.reference) * coefficient;
      if (effects.leastCoverage(e, t) >= now) {
        double slope = perCoverage * (perCoverage >= 0 ? linear.least : linear.most);
        byCoverage[place * worlds + d] += slope;
        constant[d] -= slope * now;
      } else {
        double difference = share - linear.reference;
        constant[d] +=
            Math.min(least(difference * first, linear), least(difference * last, linear));
      }
    }
  }

  private void collectMechanism(
      EffectTable effects, int from, int end, int t, int d, Linear linear) {
    double[] members = new double[4 * (end - from)];
    for (int e = from; e < end; e++) {
      double coefficient = effects.coefficient(e, d);
      double first = coefficient * effects.leastCoverage(e, t);
      double last = coefficient * effects.mostCoverage(e, t);
      int m = 4 * (e - from);
      members[m] = Math.min(first, last);
      members[m + 1] = Math.max(first, last);
      members[m + 2] = coefficient * committedCoverage[effects.site[e] * steps + t];
      members[m + 3] = effects.displacement(e, d);
    }
    Range difference =
        reductions.addMechanism(
            members, end - from, effects.fractionOfOthers(from), linear.reference);
    if (linear.asked) {
      constant[d] += difference.leastTimes(linear.least, linear.most);
    }
  }

  /** Means of the recursion that incidents leave when they move, which coefficients multiply. */
  private void boundMeans() {
    double[] leastMean = new double[mostMean.length];
    double[] before = new double[worlds];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        int first = at(t, i, 0);
        harm.findTriggering(i, t, leastMean, before);
        System.arraycopy(before, 0, leastTriggered, first, worlds);
        harm.findTriggering(i, t, mostMean, before);
        System.arraycopy(before, 0, mostTriggered, first, worlds);
        for (int d = 0; d < worlds; d++) {
          int cell = first + d;
          double endemic = harm.endemic(t, i, d);
          leastMean[cell] =
              leastLeft[cell] * endemic + leastLeftTriggered[cell] * leastTriggered[cell];
          mostMean[cell] = mostLeft[cell] * endemic + mostLeftTriggered[cell] * mostTriggered[cell];
        }
      }
    }
  }

  /** Finds what an incident next door can cost with all that it triggers, over all plans. */
  private void boundValues(double[] movedLow, double[] movedHigh) {
    // Cost of a triggered incident before interventions, at least and at most.
    double[] triggeredLow = new double[mostMean.length];
    double[] triggeredHigh = new double[mostMean.length];
    double[] low = new double[n * worlds];
    double[] high = new double[n * worlds];
    Range value = new Range();
    for (int t = steps - 1; t >= 0; t--) {
      for (int i = 0; i < n; i++) {
        harm.findFollowing(i, t, triggeredLow, harm.weight, low, i * worlds);
        harm.findFollowing(i, t, triggeredHigh, harm.weight, high, i * worlds);
        for (int d = 0; d < worlds; d++) {
          usable[d] &= low[i * worlds + d] >= 0;
        }
      }
      for (int i = 0; i < n; i++) {
        for (int d = 0; d < worlds; d++) {
          int cell = at(t, i, d);
          harm.nextDoor(i, d, low, leastNextDoor, cell);
          harm.nextDoor(i, d, high, mostNextDoor, cell);
          value.set(low[i * worlds + d], high[i * worlds + d]);
          double stay = value.leastTimes(leastLeftTriggered[cell], mostLeftTriggered[cell]);
          double stayHigh = value.mostTimes(leastLeftTriggered[cell], mostLeftTriggered[cell]);
          value.set(leastNextDoor[cell], mostNextDoor[cell]);
          triggeredLow[cell] = stay + value.leastTimes(movedLow[cell], movedHigh[cell]);
          triggeredHigh[cell] = stayHigh + value.mostTimes(movedLow[cell], movedHigh[cell]);
        }
      }
    }
  }

  private void findCosts() {
    // Cost at the reference share of a triggered incident, whether it stays or moves.
    double[] atReference = new double[mostMean.length];
    double[] following = new double[worlds];
    for (int t = steps - 1; t >= 0; t--) {
      for (int i = 0; i < n; i++) {
        harm.findFollowing(i, t, atReference, harm.weight, following, 0);
        for (int d = 0; d < worlds; d++) {
          if (usable[d]) {
            findCosts(t, i, d, following[d], atReference);
          }
        }
      }
    }
  }

  private void findCosts(int t, int i, int d, double following, double[] atReference) {
    int cell = at(t, i, d);
    double own = following;
    if (own < 0) {
      constant[d] += own * mostMean[cell];
      own = 0;
    }
    double endemic = harm.endemic(t, i, d);
    double moving = moving(t, i, d, false, own, endemic, endemic);
    costOfEndemic[cell] = own - moving;
    constant[d] += moving * endemic;
    double movingTriggered = moving(t, i, d, true, own, leastTriggered[cell], mostTriggered[cell]);
    costOfTriggered[cell] = own - movingTriggered;
    constant[d] += movingTriggered * harm.triggeredByPast(i, t);
    atReference[cell] = movingTriggered;
  }

  /**
   * Returns the harm of an incident that moves at the reference share, and adds what the true
   * shares and values differ by at worst.
   *
   * @param own cost of an incident that stays, the most that the result may be
   * @param least fewest incidents there would be without interventions in this step
   * @param most the most of them
   */
  private double moving(
      int t, int i, int d, boolean triggered, double own, double least, double most) {
    int cell = at(t, i, d);
    collect(t, i, d, triggered, Linear.NOWHERE);
    double reference = reductions.middleShare();
    double low = leastNextDoor[cell];
    double high = mostNextDoor[cell];
    double lowMean = MeanExponential.of(reductions.reduction.high);
    double highMean = MeanExponential.of(reductions.reduction.low);
    collect(
        t,
        i,
        d,
        triggered,
        new Linear(reference, lowMean * low * least, highMean * high * most, true));
    double mostLeftHere = (triggered ? mostLeftTriggered : mostLeft)[cell];
    double moving = reference >= 0 ? Math.min(own, reference * low) : reference * high;
    // Where a plan does harm here, the rest of the range of values counts against it.
    double rest = Math.max(Math.abs(reference * high - moving), Math.abs(reference * low - moving));
    constant[d] -= Math.max(0, mostLeftHere - 1) * rest * most;
    return moving;
  }

  /**
   * Adds the underestimate of each world's harm.
   *
   * @param remaining share that is left, [cell * worlds + world]
   * @param mean mean incidents that stay, in the same places
   */
  void addHarm(
      double[] remaining,
      double[] mean,
      double[] covered,
      double[][] retainedShare,
      double[] harmByWorld) {
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        for (int d = 0; d < worlds; d++) {
          int cell = at(t, i, d);
          double endemicLeft = remaining[cell] * harm.endemic(t, i, d);
          harmByWorld[d] +=
              costOfEndemic[cell] * endemicLeft
                  + costOfTriggered[cell] * (mean[cell] - endemicLeft);
        }
      }
    }
    for (int d = 0; d < worlds; d++) {
      harmByWorld[d] += constant[d];
    }
    for (int place : actingPlaces) {
      for (int d = 0; covered[place] != 0 && d < worlds; d++) {
        harmByWorld[d] += byCoverage[place * worlds + d] * covered[place];
      }
    }
    for (int g = 0; g < byRetained.length; g++) {
      for (int cell = 0; cell < byRetained[g].length; cell++) {
        harmByWorld[cell % worlds] += byRetained[g][cell] * retainedShare[g][cell];
      }
    }
  }

  /** Adds the slopes by coverage of a weighted mean over worlds. */
  void addSlopes(double[] worldWeights, double[] bySite) {
    for (int place : actingPlaces) {
      for (int d = 0; d < worlds; d++) {
        bySite[place] += worldWeights[d] * byCoverage[place * worlds + d];
      }
    }
  }

  /** Adds the slopes by retained share of a weighted mean over worlds. */
  void addRetainedSlopes(double[] worldWeights, double[][] sums) {
    for (int g = 0; g < byRetained.length; g++) {
      for (int cell = 0; cell < byRetained[g].length; cell++) {
        sums[g][cell] += worldWeights[cell % worlds] * byRetained[g][cell];
      }
    }
  }
}
