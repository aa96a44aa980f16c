package marshal.model.evaluation;

import java.util.Arrays;

/**
 * One stream under the current units: what is left of its incidents and their mean, in every world.
 *
 * <p>Arrays are row-major [step][neighbourhood][world]: a step needs every neighbourhood of the one
 * before, and the world is innermost so that the loops compile to vector instructions.
 */
final class StreamState {

  /** Share of incidents that the plan leaves. */
  final double[] remaining;

  /** Share of triggered incidents that the plan leaves besides; empty if nothing changes it. */
  final double[] remainingTriggered;

  /** Mean incidents. */
  final double[] mean;

  /** Incidents over the horizon, by world. */
  final double[] total;

  private final HarmModel model;
  private final StreamTables tables;
  private final int stream;
  private final int n;
  private final int steps;
  private final int worlds;

  /** Exponents under the committed plan; empty where they are all 0. */
  private final double[] committed;

  private final double[] committedTriggered;
  private final double[] stepTotal;
  private final double[] scratch;
  private final boolean[] dirty;
  private int dirtyFrom;

  StreamState(HarmModel model, int stream, double[] coverage, TreatmentState[] treatment) {
    this.model = model;
    this.stream = stream;
    this.tables = model.streams[stream];
    this.n = model.theCase.area().size();
    this.steps = model.theCase.horizon().steps();
    this.worlds = model.worlds.size();
    int cells = steps * n * worlds;
    this.mean = new double[cells];
    this.remaining = new double[cells];
    this.remainingTriggered = new double[tables.onTriggered.isEmpty() ? 0 : cells];
    this.total = new double[worlds];
    this.stepTotal = new double[steps * worlds];
    this.scratch = new double[3 * worlds];
    this.dirty = new boolean[n];
    this.committed = exponents(tables.onAll, coverage, treatment);
    this.committedTriggered = exponents(tables.onTriggered, coverage, new TreatmentState[0]);
    Arrays.fill(dirty, true);
    this.dirtyFrom = 0;
    refresh(coverage, treatment);
  }

  private double[] exponents(StreamEffects effects, double[] coverage, TreatmentState[] treatment) {
    double[] exponents = new double[steps * n * worlds];
    double bound = 0;
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        bound += addExponents(effects, coverage, treatment, t, i, exponents, (t * n + i) * worlds);
      }
    }
    return bound == 0 ? new double[0] : exponents;
  }

  private double addExponents(
      StreamEffects effects,
      double[] coverage,
      TreatmentState[] treatment,
      int t,
      int i,
      double[] exponents,
      int at) {
    double bound =
        effects.add(i, coverage, steps, t, model.fractionOfOthers, exponents, at, scratch);
    for (int g = 0; g < treatment.length; g++) {
      double[] coefficient = model.treatment.get(g).coefficient[stream];
      if (coefficient != null) {
        double[] share = treatment[g].retainedShare;
        double largest = 0;
        for (int d = 0; d < worlds; d++) {
          double reduction = share[t * worlds + d] * coefficient[i * worlds + d];
          exponents[at + d] += reduction;
          largest = Math.max(largest, Math.abs(reduction));
        }
        bound += largest;
      }
    }
    return bound;
  }

  void markSite(int site, int fromStep) {
    markWhereFound(tables.onAll, site, fromStep);
    markWhereFound(tables.onTriggered, site, fromStep);
  }

  private void markWhereFound(StreamEffects effects, int site, int fromStep) {
    for (int i : effects.neighbourhoods(site)) {
      dirty[i] = true;
      dirtyFrom = Math.min(dirtyFrom, fromStep);
    }
  }

  void markTreatment(int group, int fromStep) {
    if (model.treatment.get(group).coefficient[stream] != null) {
      Arrays.fill(dirty, true);
      dirtyFrom = Math.min(dirtyFrom, fromStep);
    }
  }

  void refresh(double[] coverage, TreatmentState[] treatment) {
    if (dirtyFrom >= steps) {
      return;
    }
    for (int t = dirtyFrom; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        if (dirty[i]) {
          findRemaining(coverage, treatment, t, i);
        }
      }
    }
    boolean spreads = tables.phi > 0;
    for (int t = dirtyFrom; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        if (spreads || dirty[i]) {
          findMean(t, i);
        }
      }
    }
    sum();
    Arrays.fill(dirty, false);
    dirtyFrom = steps;
  }

  private void findRemaining(double[] coverage, TreatmentState[] treatment, int t, int i) {
    int at = (t * n + i) * worlds;
    start(remaining, at, committed);
    double bound = addExponents(tables.onAll, coverage, treatment, t, i, remaining, at);
    exponentiate(remaining, at, bound, committed);
    if (remainingTriggered.length > 0) {
      start(remainingTriggered, at, committedTriggered);
      bound =
          addExponents(
              tables.onTriggered, coverage, new TreatmentState[0], t, i, remainingTriggered, at);
      exponentiate(remainingTriggered, at, bound, committedTriggered);
    }
  }

  private void start(double[] exponents, int at, double[] committedExponents) {
    if (committedExponents.length == 0) {
      Arrays.fill(exponents, at, at + worlds, 0);
    } else {
      for (int d = 0; d < worlds; d++) {
        exponents[at + d] = -committedExponents[at + d];
      }
    }
  }

  private void exponentiate(double[] exponents, int at, double bound, double[] committedExponents) {
    double limit = bound;
    if (committedExponents.length > 0) {
      for (int d = 0; d < worlds; d++) {
        limit = Math.max(limit, bound + Math.abs(committedExponents[at + d]));
      }
    }
    if (limit <= Exponential.LIMIT) {
      Exponential.ofNegative(exponents, at, worlds);
    } else {
      Exponential.ofNegativeUnlimited(exponents, at, worlds);
    }
  }

  private void findMean(int t, int i) {
    int at = (t * n + i) * worlds;
    findTriggered(t, i);
    if (remainingTriggered.length > 0) {
      for (int d = 0; d < worlds; d++) {
        scratch[d] *= remainingTriggered[at + d];
      }
    }
    double endemic = tables.endemic[t * n + i];
    double[] city = tables.cityLevel;
    double[] local = tables.neighbourhoodLevel;
    int atCity = t * worlds;
    int atLocal = i * worlds;
    for (int d = 0; d < worlds; d++) {
      mean[at + d] =
          remaining[at + d] * (endemic * city[atCity + d] * local[atLocal + d] + scratch[d]);
    }
  }

  /** Writes the incidents triggered by those of the step before, with no plan, to the scratch. */
  private void findTriggered(int t, int i) {
    if (t == 0) {
      double sum = 0;
      for (int edge = model.start[i]; edge < model.start[i + 1]; edge++) {
        sum += model.weight[edge] * tables.previous[model.from[edge]];
      }
      double triggered = tables.lambda * tables.previous[i] + tables.phi * sum;
      Arrays.fill(scratch, 0, worlds, triggered);
      return;
    }
    int own = ((t - 1) * n + i) * worlds;
    for (int d = 0; d < worlds; d++) {
      scratch[d] = tables.lambda * mean[own + d];
    }
    if (tables.phi > 0) {
      for (int edge = model.start[i]; edge < model.start[i + 1]; edge++) {
        double share = tables.phi * model.weight[edge];
        int sender = ((t - 1) * n + model.from[edge]) * worlds;
        for (int d = 0; d < worlds; d++) {
          scratch[d] += share * mean[sender + d];
        }
      }
    }
  }

  private void sum() {
    for (int t = dirtyFrom; t < steps; t++) {
      int at = t * worlds;
      Arrays.fill(stepTotal, at, at + worlds, 0);
      for (int i = 0; i < n; i++) {
        int cell = (t * n + i) * worlds;
        for (int d = 0; d < worlds; d++) {
          stepTotal[at + d] += mean[cell + d];
        }
      }
    }
    Arrays.fill(total, 0);
    for (int t = 0; t < steps; t++) {
      for (int d = 0; d < worlds; d++) {
        total[d] += stepTotal[t * worlds + d];
      }
    }
  }

  /**
   * Adds the derivatives of this stream's harm, from the last step to the first.
   *
   * @param weight harm of one incident
   * @param byCoverage receives derivatives by coverage, [site * steps + step]
   * @param byRetained receives derivatives by the retained share, [group][step * worlds + world]
   */
  void addGradient(
      double weight,
      double[] worldWeights,
      double[] coverage,
      double[] byCoverage,
      double[][] byRetained) {
    double[] carried = new double[n * worlds];
    double[] carriedNext = new double[n * worlds];
    double[] byExponent = new double[worlds];
    double[] byTriggeredExponent = new double[worlds];
    for (int t = steps - 1; t >= 0; t--) {
      for (int i = 0; i < n; i++) {
        int at = (t * n + i) * worlds;
        int row = i * worlds;
        // What one more incident here and now costs: itself, and those that it triggers.
        for (int d = 0; d < worlds; d++) {
          scratch[d] = weight * worldWeights[d] + tables.lambda * carriedNext[row + d];
        }
        if (tables.phi > 0) {
          for (int edge = model.outStart[i]; edge < model.outStart[i + 1]; edge++) {
            double share = tables.phi * model.outWeight[edge];
            int receiver = model.to[edge] * worlds;
            for (int d = 0; d < worlds; d++) {
              scratch[d] += share * carriedNext[receiver + d];
            }
          }
        }
        double endemic = tables.endemic[t * n + i];
        for (int d = 0; d < worlds; d++) {
          double cost = scratch[d];
          double kept = cost * remaining[at + d];
          byExponent[d] = -cost * mean[at + d];
          byTriggeredExponent[d] =
              byExponent[d]
                  + kept
                      * endemic
                      * tables.cityLevel[t * worlds + d]
                      * tables.neighbourhoodLevel[row + d];
          carried[row + d] = kept;
        }
        tables.onAll.addGradient(
            i, coverage, steps, t, model.fractionOfOthers, byExponent, 0, byCoverage);
        if (remainingTriggered.length > 0) {
          tables.onTriggered.addGradient(
              i, coverage, steps, t, model.fractionOfOthers, byTriggeredExponent, 0, byCoverage);
          for (int d = 0; d < worlds; d++) {
            carried[row + d] *= remainingTriggered[at + d];
          }
        }
        addRetainedGradient(t, i, byExponent, byRetained);
      }
      double[] swap = carried;
      carried = carriedNext;
      carriedNext = swap;
    }
  }

  private void addRetainedGradient(int t, int i, double[] byExponent, double[][] byRetained) {
    for (int g = 0; g < byRetained.length; g++) {
      double[] coefficient = model.treatment.get(g).coefficient[stream];
      if (coefficient != null) {
        for (int d = 0; d < worlds; d++) {
          byRetained[g][t * worlds + d] += coefficient[i * worlds + d] * byExponent[d];
        }
      }
    }
  }

  double[] meanIncidents() {
    double[] incidents = new double[steps * n];
    for (int cell = 0; cell < incidents.length; cell++) {
      double sum = 0;
      for (int d = 0; d < worlds; d++) {
        sum += mean[cell * worlds + d];
      }
      incidents[cell] = sum / worlds;
    }
    return incidents;
  }

  double[] shareOf(double[] shares, int world) {
    double[] ofWorld = new double[steps * n];
    for (int cell = 0; cell < ofWorld.length; cell++) {
      ofWorld[cell] = shares[cell * worlds + world];
    }
    return ofWorld;
  }
}
