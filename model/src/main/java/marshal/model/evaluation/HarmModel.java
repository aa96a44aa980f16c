package marshal.model.evaluation;

import java.util.ArrayList;
import java.util.List;
import marshal.model.Case;
import marshal.model.area.Adjacency;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Mechanism;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSet;

/**
 * A case prepared for evaluation in a set of worlds: everything that does not change from plan to
 * plan. Immutable after construction, so several {@link ExactMean}s may share one.
 *
 * <p>The fitted demand already contains the services that are committed, since they ran while it
 * was recorded. Effects are therefore counted from the committed plan on: under it incidents are
 * exactly the demand.
 */
public final class HarmModel {

  final Case theCase;
  final PlanSpace space;
  final WorldSet worlds;
  final Doses doses;
  final StreamTables[] streams;
  final List<TreatmentTables> treatment;
  final double[] fractionOfOthers;
  final int[] start;
  final int[] from;
  final double[] weight;
  final int[] outStart;
  final int[] to;
  final double[] outWeight;

  /**
   * Prepares a case.
   *
   * @param theCase the city under a scenario
   * @param space its lines
   * @param worlds the worlds to average over
   */
  public HarmModel(Case theCase, PlanSpace space, WorldSet worlds) {
    this.theCase = theCase;
    this.space = space;
    this.worlds = worlds;
    this.doses = new Doses(theCase, space);
    this.fractionOfOthers =
        theCase.mechanisms().stream().mapToDouble(Mechanism::fractionOfOthers).toArray();
    Adjacency adjacency = theCase.area().adjacency();
    this.start = adjacency.start();
    this.from = adjacency.from();
    this.weight = adjacency.weight();
    int n = theCase.area().size();
    this.outStart = new int[n + 1];
    for (int sender : from) {
      outStart[sender + 1]++;
    }
    for (int i = 0; i < n; i++) {
      outStart[i + 1] += outStart[i];
    }
    this.to = new int[from.length];
    this.outWeight = new double[from.length];
    int[] next = outStart.clone();
    for (int i = 0; i < n; i++) {
      for (int edge = start[i]; edge < start[i + 1]; edge++) {
        int slot = next[from[edge]]++;
        to[slot] = i;
        outWeight[slot] = weight[edge];
      }
    }
    this.streams = new StreamTables[theCase.streams().size()];
    for (int o = 0; o < streams.length; o++) {
      streams[o] = new StreamTables(theCase, adjacency, space, worlds, o);
    }
    List<TreatmentTables> groups = new ArrayList<>();
    for (int g = 0; g < theCase.treatmentGroups().size(); g++) {
      groups.add(new TreatmentTables(theCase, space, worlds, g));
    }
    this.treatment = List.copyOf(groups);
  }

  /** Returns the case. */
  public Case theCase() {
    return theCase;
  }

  /** Returns the lines of the case's plans. */
  public PlanSpace space() {
    return space;
  }

  /** Returns the worlds. */
  public WorldSet worlds() {
    return worlds;
  }

  /** Returns the weights of an index by stream, then by treatment group per waiting step. */
  double[] weights(HarmIndex index) {
    int streamCount = streams.length;
    double[] weights = new double[streamCount + treatment.size()];
    for (int o = 0; o < streamCount; o++) {
      weights[o] = index.perIncident().getOrDefault(theCase.streams().get(o).id(), 0.0);
    }
    for (int g = 0; g < treatment.size(); g++) {
      weights[streamCount + g] =
          index.perWaitingStep().getOrDefault(theCase.treatmentGroups().get(g).id(), 0.0);
    }
    return weights;
  }
}
