package marshal.model.evaluation;

import marshal.model.Case;
import marshal.model.area.Adjacency;
import marshal.model.demand.StreamDemand;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSet;

/** The demand of one stream and what changes it, in the layout of the kernels. */
final class StreamTables {

  final double[] endemic;

  /**
   * Incidents that those before the horizon trigger, with no plan: row-major [step][neighbourhood],
   * for as many steps as there are lags.
   */
  private final double[] triggeredByPast;

  final double[] lagWeights;
  final double lambda;
  final double phi;

  /** [step][world]. */
  final double[][] cityLevel;

  /** [neighbourhood][world]. */
  final double[][] neighbourhoodLevel;

  final StreamEffects onAll;
  final StreamEffects onTriggered;

  StreamTables(Case theCase, Adjacency adjacency, PlanSpace space, WorldSet worlds, int stream) {
    StreamDemand demand = theCase.demand().get(stream);
    this.endemic = demand.endemic();
    this.lagWeights = demand.lagWeights();
    this.lambda = demand.lambda();
    this.phi = demand.phi();
    this.triggeredByPast = triggeredByPast(demand, adjacency);
    this.cityLevel = new double[demand.steps()][];
    for (int t = 0; t < cityLevel.length; t++) {
      cityLevel[t] = worlds.cityLevel(stream, t);
    }
    this.neighbourhoodLevel = new double[demand.neighbourhoods()][];
    for (int i = 0; i < neighbourhoodLevel.length; i++) {
      neighbourhoodLevel[i] = worlds.neighbourhoodLevel(stream, i);
    }
    this.onAll = StreamEffects.of(theCase, space, worlds, stream, false);
    this.onTriggered = StreamEffects.of(theCase, space, worlds, stream, true);
  }

  private static double[] triggeredByPast(StreamDemand demand, Adjacency adjacency) {
    int[] start = adjacency.start();
    int[] from = adjacency.from();
    double[] weight = adjacency.weight();
    double[] previous = demand.previous();
    double[] lagWeights = demand.lagWeights();
    int n = demand.neighbourhoods();
    double[] triggered = new double[lagWeights.length * n];
    for (int cell = 0; cell < triggered.length; cell++) {
      int i = cell % n;
      for (int lag = cell / n + 1; lag <= lagWeights.length; lag++) {
        int before = (lag - cell / n - 1) * n;
        double near = 0;
        for (int edge = start[i]; edge < start[i + 1]; edge++) {
          near += weight[edge] * previous[before + from[edge]];
        }
        triggered[cell] +=
            lagWeights[lag - 1] * (demand.lambda() * previous[before + i] + demand.phi() * near);
      }
    }
    return triggered;
  }

  /** Returns the incidents that those before the horizon trigger in a cell, with no plan. */
  double triggeredByPast(int t, int i) {
    int cell = t * neighbourhoodLevel.length + i;
    return cell < triggeredByPast.length ? triggeredByPast[cell] : 0;
  }
}
