package marshal.solver.relaxation;

import java.util.Arrays;
import java.util.List;
import marshal.model.Case;
import marshal.model.demand.StreamDemand;
import marshal.model.world.WorldSet;

/**
 * The harm of one demand stream as a convex function of coverage and of the retained shares.
 *
 * <p>Mean incidents are sums over chains of incidents of products of exp(-linear), so they are
 * convex in whatever the exponents are linear in, whether it does good or harm; with shared
 * mechanisms overestimated, the exponents are concave and the harm a convex underestimate. Arrays
 * are row-major [step][neighbourhood][world].
 */
final class StreamHarm {

  final EffectTable onAll;
  final EffectTable onTriggered;

  /** Log reduction if all were retained, by group (null where none) [neighbourhood][world]. */
  final double[][] retainedCoefficient;

  private final double weight;
  private final int n;
  private final int steps;
  private final int worlds;
  private final double[] endemic;
  private final double[] previous;
  private final double lambda;
  private final double phi;
  private final double[] cityLevel;
  private final double[] localLevel;
  private final Spread spread;
  private double[] committed = {};
  private double[] committedTriggered = {};

  StreamHarm(
      Case theCase,
      Coverage coverage,
      WorldSet worldSet,
      int stream,
      double weight,
      Spread spread,
      List<TreatmentTerm> treatment) {
    StreamDemand demand = theCase.demand().get(stream);
    this.weight = weight;
    this.n = demand.neighbourhoods();
    this.steps = demand.steps();
    this.worlds = worldSet.size();
    this.endemic = demand.endemic();
    this.previous = demand.previous();
    this.lambda = demand.lambda();
    this.phi = demand.phi();
    this.cityLevel = new double[steps * worlds];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(worldSet.cityLevel(stream, t), 0, cityLevel, t * worlds, worlds);
    }
    this.localLevel = new double[n * worlds];
    for (int i = 0; i < n; i++) {
      System.arraycopy(worldSet.neighbourhoodLevel(stream, i), 0, localLevel, i * worlds, worlds);
    }
    this.spread = spread;
    this.onAll = new EffectTable(theCase, coverage, worldSet, stream, false);
    this.onTriggered = new EffectTable(theCase, coverage, worldSet, stream, true);
    this.retainedCoefficient = new double[treatment.size()][];
    for (int g = 0; g < retainedCoefficient.length; g++) {
      retainedCoefficient[g] = treatment.get(g).coefficients(theCase, worldSet, stream);
    }
  }

  /** Counts effects from here on: under this coverage incidents are exactly the demand. */
  void commit(double[] covered, double[][] retainedShare) {
    committed = exponents(onAll, covered, retainedShare, true);
    committedTriggered = exponents(onTriggered, covered, new double[retainedShare.length][], true);
  }

  private double[] exponents(
      EffectTable effects, double[] covered, double[][] retainedShare, boolean exact) {
    double[] exponents = new double[steps * n * worlds];
    double[] scratch = effects.newScratch();
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        int at = (t * n + i) * worlds;
        effects.add(i, t, covered, exact, exponents, at, scratch);
        addRetained(i, t, retainedShare, exponents, at);
      }
    }
    for (double exponent : exponents) {
      if (exponent != 0) {
        return exponents;
      }
    }
    return new double[0];
  }

  private void addRetained(int i, int t, double[][] retainedShare, double[] exponents, int at) {
    for (int g = 0; g < retainedCoefficient.length; g++) {
      double[] coefficients = retainedCoefficient[g];
      if (coefficients != null && retainedShare[g] != null) {
        for (int d = 0; d < worlds; d++) {
          exponents[at + d] += retainedShare[g][t * worlds + d] * coefficients[i * worlds + d];
        }
      }
    }
  }

  /** Derivatives of a stream's harm. */
  static final class Slopes {
    double value;
    final double[] byEntry;
    final double[] byTriggeredEntry;

    /** By group, [step * worlds + world]; null where retention changes nothing. */
    final double[][] byRetained;

    private Slopes(StreamHarm harm) {
      byEntry = new double[harm.onAll.entries() * harm.steps];
      byTriggeredEntry = new double[harm.onTriggered.entries() * harm.steps];
      byRetained = new double[harm.retainedCoefficient.length][];
      for (int g = 0; g < byRetained.length; g++) {
        if (harm.retainedCoefficient[g] != null) {
          byRetained[g] = new double[harm.steps * harm.worlds];
        }
      }
    }
  }

  /**
   * Evaluates the harm and its derivatives.
   *
   * @param covered coverage at [site * steps + step]
   * @param retainedShare by group, [step * worlds + world]
   * @param exact true for the model's harm, false for the convex underestimate
   * @param worldWeights weight of each world
   */
  Slopes evaluate(
      double[] covered, double[][] retainedShare, boolean exact, double[] worldWeights) {
    Slopes slopes = new Slopes(this);
    int cells = steps * n * worlds;
    double[] remaining = new double[cells];
    double[] triggered = new double[onTriggered.isEmpty() ? 0 : cells];
    double[] mean = new double[cells];
    double[] sums = forward(covered, retainedShare, exact, remaining, triggered, mean);
    for (int d = 0; d < worlds; d++) {
      slopes.value += weight * worldWeights[d] * sums[d];
    }
    backward(covered, exact, worldWeights, remaining, triggered, mean, slopes);
    return slopes;
  }

  /** Adds the harm in each world. */
  void addHarmByWorld(
      double[] covered, double[][] retainedShare, boolean exact, double[] harmByWorld) {
    int cells = steps * n * worlds;
    double[] triggered = new double[onTriggered.isEmpty() ? 0 : cells];
    double[] sums =
        forward(covered, retainedShare, exact, new double[cells], triggered, new double[cells]);
    for (int d = 0; d < worlds; d++) {
      harmByWorld[d] += weight * sums[d];
    }
  }

  private double[] forward(
      double[] covered,
      double[][] retainedShare,
      boolean exact,
      double[] remaining,
      double[] triggered,
      double[] mean) {
    double[] scratch = onAll.newScratch();
    double[] triggeredScratch = onTriggered.newScratch();
    double[][] none = new double[retainedShare.length][];
    double[] before = new double[worlds];
    double[] total = new double[worlds];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        int at = (t * n + i) * worlds;
        leave(onAll, committed, i, t, covered, retainedShare, exact, remaining, scratch);
        findTriggering(i, t, mean, before);
        if (triggered.length > 0) {
          leave(
              onTriggered,
              committedTriggered,
              i,
              t,
              covered,
              none,
              exact,
              triggered,
              triggeredScratch);
          for (int d = 0; d < worlds; d++) {
            before[d] *= triggered[at + d];
          }
        }
        double own = endemic[t * n + i];
        for (int d = 0; d < worlds; d++) {
          mean[at + d] =
              remaining[at + d]
                  * (own * cityLevel[t * worlds + d] * localLevel[i * worlds + d] + before[d]);
        }
        for (int d = 0; d < worlds; d++) {
          total[d] += mean[at + d];
        }
      }
    }
    return total;
  }

  /** Writes the share of incidents that is left in one cell. */
  private void leave(
      EffectTable effects,
      double[] committedExponents,
      int i,
      int t,
      double[] covered,
      double[][] retainedShare,
      boolean exact,
      double[] share,
      double[] scratch) {
    int at = (t * n + i) * worlds;
    if (committedExponents.length == 0) {
      Arrays.fill(share, at, at + worlds, 0);
    } else {
      for (int d = 0; d < worlds; d++) {
        share[at + d] = -committedExponents[at + d];
      }
    }
    effects.add(i, t, covered, exact, share, at, scratch);
    addRetained(i, t, retainedShare, share, at);
    Shares.exponentiate(share, at, worlds);
  }

  /** Writes the incidents that those of the step before trigger, with no plan. */
  private void findTriggering(int i, int t, double[] mean, double[] before) {
    if (t == 0) {
      double sum = 0;
      for (int edge = spread.start[i]; edge < spread.start[i + 1]; edge++) {
        sum += spread.weight[edge] * previous[spread.from[edge]];
      }
      Arrays.fill(before, lambda * previous[i] + phi * sum);
      return;
    }
    int own = ((t - 1) * n + i) * worlds;
    for (int d = 0; d < worlds; d++) {
      before[d] = lambda * mean[own + d];
    }
    if (phi > 0) {
      for (int edge = spread.start[i]; edge < spread.start[i + 1]; edge++) {
        double share = phi * spread.weight[edge];
        int sender = ((t - 1) * n + spread.from[edge]) * worlds;
        for (int d = 0; d < worlds; d++) {
          before[d] += share * mean[sender + d];
        }
      }
    }
  }

  private void backward(
      double[] covered,
      boolean exact,
      double[] worldWeights,
      double[] remaining,
      double[] triggered,
      double[] mean,
      Slopes slopes) {
    double[] scratch = onAll.newScratch();
    double[] triggeredScratch = onTriggered.newScratch();
    double[] carried = new double[n * worlds];
    double[] next = new double[n * worlds];
    double[] cost = new double[worlds];
    double[] byExponent = new double[worlds];
    double[] byTriggered = new double[worlds];
    for (int t = steps - 1; t >= 0; t--) {
      for (int i = 0; i < n; i++) {
        int at = (t * n + i) * worlds;
        int rowAt = i * worlds;
        for (int d = 0; d < worlds; d++) {
          cost[d] = weight * worldWeights[d] + lambda * next[rowAt + d];
        }
        if (phi > 0) {
          for (int edge = spread.outStart[i]; edge < spread.outStart[i + 1]; edge++) {
            double share = phi * spread.outWeight[edge];
            int receiver = spread.to[edge] * worlds;
            for (int d = 0; d < worlds; d++) {
              cost[d] += share * next[receiver + d];
            }
          }
        }
        double own = endemic[t * n + i];
        for (int d = 0; d < worlds; d++) {
          double kept = cost[d] * remaining[at + d];
          byExponent[d] = -cost[d] * mean[at + d];
          byTriggered[d] =
              byExponent[d] + kept * own * cityLevel[t * worlds + d] * localLevel[rowAt + d];
          carried[rowAt + d] = kept;
        }
        onAll.addGradient(i, t, covered, exact, byExponent, slopes.byEntry, scratch);
        if (triggered.length > 0) {
          onTriggered.addGradient(
              i, t, covered, exact, byTriggered, slopes.byTriggeredEntry, triggeredScratch);
          for (int d = 0; d < worlds; d++) {
            carried[rowAt + d] *= triggered[at + d];
          }
        }
        for (int g = 0; g < retainedCoefficient.length; g++) {
          double[] coefficients = retainedCoefficient[g];
          if (coefficients != null) {
            double[] byRetained = slopes.byRetained[g];
            for (int d = 0; d < worlds; d++) {
              byRetained[t * worlds + d] += coefficients[rowAt + d] * byExponent[d];
            }
          }
        }
      }
      double[] swap = carried;
      carried = next;
      next = swap;
    }
  }
}
