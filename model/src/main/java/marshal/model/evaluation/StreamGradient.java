package marshal.model.evaluation;

/** The derivatives of one stream's harm, from the last step to the first. */
final class StreamGradient {

  private final StreamState state;
  private final StreamTables tables;
  private final HarmModel model;
  private final int n;
  private final int steps;
  private final int worlds;
  private final double weight;
  private final double[] worldWeights;
  private final double[] coverage;
  private final double[] byCoverage;
  private final double[][][] byRetained;
  private final double[] byExponent;
  private final double[] byTriggeredExponent;

  /** Cost of one more triggered incident, [step modulo lags + 1][neighbourhood][world]. */
  private final double[][][] carried;

  /**
   * Prepares a backward pass.
   *
   * @param weight harm of one incident
   * @param byCoverage receives derivatives by coverage, [site * steps + step]
   * @param byRetained receives derivatives by the retained share, [group][step][world]
   */
  StreamGradient(
      StreamState state,
      double weight,
      double[] worldWeights,
      double[] coverage,
      double[] byCoverage,
      double[][][] byRetained) {
    this.state = state;
    this.tables = state.tables;
    this.model = state.model;
    this.n = state.n;
    this.steps = state.steps;
    this.worlds = state.worlds;
    this.weight = weight;
    this.worldWeights = worldWeights;
    this.coverage = coverage;
    this.byCoverage = byCoverage;
    this.byRetained = byRetained;
    this.byExponent = new double[worlds];
    this.byTriggeredExponent = new double[worlds];
    this.carried = new double[tables.lagWeights.length + 1][n][worlds];
  }

  /** Adds the derivatives. */
  void add() {
    if (state.displacement.isPresent()) {
      addDisplacing(state.displacement.get());
      return;
    }
    double[] value = new double[worlds];
    for (int t = steps - 1; t >= 0; t--) {
      for (int i = 0; i < n; i++) {
        findValue(t, i, value);
        addCell(t, i, value, carried[t % carried.length][i]);
      }
    }
  }

  /** Finds what one more incident here and now costs: itself, and those that it triggers. */
  private void findValue(int t, int i, double[] value) {
    for (int d = 0; d < worlds; d++) {
      value[d] = weight * worldWeights[d];
    }
    int lags = Math.min(steps - 1 - t, tables.lagWeights.length);
    for (int lag = 1; lag <= lags; lag++) {
      double[][] later = carried[(t + lag) % carried.length];
      double share = tables.lagWeights[lag - 1];
      Rows.add(value, share * tables.lambda, later[i]);
      double near = share * tables.phi;
      if (near > 0) {
        for (int edge = model.outStart[i]; edge < model.outStart[i + 1]; edge++) {
          Rows.add(value, near * model.outWeight[edge], later[model.to[edge]]);
        }
      }
    }
  }

  private void addCell(int t, int i, double[] value, double[] here) {
    int cell = t * n + i;
    double endemic = tables.endemic[cell];
    double[] cityLevel = tables.cityLevel[t];
    double[] neighbourhoodLevel = tables.neighbourhoodLevel[i];
    double[] remaining = state.remaining[cell];
    double[] mean = state.mean[cell];
    for (int d = 0; d < worlds; d++) {
      double cost = value[d];
      double kept = cost * remaining[d];
      byExponent[d] = -cost * mean[d];
      byTriggeredExponent[d] =
          byExponent[d] + kept * endemic * cityLevel[d] * neighbourhoodLevel[d];
      here[d] = kept;
    }
    addEffects(tables.onAll, t, i, byExponent);
    if (state.remainingTriggered.length > 0) {
      addEffects(tables.onTriggered, t, i, byTriggeredExponent);
      StreamState.multiply(here, state.remainingTriggered[cell]);
    }
    addRetained(t, i, byExponent);
  }

  private void addEffects(StreamEffects effects, int t, int i, double[] byExponents) {
    effects.addGradient(i, coverage, steps, t, model.fractionOfOthers, byExponents, byCoverage);
  }

  private void addRetained(int t, int i, double[] byExponents) {
    for (int g = 0; g < byRetained.length; g++) {
      double[][] coefficient = model.treatment.get(g).coefficient[state.stream];
      if (coefficient != null) {
        for (int d = 0; d < worlds; d++) {
          byRetained[g][t][d] += coefficient[i][d] * byExponents[d];
        }
      }
    }
  }

  /** What a cell prevents has a value next door in the same step, so all values come first. */
  private void addDisplacing(StreamDisplacement displacing) {
    double[][] value = new double[n][worlds];
    for (int t = steps - 1; t >= 0; t--) {
      for (int i = 0; i < n; i++) {
        findValue(t, i, value[i]);
        // Where diffusion leaves none, one more or less changes nothing.
        for (int d = 0; d < worlds; d++) {
          value[i][d] = state.mean[t * n + i][d] == 0 ? 0 : value[i][d];
        }
      }
      for (int i = 0; i < n; i++) {
        addDisplacingCell(displacing, t, i, value, carried[t % carried.length][i]);
      }
    }
  }

  private void addDisplacingCell(
      StreamDisplacement displacing, int t, int i, double[][] value, double[] here) {
    int cell = t * n + i;
    boolean separate = state.remainingTriggered.length > 0;
    state.findTriggered(t, i);
    double[] triggered = state.scratch;
    StreamDisplacement.Slopes slopes = new StreamDisplacement.Slopes(worlds);
    for (int d = 0; d < worlds; d++) {
      double left = state.remaining[cell][d];
      double leftOfTriggered = separate ? left * state.remainingTriggered[cell][d] : left;
      double endemic =
          tables.endemic[cell] * tables.cityLevel[t][d] * tables.neighbourhoodLevel[i][d];
      slopes.net[d] = -Math.log(left);
      slopes.netTriggered[d] = separate ? -Math.log(leftOfTriggered) : slopes.net[d];
      slopes.carried[d] = value[i][d] * leftOfTriggered;
      slopes.byTriggeredExponent[d] = -slopes.carried[d] * triggered[d];
      slopes.byExponent[d] = slopes.byTriggeredExponent[d] - value[i][d] * left * endemic;
    }
    displacing.addSlopes(t, i, value, triggered, coverage, slopes);
    System.arraycopy(slopes.carried, 0, here, 0, worlds);
    addEffects(tables.onAll, t, i, slopes.byExponent);
    addMoved(tables.onAll, t, i, slopes.byMoved);
    if (separate) {
      addEffects(tables.onTriggered, t, i, slopes.byTriggeredExponent);
      addMoved(tables.onTriggered, t, i, slopes.byMovedTriggered);
    }
    addRetained(t, i, slopes.byExponent);
  }

  private void addMoved(StreamEffects effects, int t, int i, double[] byMoved) {
    effects.addDisplacedGradient(
        i, coverage, steps, t, model.fractionOfOthers, byMoved, byCoverage);
  }
}
