package marshal.model.evaluation;

import java.util.Arrays;

/**
 * The incidents of one stream that a plan moves across borders instead of preventing, in every
 * world.
 *
 * <p>A cell's interventions lower its incidents by the factor exp(-R), R being the sum of their log
 * reductions r_k since the committed plan. Of the share 1 - exp(-R) that is prevented, each has its
 * part r_k / R, and the share delta_k of that part arrives next door: sum_k delta_k r_k (1 -
 * exp(-R)) / R. Triggered incidents have the effects on them alone besides. A shared mechanism
 * moves its members' shares, weighted by their reductions, of what it prevents. What arrives is
 * neither prevented nor moved again in the same step, and triggers further incidents where it is.
 * Tables are laid out as in {@link StreamState}.
 */
final class StreamDisplacement {

  /** Share of the incidents that none triggers which moves; below 0 where benefit diffuses. */
  final double[][] moved;

  /** The same of triggered incidents; the same table where nothing acts on them alone. */
  final double[][] movedTriggered;

  /** Mean incidents that leave, counted where they would have been. */
  final double[][] gone;

  private final HarmModel model;
  private final StreamTables tables;
  private final int n;
  private final int steps;
  private final int worlds;
  private final double[][] committed;
  private final double[][] committedTriggered;
  private final double[] net;
  private final double[] netMoved;
  private final ReplacedRows replaced;

  /**
   * Prepares the tables; every cell is to be set before it is asked for.
   *
   * @param coverage coverage under the committed plan
   * @param replaced keeps what a change replaces
   */
  StreamDisplacement(
      HarmModel model, StreamTables tables, double[] coverage, ReplacedRows replaced) {
    this.model = model;
    this.replaced = replaced;
    this.tables = tables;
    this.n = tables.neighbourhoodLevel.length;
    this.steps = tables.cityLevel.length;
    this.worlds = model.worlds.size();
    int cells = steps * n;
    this.moved = new double[cells][worlds];
    this.movedTriggered = tables.onTriggered.isEmpty() ? moved : new double[cells][worlds];
    this.gone = new double[cells][worlds];
    this.committed = new double[cells][worlds];
    this.committedTriggered = new double[tables.onTriggered.isEmpty() ? 0 : cells][worlds];
    this.net = new double[worlds];
    this.netMoved = new double[worlds];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        tables.onAll.addDisplaced(
            i, coverage, steps, t, model.fractionOfOthers, committed[t * n + i]);
        if (committedTriggered.length > 0) {
          tables.onTriggered.addDisplaced(
              i, coverage, steps, t, model.fractionOfOthers, committedTriggered[t * n + i]);
        }
      }
    }
  }

  /**
   * Sets the shares of a cell that all incidents have.
   *
   * @param exponents log reductions since the committed plan, by world
   */
  void set(int t, int i, double[] coverage, double[] exponents) {
    int cell = t * n + i;
    System.arraycopy(exponents, 0, net, 0, worlds);
    start(netMoved, committed[cell]);
    tables.onAll.addDisplaced(i, coverage, steps, t, model.fractionOfOthers, netMoved);
    multiply(replaced.replace(moved, cell), netMoved, net);
  }

  /**
   * Sets the shares of a cell's triggered incidents, after {@link #set} for the same cell.
   *
   * @param exponents log reductions of triggered incidents alone since the committed plan
   */
  void setTriggered(int t, int i, double[] coverage, double[] exponents) {
    int cell = t * n + i;
    for (int d = 0; d < worlds; d++) {
      net[d] += exponents[d];
      netMoved[d] -= committedTriggered[cell][d];
    }
    tables.onTriggered.addDisplaced(i, coverage, steps, t, model.fractionOfOthers, netMoved);
    multiply(replaced.replace(movedTriggered, cell), netMoved, net);
  }

  private static void start(double[] sum, double[] committed) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] = -committed[d];
    }
  }

  private static void multiply(double[] shares, double[] netMoved, double[] net) {
    for (int d = 0; d < shares.length; d++) {
      shares[d] = netMoved[d] == 0 ? 0 : netMoved[d] * MeanExponential.of(net[d]);
    }
  }

  /**
   * Finds what leaves a cell.
   *
   * @param triggered incidents triggered there with no plan, by world
   */
  void leave(int t, int i, double[] triggered) {
    int cell = t * n + i;
    double[] leaving = replaced.replace(gone, cell);
    double[] share = moved[cell];
    double[] shareOfTriggered = movedTriggered[cell];
    double[] cityLevel = tables.cityLevel[t];
    double[] neighbourhoodLevel = tables.neighbourhoodLevel[i];
    double endemic = tables.endemic[cell];
    for (int d = 0; d < worlds; d++) {
      leaving[d] =
          share[d] * endemic * cityLevel[d] * neighbourhoodLevel[d]
              + shareOfTriggered[d] * triggered[d];
    }
  }

  /** Adds what arrives in a cell to its mean; diffusion leaves none at worst. */
  void arrive(int t, int i, double[] mean) {
    for (int edge = model.start[i]; edge < model.start[i + 1]; edge++) {
      double[] leaving = gone[t * n + model.from[edge]];
      double weight = model.weight[edge];
      for (int d = 0; d < worlds; d++) {
        mean[d] += weight * leaving[d];
      }
    }
    for (int d = 0; d < worlds; d++) {
      mean[d] = Math.max(0, mean[d]);
    }
  }

  /**
   * One cell's part of the backward pass.
   *
   * @param value harm of one more incident in each neighbourhood at this step, [neighbourhood]
   *     [world]
   * @param triggered incidents triggered in the cell with no plan, by world
   * @param coverage coverage of every site
   * @param slopes receives the derivatives
   */
  void addSlopes(
      int t, int i, double[][] value, double[] triggered, double[] coverage, Slopes slopes) {
    Arrays.fill(slopes.valueNextDoor, 0);
    for (int edge = model.outStart[i]; edge < model.outStart[i + 1]; edge++) {
      double[] there = value[model.to[edge]];
      double weight = model.outWeight[edge];
      for (int d = 0; d < worlds; d++) {
        slopes.valueNextDoor[d] += weight * there[d];
      }
    }
    int cell = t * n + i;
    findNet(t, i, coverage, slopes);
    for (int d = 0; d < worlds; d++) {
      double endemic =
          tables.endemic[cell] * tables.cityLevel[t][d] * tables.neighbourhoodLevel[i][d];
      double byAll = slopes.valueNextDoor[d] * endemic;
      double byTriggered = slopes.valueNextDoor[d] * triggered[d];
      slopes.byTriggeredExponent[d] +=
          byTriggered * slopes.netMovedTriggered[d] * MeanExponential.slope(slopes.netTriggered[d]);
      slopes.byExponent[d] +=
          byAll * slopes.netMoved[d] * MeanExponential.slope(slopes.net[d])
              + byTriggered
                  * slopes.netMovedTriggered[d]
                  * MeanExponential.slope(slopes.netTriggered[d]);
      slopes.byMovedTriggered[d] = byTriggered * MeanExponential.of(slopes.netTriggered[d]);
      slopes.byMoved[d] = byAll * MeanExponential.of(slopes.net[d]) + slopes.byMovedTriggered[d];
      slopes.carried[d] += slopes.valueNextDoor[d] * movedTriggered[cell][d];
    }
  }

  private void findNet(int t, int i, double[] coverage, Slopes slopes) {
    int cell = t * n + i;
    start(slopes.netMoved, committed[cell]);
    tables.onAll.addDisplaced(i, coverage, steps, t, model.fractionOfOthers, slopes.netMoved);
    System.arraycopy(slopes.netMoved, 0, slopes.netMovedTriggered, 0, worlds);
    if (committedTriggered.length > 0) {
      for (int d = 0; d < worlds; d++) {
        slopes.netMovedTriggered[d] -= committedTriggered[cell][d];
      }
      tables.onTriggered.addDisplaced(
          i, coverage, steps, t, model.fractionOfOthers, slopes.netMovedTriggered);
    }
  }

  /** Derivatives of the harm in one cell, by world, and what they are found from. */
  static final class Slopes {
    final double[] byExponent;
    final double[] byTriggeredExponent;

    /** By the sums of delta_k r_k. */
    final double[] byMoved;

    final double[] byMovedTriggered;

    /** By the incidents triggered in the cell with no plan. */
    final double[] carried;

    /** Log reductions since the committed plan, to be set by the caller. */
    final double[] net;

    final double[] netTriggered;
    private final double[] netMoved;
    private final double[] netMovedTriggered;
    private final double[] valueNextDoor;

    Slopes(int worlds) {
      byExponent = new double[worlds];
      byTriggeredExponent = new double[worlds];
      byMoved = new double[worlds];
      byMovedTriggered = new double[worlds];
      carried = new double[worlds];
      net = new double[worlds];
      netTriggered = new double[worlds];
      netMoved = new double[worlds];
      netMovedTriggered = new double[worlds];
      valueNextDoor = new double[worlds];
    }
  }
}
