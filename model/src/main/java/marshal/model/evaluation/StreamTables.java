package marshal.model.evaluation;

import marshal.model.Case;
import marshal.model.demand.StreamDemand;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSet;

/** The demand of one stream and what changes it, in the layout of the kernels. */
final class StreamTables {

  final double[] endemic;
  final double[] previous;
  final double lambda;
  final double phi;
  final double[] cityLevel;
  final double[] neighbourhoodLevel;
  final StreamEffects onAll;
  final StreamEffects onTriggered;

  StreamTables(Case theCase, PlanSpace space, WorldSet worlds, int stream) {
    StreamDemand demand = theCase.demand().get(stream);
    this.endemic = demand.endemic();
    this.previous = demand.previous();
    this.lambda = demand.lambda();
    this.phi = demand.phi();
    this.cityLevel = worlds.cityLevel(stream);
    this.neighbourhoodLevel = worlds.neighbourhoodLevel(stream);
    this.onAll = StreamEffects.of(theCase, space, worlds, stream, false);
    this.onTriggered = StreamEffects.of(theCase, space, worlds, stream, true);
  }
}
