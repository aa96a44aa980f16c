package marshal.solver.relaxation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.demand.StreamDemand;
import marshal.model.world.WorldSet;

/**
 * The harm of one demand stream as a convex function of coverage and of the retained shares.
 *
 * <p>Mean incidents are sums over chains of incidents of products of exp(-linear), so they are
 * convex in whatever the exponents are linear in, whether it does good or harm; with shared
 * mechanisms overestimated, the exponents are concave and the harm a convex underestimate. {@link
 * MovedHarm} keeps it so where plans move incidents. Arrays are row-major
 * [step][neighbourhood][world].
 */
final class StreamHarm {

  final EffectTable onAll;
  final EffectTable onTriggered;

  /** Log reduction if all were retained, by group (null where none) [neighbourhood][world]. */
  final double[][] retainedCoefficient;

  final double weight;
  final int n;
  final int steps;
  final int worlds;
  private final double[] endemic;

  /** Means before the horizon, [lag][neighbourhood]. */
  private final double[] previous;

  private final double[] lagWeights;
  private final double lambda;
  private final double phi;
  private final double[] cityLevel;
  private final double[] localLevel;
  private final Spread spread;
  private double[] committed = {};
  private double[] committedTriggered = {};
  private Optional<MovedHarm> movedHarm = Optional.empty();

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
    this.lagWeights = demand.lagWeights();
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

  /**
   * Counts effects from here on: under this coverage incidents are exactly the demand.
   *
   * @param mostRetained greatest retained share of each group under any plan
   */
  void commit(double[] covered, double[][] retainedShare, double[] mostRetained) {
    committed = exponents(onAll, covered, retainedShare, true);
    committedTriggered = exponents(onTriggered, covered, new double[retainedShare.length][], true);
    if (onAll.displaces() || onTriggered.displaces()) {
      movedHarm = Optional.of(new MovedHarm(this, covered, retainedShare, mostRetained));
    }
  }

  /** Returns whether plans move incidents of this stream across borders. */
  boolean displaces() {
    return movedHarm.isPresent();
  }

  /** Returns the linear part that moved incidents add, if they do. */
  Optional<MovedHarm> movedHarm() {
    return movedHarm;
  }

  /** Returns the incidents of a cell that none triggers. */
  double endemic(int t, int i, int d) {
    return endemic[t * n + i] * cityLevel[t * worlds + d] * localLevel[i * worlds + d];
  }

  /** Writes the mean over borders of a value by neighbourhood and world. */
  void nextDoor(int i, int d, double[] value, double[] into, int at) {
    double sum = 0;
    for (int edge = spread.outStart[i]; edge < spread.outStart[i + 1]; edge++) {
      sum += spread.outWeight[edge] * value[spread.to[edge] * worlds + d];
    }
    into[at] = sum;
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

    /** By log reduction, where asked for: of all incidents. */
    double[] byExponent = {};

    /** The same of triggered incidents alone. */
    double[] byTriggered = {};

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
    return evaluate(covered, retainedShare, exact, worldWeights, false);
  }

  /**
   * Evaluates the harm and its derivatives.
   *
   * @param byExponents whether to tell those by log reduction too
   */
  Slopes evaluate(
      double[] covered,
      double[][] retainedShare,
      boolean exact,
      double[] worldWeights,
      boolean byExponents) {
    Slopes slopes = new Slopes(this);
    int cells = steps * n * worlds;
    if (byExponents) {
      slopes.byExponent = new double[cells];
      slopes.byTriggered = new double[cells];
    }
    double[] remaining = new double[cells];
    double[] triggered = new double[onTriggered.isEmpty() ? 0 : cells];
    double[] mean = new double[cells];
    double[] sums = forward(covered, retainedShare, exact, remaining, triggered, mean);
    double[] harm = new double[worlds];
    addHarm(sums, covered, retainedShare, remaining, mean, harm);
    for (int d = 0; d < worlds; d++) {
      slopes.value += worldWeights[d] * harm[d];
    }
    backward(covered, exact, worldWeights, remaining, triggered, mean, slopes);
    movedHarm.ifPresent(moved -> moved.addRetainedSlopes(worldWeights, slopes.byRetained));
    return slopes;
  }

  /** Adds the harm in each world. */
  void addHarmByWorld(
      double[] covered, double[][] retainedShare, boolean exact, double[] harmByWorld) {
    int cells = steps * n * worlds;
    double[] remaining = new double[cells];
    double[] triggered = new double[onTriggered.isEmpty() ? 0 : cells];
    double[] mean = new double[cells];
    double[] sums = forward(covered, retainedShare, exact, remaining, triggered, mean);
    addHarm(sums, covered, retainedShare, remaining, mean, harmByWorld);
  }

  private void addHarm(
      double[] sums,
      double[] covered,
      double[][] retainedShare,
      double[] remaining,
      double[] mean,
      double[] harmByWorld) {
    if (movedHarm.isPresent()) {
      movedHarm.get().addHarm(remaining, mean, covered, retainedShare, harmByWorld);
      return;
    }
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

  /** Writes the incidents that those of the steps before trigger, with no plan. */
  void findTriggering(int i, int t, double[] mean, double[] before) {
    Arrays.fill(before, triggeredByPast(i, t));
    int lags = Math.min(t, lagWeights.length);
    for (int lag = 1; lag <= lags; lag++) {
      int row = (t - lag) * n;
      double own = lagWeights[lag - 1] * lambda;
      int ownAt = (row + i) * worlds;
      for (int d = 0; d < worlds; d++) {
        before[d] += own * mean[ownAt + d];
      }
      double near = lagWeights[lag - 1] * phi;
      if (near > 0) {
        for (int edge = spread.start[i]; edge < spread.start[i + 1]; edge++) {
          double share = near * spread.weight[edge];
          int sender = (row + spread.from[edge]) * worlds;
          for (int d = 0; d < worlds; d++) {
            before[d] += share * mean[sender + d];
          }
        }
      }
    }
  }

  /** Returns the incidents that those before the horizon trigger in a cell, with no plan. */
  double triggeredByPast(int i, int t) {
    double triggered = 0;
    for (int lag = t + 1; lag <= lagWeights.length; lag++) {
      int row = (lag - t - 1) * n;
      double near = 0;
      for (int edge = spread.start[i]; edge < spread.start[i + 1]; edge++) {
        near += spread.weight[edge] * previous[row + spread.from[edge]];
      }
      triggered += lagWeights[lag - 1] * (lambda * previous[row + i] + phi * near);
    }
    return triggered;
  }

  /**
   * Writes a cost plus what the incidents cost that one here triggers in later steps.
   *
   * @param triggered cost of a triggered incident before interventions, by cell and world
   * @param own what is added in every world
   */
  void findFollowing(int i, int t, double[] triggered, double own, double[] into, int at) {
    Arrays.fill(into, at, at + worlds, own);
    int lags = Math.min(steps - 1 - t, lagWeights.length);
    for (int lag = 1; lag <= lags; lag++) {
      int row = (t + lag) * n;
      double here = lagWeights[lag - 1] * lambda;
      int ownAt = (row + i) * worlds;
      for (int d = 0; d < worlds; d++) {
        into[at + d] += here * triggered[ownAt + d];
      }
      double near = lagWeights[lag - 1] * phi;
      if (near > 0) {
        for (int edge = spread.outStart[i]; edge < spread.outStart[i + 1]; edge++) {
          double share = near * spread.outWeight[edge];
          int receiver = (row + spread.to[edge]) * worlds;
          for (int d = 0; d < worlds; d++) {
            into[at + d] += share * triggered[receiver + d];
          }
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
    double[] kept = new double[mean.length];
    double[] cost = new double[worlds];
    double[] byExponent = new double[worlds];
    double[] byTriggered = new double[worlds];
    for (int t = steps - 1; t >= 0; t--) {
      for (int i = 0; i < n; i++) {
        int at = (t * n + i) * worlds;
        findFollowing(i, t, kept, 0, cost, 0);
        if (movedHarm.isPresent()) {
          addCosts(
              movedHarm.get(), i, t, worldWeights, cost, remaining, mean, byExponent, byTriggered);
        } else {
          for (int d = 0; d < worlds; d++) {
            cost[d] += weight * worldWeights[d];
            byExponent[d] = -cost[d] * mean[at + d];
            byTriggered[d] = byExponent[d] + cost[d] * remaining[at + d] * endemic(t, i, d);
          }
        }
        for (int d = 0; d < worlds; d++) {
          kept[at + d] = cost[d] * remaining[at + d];
        }
        if (slopes.byExponent.length > 0) {
          System.arraycopy(byExponent, 0, slopes.byExponent, at, worlds);
          System.arraycopy(byTriggered, 0, slopes.byTriggered, at, worlds);
        }
        onAll.addGradient(i, t, covered, exact, byExponent, slopes.byEntry, scratch);
        if (triggered.length > 0) {
          onTriggered.addGradient(
              i, t, covered, exact, byTriggered, slopes.byTriggeredEntry, triggeredScratch);
          for (int d = 0; d < worlds; d++) {
            kept[at + d] *= triggered[at + d];
          }
        }
        for (int g = 0; g < retainedCoefficient.length; g++) {
          double[] coefficients = retainedCoefficient[g];
          if (coefficients != null) {
            double[] byRetained = slopes.byRetained[g];
            for (int d = 0; d < worlds; d++) {
              byRetained[t * worlds + d] += coefficients[i * worlds + d] * byExponent[d];
            }
          }
        }
      }
    }
  }

  /** Where incidents move, staying costs differ from cell to cell and for triggered ones. */
  private void addCosts(
      MovedHarm moved,
      int i,
      int t,
      double[] worldWeights,
      double[] cost,
      double[] remaining,
      double[] mean,
      double[] byExponent,
      double[] byTriggered) {
    int at = (t * n + i) * worlds;
    for (int d = 0; d < worlds; d++) {
      double endemicLeft = remaining[at + d] * endemic(t, i, d);
      double ofEndemic = cost[d] + worldWeights[d] * moved.costOfEndemic[at + d];
      cost[d] += worldWeights[d] * moved.costOfTriggered[at + d];
      byTriggered[d] = -cost[d] * (mean[at + d] - endemicLeft);
      byExponent[d] = byTriggered[d] - ofEndemic * endemicLeft;
    }
  }
}
