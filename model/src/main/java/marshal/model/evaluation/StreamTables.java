package marshal.model.evaluation;

import marshal.model.Case;
import marshal.model.demand.StreamDemand;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSet;

/** The demand of one stream and what changes it, in the layout of the kernels. */
final class StreamTables {

  final double[] endemic;

  /** Means before the horizon, [lag][neighbourhood]. */
  final double[] previous;

  final double[] lagWeights;
  final double lambda;
  final double phi;

  /** [step][world]. */
  final double[][] cityLevel;

  /** [neighbourhood][world]. */
  final double[][] neighbourhoodLevel;

  final StreamEffects onAll;
  final StreamEffects onTriggered;

  StreamTables(Case theCase, PlanSpace space, WorldSet worlds, int stream) {
    StreamDemand demand = theCase.demand().get(stream);
    this.endemic = demand.endemic();
    this.previous = demand.previous();
    this.lagWeights = demand.lagWeights();
    this.lambda = demand.lambda();
    this.phi = demand.phi();
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

  /** Returns the incidents that those before the horizon trigger in a cell, with no plan. */
  double triggeredByPast(HarmModel model, int t, int i) {
    double triggered = 0;
    int n = neighbourhoodLevel.length;
    for (int lag = t + 1; lag <= lagWeights.length; lag++) {
      int before = (lag - t - 1) * n;
      double near = 0;
      for (int edge = model.start[i]; edge < model.start[i + 1]; edge++) {
        near += model.weight[edge] * previous[before + model.from[edge]];
      }
      triggered += lagWeights[lag - 1] * (lambda * previous[before + i] + phi * near);
    }
    return triggered;
  }
}
