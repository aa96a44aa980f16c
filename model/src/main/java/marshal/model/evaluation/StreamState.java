package marshal.model.evaluation;

import java.util.Arrays;
import java.util.Optional;

/**
 * One stream under the current units: what is left of its incidents and their mean, in every world.
 *
 * <p>Tables hold one row of worlds for each cell, at step * neighbourhoods + neighbourhood: a step
 * needs every neighbourhood of the one before. Rows are arrays of their own because loops over
 * whole arrays compile to vector instructions, and loops from an offset do not.
 */
final class StreamState {

  /** Share of incidents that the plan leaves. */
  final double[][] remaining;

  /** Share of triggered incidents that the plan leaves besides; empty if nothing changes it. */
  final double[][] remainingTriggered;

  /** Mean incidents. */
  final double[][] mean;

  /** Incidents over the horizon, by world. */
  final double[] total;

  /** What moves across borders; empty if nothing does. */
  final Optional<StreamDisplacement> displacement;

  final HarmModel model;
  final StreamTables tables;
  final int stream;
  final int n;
  final int steps;
  final int worlds;

  /** Exponents under the committed plan; empty where they are all 0. */
  private final double[][] committed;

  private final double[][] committedTriggered;
  private final double[][] stepTotal;

  /** What {@link #findTriggered} found last. */
  final double[] scratch;

  private final boolean[] dirty;
  private final boolean[] wasDirty;
  private int dirtyFrom;

  StreamState(HarmModel model, int stream, double[] coverage, TreatmentState[] treatment) {
    this.model = model;
    this.stream = stream;
    this.tables = model.streams[stream];
    this.n = model.theCase.area().size();
    this.steps = model.theCase.horizon().steps();
    this.worlds = model.worlds.size();
    int cells = steps * n;
    this.mean = new double[cells][worlds];
    this.remaining = new double[cells][worlds];
    this.remainingTriggered = new double[tables.onTriggered.isEmpty() ? 0 : cells][worlds];
    this.total = new double[worlds];
    this.stepTotal = new double[steps][worlds];
    this.scratch = new double[worlds];
    this.dirty = new boolean[n];
    this.wasDirty = new boolean[n];
    this.committed = exponents(tables.onAll, coverage, treatment);
    this.committedTriggered = exponents(tables.onTriggered, coverage, new TreatmentState[0]);
    this.displacement =
        tables.onAll.displaces() || tables.onTriggered.displaces()
            ? Optional.of(new StreamDisplacement(model, tables, coverage))
            : Optional.empty();
    Arrays.fill(dirty, true);
    this.dirtyFrom = 0;
    refresh(coverage, treatment);
  }

  private double[][] exponents(
      StreamEffects effects, double[] coverage, TreatmentState[] treatment) {
    double[][] exponents = new double[steps * n][worlds];
    double bound = 0;
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        bound += addExponents(effects, coverage, treatment, t, i, exponents[t * n + i]);
      }
    }
    return bound == 0 ? new double[0][] : exponents;
  }

  private double addExponents(
      StreamEffects effects,
      double[] coverage,
      TreatmentState[] treatment,
      int t,
      int i,
      double[] exponents) {
    double bound = effects.add(i, coverage, steps, t, model.fractionOfOthers, exponents);
    for (int g = 0; g < treatment.length; g++) {
      double[][] coefficient = model.treatment.get(g).coefficient[stream];
      if (coefficient != null) {
        bound += addProducts(exponents, treatment[g].retainedShare[t], coefficient[i]);
      }
    }
    return bound;
  }

  private static double addProducts(double[] sum, double[] share, double[] coefficient) {
    double largest = 0;
    for (int d = 0; d < sum.length; d++) {
      sum[d] += share[d] * coefficient[d];
    }
    for (int d = 0; d < sum.length; d++) {
      largest = Math.max(largest, Math.abs(share[d] * coefficient[d]));
    }
    return largest;
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
    // A change reaches the neighbours of where it was a step before; all else keeps its mean.
    for (int t = dirtyFrom; t < steps; t++) {
      if (displacement.isPresent()) {
        findGone(t, displacement.get());
      }
      for (int i = 0; i < n; i++) {
        if (dirty[i]) {
          findMean(t, i);
        }
      }
      if (tables.phi > 0) {
        spread();
      }
    }
    sum();
    Arrays.fill(dirty, false);
    dirtyFrom = steps;
  }

  /** What leaves changes the neighbours in the same step. */
  private void findGone(int t, StreamDisplacement moving) {
    for (int i = 0; i < n; i++) {
      if (dirty[i]) {
        findTriggered(t, i);
        moving.leave(t, i, scratch);
      }
    }
    spread();
  }

  /** Marks the neighbours of every marked neighbourhood. */
  private void spread() {
    System.arraycopy(dirty, 0, wasDirty, 0, n);
    int clean = 0;
    while (clean < n && wasDirty[clean]) {
      clean++;
    }
    // Once a change has reached every neighbourhood there is nowhere to go.
    for (int i = 0; i < n && clean < n; i++) {
      if (wasDirty[i]) {
        for (int edge = model.outStart[i]; edge < model.outStart[i + 1]; edge++) {
          dirty[model.to[edge]] = true;
        }
      }
    }
  }

  private void findRemaining(double[] coverage, TreatmentState[] treatment, int t, int i) {
    int cell = t * n + i;
    start(remaining[cell], committed, cell);
    double bound = addExponents(tables.onAll, coverage, treatment, t, i, remaining[cell]);
    if (displacement.isPresent()) {
      displacement.get().set(t, i, coverage, remaining[cell]);
    }
    exponentiate(remaining[cell], bound, committed, cell);
    if (remainingTriggered.length > 0) {
      double[] triggered = remainingTriggered[cell];
      start(triggered, committedTriggered, cell);
      bound = addExponents(tables.onTriggered, coverage, new TreatmentState[0], t, i, triggered);
      if (displacement.isPresent()) {
        displacement.get().setTriggered(t, i, coverage, triggered);
      }
      exponentiate(triggered, bound, committedTriggered, cell);
    }
  }

  private static void start(double[] exponents, double[][] committedExponents, int cell) {
    if (committedExponents.length == 0) {
      Arrays.fill(exponents, 0);
    } else {
      double[] committed = committedExponents[cell];
      for (int d = 0; d < exponents.length; d++) {
        exponents[d] = -committed[d];
      }
    }
  }

  private static void exponentiate(
      double[] exponents, double bound, double[][] committedExponents, int cell) {
    double limit = bound;
    if (committedExponents.length > 0) {
      for (double committed : committedExponents[cell]) {
        limit = Math.max(limit, bound + Math.abs(committed));
      }
    }
    if (limit == 0) {
      Arrays.fill(exponents, 1);
    } else if (limit <= Exponential.LIMIT) {
      Exponential.ofNegative(exponents);
    } else {
      Exponential.ofNegativeUnlimited(exponents);
    }
  }

  private void findMean(int t, int i) {
    int cell = t * n + i;
    findTriggered(t, i);
    if (remainingTriggered.length > 0) {
      multiply(scratch, remainingTriggered[cell]);
    }
    combine(
        mean[cell],
        remaining[cell],
        tables.endemic[cell],
        tables.cityLevel[t],
        tables.neighbourhoodLevel[i],
        scratch);
    if (displacement.isPresent()) {
      displacement.get().arrive(t, i, mean[cell]);
    }
  }

  static void multiply(double[] values, double[] factors) {
    for (int d = 0; d < values.length; d++) {
      values[d] *= factors[d];
    }
  }

  private static void combine(
      double[] mean,
      double[] remaining,
      double endemic,
      double[] cityLevel,
      double[] neighbourhoodLevel,
      double[] triggered) {
    for (int d = 0; d < mean.length; d++) {
      mean[d] = remaining[d] * (endemic * cityLevel[d] * neighbourhoodLevel[d] + triggered[d]);
    }
  }

  /** Writes the incidents triggered by those of the steps before, with no plan, to the scratch. */
  void findTriggered(int t, int i) {
    Arrays.fill(scratch, tables.triggeredByPast(model, t, i));
    int lags = Math.min(t, tables.lagWeights.length);
    for (int lag = 1; lag <= lags; lag++) {
      int before = (t - lag) * n;
      double share = tables.lagWeights[lag - 1];
      addScaled(scratch, share * tables.lambda, mean[before + i]);
      if (tables.phi > 0) {
        addNear(before, i, share * tables.phi);
      }
    }
  }

  /** Adds what the neighbours' incidents of a step trigger, two neighbours at a time. */
  private void addNear(int before, int i, double near) {
    int edge = model.start[i];
    int end = model.start[i + 1];
    for (; edge + 1 < end; edge += 2) {
      addScaled(
          scratch,
          near * model.weight[edge],
          mean[before + model.from[edge]],
          near * model.weight[edge + 1],
          mean[before + model.from[edge + 1]]);
    }
    if (edge < end) {
      addScaled(scratch, near * model.weight[edge], mean[before + model.from[edge]]);
    }
  }

  /** Adds one after the other, as two calls would, with half the reading and writing of the sum. */
  private static void addScaled(
      double[] sum, double factor, double[] values, double otherFactor, double[] otherValues) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] = sum[d] + factor * values[d] + otherFactor * otherValues[d];
    }
  }

  static void addScaled(double[] sum, double factor, double[] values) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += factor * values[d];
    }
  }

  private void sum() {
    for (int t = dirtyFrom; t < steps; t++) {
      Arrays.fill(stepTotal[t], 0);
      for (int i = 0; i < n; i++) {
        addScaled(stepTotal[t], 1, mean[t * n + i]);
      }
    }
    Arrays.fill(total, 0);
    for (int t = 0; t < steps; t++) {
      addScaled(total, 1, stepTotal[t]);
    }
  }

  double[] meanIncidents() {
    double[] incidents = new double[steps * n];
    for (int cell = 0; cell < incidents.length; cell++) {
      double sum = 0;
      for (int d = 0; d < worlds; d++) {
        sum += mean[cell][d];
      }
      incidents[cell] = sum / worlds;
    }
    return incidents;
  }

  double[] shareOf(double[][] shares, int world) {
    double[] ofWorld = new double[steps * n];
    for (int cell = 0; cell < ofWorld.length; cell++) {
      ofWorld[cell] = shares[cell][world];
    }
    return ofWorld;
  }
}
