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

  /** What moves across borders; empty if nothing does. */
  final Optional<StreamDisplacement> displacement;

  final HarmModel model;
  final StreamTables tables;
  final int stream;
  final int n;
  final int steps;
  final int worlds;

  private static final TreatmentState[] NO_TREATMENT = {};

  /** Exponents under the committed plan; empty where they are all 0. */
  private final double[][] committed;

  /** Greatest size of each of their rows. */
  private final double[] committedBound;

  private final double[] committedTriggeredBound;

  private final double[][] committedTriggered;
  private final BlockSums sums;

  /** What {@link #findTriggered} found last. */
  final double[] scratch;

  private final ReplacedRows replaced;
  private final ExponentBatch batch;

  /** Neighbourhoods to compute anew, and from which step on. */
  private final SpreadingSet dirty;

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
    this.scratch = new double[worlds];
    this.replaced = new ReplacedRows(worlds);
    this.sums = new BlockSums(mean, n, worlds, replaced);
    this.batch = new ExponentBatch(steps, worlds);
    this.dirty = new SpreadingSet(model.outStart, model.to);
    this.committed = exponents(tables.onAll, coverage, treatment);
    this.committedTriggered = exponents(tables.onTriggered, coverage, NO_TREATMENT);
    this.committedBound = bounds(committed);
    this.committedTriggeredBound = bounds(committedTriggered);
    this.displacement =
        tables.onAll.displaces() || tables.onTriggered.displaces()
            ? Optional.of(new StreamDisplacement(model, tables, coverage, replaced))
            : Optional.empty();
    dirty.addAll();
    this.dirtyFrom = 0;
    refresh(coverage, treatment, false);
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

  private static double[] bounds(double[][] exponents) {
    double[] bounds = new double[exponents.length];
    for (int cell = 0; cell < bounds.length; cell++) {
      for (double exponent : exponents[cell]) {
        bounds[cell] = Math.max(bounds[cell], Math.abs(exponent));
      }
    }
    return bounds;
  }

  /** Adds the log reductions of a cell and returns an upper bound of their size. */
  private double addExponents(
      StreamEffects effects,
      double[] coverage,
      TreatmentState[] treatment,
      int t,
      int i,
      double[] exponents) {
    double bound = effects.add(i, coverage, steps, t, model.fractionOfOthers, exponents);
    for (int g = 0; g < treatment.length; g++) {
      TreatmentTables group = model.treatment.get(g);
      if (group.coefficient[stream] != null) {
        bound += treatment[g].largestShare[t] * group.largest[stream][i];
        addProducts(exponents, treatment[g].retainedShare[t], group.coefficient[stream][i]);
      }
    }
    return bound;
  }

  private static void addProducts(double[] sum, double[] share, double[] coefficient) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += share[d] * coefficient[d];
    }
  }

  /** Returns the incidents over the horizon, by world. */
  double[] total() {
    return sums.total;
  }

  void markSite(int site, int fromStep) {
    markWhereFound(tables.onAll, site, fromStep);
    markWhereFound(tables.onTriggered, site, fromStep);
  }

  private void markWhereFound(StreamEffects effects, int site, int fromStep) {
    for (int i : effects.neighbourhoods(site)) {
      dirty.add(i);
      dirtyFrom = Math.min(dirtyFrom, fromStep);
    }
  }

  void markTreatment(int group, int fromStep) {
    if (model.treatment.get(group).coefficient[stream] != null) {
      dirty.addAll();
      dirtyFrom = Math.min(dirtyFrom, fromStep);
    }
  }

  /**
   * Computes what was marked.
   *
   * @param remember whether {@link #takeBack} may be asked for next
   */
  void refresh(double[] coverage, TreatmentState[] treatment, boolean remember) {
    replaced.begin(remember);
    if (dirtyFrom >= steps) {
      return;
    }
    for (int m = 0; m < dirty.size(); m++) {
      findRemaining(coverage, treatment, dirty.member(m));
    }
    sums.begin();
    int marked = 0;
    // A change reaches the neighbours of where it was a step before; all else keeps its mean.
    for (int t = dirtyFrom; t < steps; t++) {
      if (displacement.isPresent()) {
        findGone(t, displacement.get());
      }
      for (int m = 0; m < dirty.size(); m++) {
        findMean(t, dirty.member(m));
      }
      for (; marked < dirty.size(); marked++) {
        sums.mark(dirty.member(marked));
      }
      sums.sum(t);
      if (tables.phi > 0) {
        dirty.spread();
      }
    }
    sums.sumSteps();
    dirty.clear();
    dirtyFrom = steps;
  }

  boolean canTakeBack() {
    return replaced.canPutBack();
  }

  /** Undoes the last refresh. */
  void takeBack() {
    replaced.putBack();
    sums.sumSteps();
  }

  /** What leaves changes the neighbours in the same step. */
  private void findGone(int t, StreamDisplacement moving) {
    for (int m = 0; m < dirty.size(); m++) {
      findTriggered(t, dirty.member(m));
      moving.leave(t, dirty.member(m), scratch);
    }
    dirty.spread();
  }

  /** Finds what is left in a neighbourhood at every step from the first that changed. */
  private void findRemaining(double[] coverage, TreatmentState[] treatment, int i) {
    for (int t = dirtyFrom; t < steps; t++) {
      int cell = t * n + i;
      double[] row = replaced.replace(remaining, cell);
      double limit = start(row, committed, committedBound, cell);
      limit += addExponents(tables.onAll, coverage, treatment, t, i, row);
      if (displacement.isPresent()) {
        displacement.get().set(t, i, coverage, row);
      }
      batch.add(row, limit);
      if (remainingTriggered.length > 0) {
        double[] triggered = replaced.replace(remainingTriggered, cell);
        limit = start(triggered, committedTriggered, committedTriggeredBound, cell);
        limit += addExponents(tables.onTriggered, coverage, NO_TREATMENT, t, i, triggered);
        if (displacement.isPresent()) {
          displacement.get().setTriggered(t, i, coverage, triggered);
        }
        batch.add(triggered, limit);
      }
    }
    batch.exponentiate();
  }

  /** Writes minus the committed exponents and returns an upper bound of their size. */
  private static double start(
      double[] exponents, double[][] committedExponents, double[] bounds, int cell) {
    if (committedExponents.length == 0) {
      Arrays.fill(exponents, 0);
      return 0;
    }
    double[] committed = committedExponents[cell];
    for (int d = 0; d < exponents.length; d++) {
      exponents[d] = -committed[d];
    }
    return bounds[cell];
  }

  private void findMean(int t, int i) {
    int cell = t * n + i;
    findTriggered(t, i);
    if (remainingTriggered.length > 0) {
      multiply(scratch, remainingTriggered[cell]);
    }
    double[] row = replaced.replace(mean, cell);
    combine(
        row,
        remaining[cell],
        tables.endemic[cell],
        tables.cityLevel[t],
        tables.neighbourhoodLevel[i],
        scratch);
    if (displacement.isPresent()) {
      displacement.get().arrive(t, i, row);
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
    int lags = Math.min(t, tables.lagWeights.length);
    if (lags == 0) {
      Arrays.fill(scratch, tables.triggeredByPast(t, i));
      return;
    }
    for (int lag = 1; lag <= lags; lag++) {
      int before = (t - lag) * n;
      double share = tables.lagWeights[lag - 1];
      if (lag == 1) {
        Rows.set(scratch, tables.triggeredByPast(t, i), share * tables.lambda, mean[before + i]);
      } else {
        Rows.add(scratch, share * tables.lambda, mean[before + i]);
      }
      if (tables.phi > 0) {
        addNear(before, i, share * tables.phi);
      }
    }
  }

  /** Adds what the neighbours' incidents of a step trigger. */
  private void addNear(int before, int i, double near) {
    int[] from = model.from;
    double[] weight = model.weight;
    int edge = model.start[i];
    int end = model.start[i + 1];
    while (edge + 3 < end) {
      Rows.add(
          scratch,
          near * weight[edge],
          mean[before + from[edge]],
          near * weight[edge + 1],
          mean[before + from[edge + 1]],
          near * weight[edge + 2],
          mean[before + from[edge + 2]],
          near * weight[edge + 3],
          mean[before + from[edge + 3]]);
      edge += 4;
    }
    while (edge + 1 < end) {
      Rows.add(
          scratch,
          near * weight[edge],
          mean[before + from[edge]],
          near * weight[edge + 1],
          mean[before + from[edge + 1]]);
      edge += 2;
    }
    if (edge < end) {
      Rows.add(scratch, near * weight[edge], mean[before + from[edge]]);
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
