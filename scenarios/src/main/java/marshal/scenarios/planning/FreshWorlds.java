package marshal.scenarios.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.evaluation.PlanPaths;
import marshal.model.evaluation.TreatedPath;
import marshal.model.harm.HarmIndex;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.treatment.PathPeople;
import marshal.model.treatment.TreatmentChain;
import marshal.model.world.WorldSampler;
import marshal.model.world.WorldSet;

/**
 * Several plans in the same fresh worlds, on the same random numbers.
 *
 * <p>For every plan and world it holds what the demand streams come to, as an exact mean and as one
 * simulated path, so that any harm index can be put on it afterwards. Worlds are drawn and dropped
 * in blocks; their results are kept by number, so that the number of threads changes nothing.
 */
public final class FreshWorlds {

  private static final int BLOCK = 50;

  private final Case theCase;
  private final int worlds;

  /** Incidents or person-steps waited: [plan][stream, then group][world]. */
  private final double[][][] exact;

  private final double[][][] simulated;

  private final TreatmentTally treatment;

  /** Mean exact incidents over worlds: [plan][stream][neighbourhood]. */
  private final double[][][] byNeighbourhood;

  /**
   * Evaluates plans.
   *
   * @param plans the plans
   * @param simulatedPlans how many of them, from the first, are also simulated
   * @param worlds number of worlds
   * @param seed master seed
   */
  public FreshWorlds(
      Case theCase, PlanSpace space, List<Plan> plans, int simulatedPlans, int worlds, long seed) {
    this.theCase = theCase;
    this.worlds = worlds;
    int kinds = theCase.streams().size() + theCase.treatmentGroups().size();
    this.exact = new double[plans.size()][kinds][worlds];
    this.simulated = new double[simulatedPlans][kinds][worlds];
    this.treatment = new TreatmentTally(theCase, simulatedPlans, worlds);
    int blocks = (worlds + BLOCK - 1) / BLOCK;
    double[][][][] parts =
        new double[blocks][plans.size()][theCase.streams().size()][theCase.area().size()];
    WorldSampler sampler = new WorldSampler(theCase);
    PlanPaths sharedPaths = PlanPaths.of(theCase, seed);
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            block -> {
              int first = block * BLOCK;
              WorldSet set = sampler.independent(first, Math.min(BLOCK, worlds - first), seed);
              HarmModel model = new HarmModel(theCase, space, set);
              ExactMean mean = new ExactMean(model);
              PlanPaths paths = sharedPaths.forAnotherThread();
              List<List<PathPeople>> people =
                  IntStream.range(first, simulatedPlans == 0 ? first : first + set.size())
                      .mapToObj(paths::people)
                      .toList();
              for (int p = 0; p < plans.size(); p++) {
                mean.setPlan(plans.get(p));
                record(mean, p, first, set.size(), parts[block][p]);
                if (p < simulatedPlans) {
                  simulate(mean, paths, people, p, first);
                }
              }
            });
    this.byNeighbourhood =
        new double[plans.size()][theCase.streams().size()][theCase.area().size()];
    for (double[][][] part : parts) {
      for (int p = 0; p < plans.size(); p++) {
        for (int o = 0; o < theCase.streams().size(); o++) {
          for (int i = 0; i < theCase.area().size(); i++) {
            byNeighbourhood[p][o][i] += part[p][o][i] / worlds;
          }
        }
      }
    }
  }

  private void record(ExactMean mean, int plan, int first, int count, double[][] sums) {
    int streams = theCase.streams().size();
    int n = theCase.area().size();
    for (int o = 0; o < streams; o++) {
      System.arraycopy(mean.incidentsByWorld(o), 0, exact[plan][o], first, count);
      double[] incidents = mean.meanIncidents(o);
      for (int cell = 0; cell < incidents.length; cell++) {
        sums[o][cell % n] += incidents[cell] * count;
      }
    }
    for (int g = 0; g < theCase.treatmentGroups().size(); g++) {
      double[] waiting = mean.waitingByWorld(g);
      System.arraycopy(waiting, 0, exact[plan][streams + g], first, count);
    }
  }

  private void simulate(
      ExactMean mean, PlanPaths paths, List<List<PathPeople>> people, int plan, int first) {
    int streams = theCase.streams().size();
    List<TreatedPath> treated = new ArrayList<>();
    for (int d = 0; d < people.size(); d++) {
      int world = first + d;
      treated.add(paths.begin(mean, d, world, people.get(d)));
      for (int g = 0; g < theCase.treatmentGroups().size(); g++) {
        TreatmentChain chain = paths.treatment(g);
        simulated[plan][streams + g][world] = (double) chain.personStepsWaited();
        treatment.record(plan, g, world, chain);
      }
    }
    for (int o = 0; o < streams; o++) {
      for (int d = 0; d < treated.size(); d++) {
        simulated[plan][o][first + d] = paths.incidents(treated.get(d), o);
      }
    }
  }

  /** Returns the treatment of the simulated plans. */
  TreatmentTally treatment() {
    return treatment;
  }

  /** Returns the mean harm of a plan. */
  public double meanHarm(int plan, HarmIndex index) {
    double[] harm = harm(exact[plan], index);
    double sum = 0;
    for (double value : harm) {
      sum += value;
    }
    return sum / worlds;
  }

  /** Returns the harm of a plan's simulated incidents in each world. */
  public double[] simulatedHarm(int plan, HarmIndex index) {
    return harm(simulated[plan], index);
  }

  /** Returns the simulated incidents of a stream in each world. */
  public double[] simulatedIncidents(int plan, int stream) {
    return simulated[plan][stream];
  }

  /** Returns the mean incidents of a stream. */
  public double meanIncidents(int plan, int stream) {
    double sum = 0;
    for (double incidents : exact[plan][stream]) {
      sum += incidents;
    }
    return sum / worlds;
  }

  /** Returns the mean person-steps that a treatment group waits. */
  public double meanWaiting(int plan, int group) {
    return meanIncidents(plan, theCase.streams().size() + group);
  }

  /** Returns the mean harm of each neighbourhood's incidents. */
  public double[] harmByNeighbourhood(int plan, HarmIndex index) {
    double[] harm = new double[theCase.area().size()];
    for (int o = 0; o < theCase.streams().size(); o++) {
      double weight = index.perIncident().getOrDefault(theCase.streams().get(o).id(), 0.0);
      for (int i = 0; i < harm.length; i++) {
        harm[i] += weight * byNeighbourhood[plan][o][i];
      }
    }
    return harm;
  }

  private double[] harm(double[][] kinds, HarmIndex index) {
    double[] harm = new double[worlds];
    int streams = theCase.streams().size();
    for (int kind = 0; kind < kinds.length; kind++) {
      double weight =
          kind < streams
              ? index.perIncident().getOrDefault(theCase.streams().get(kind).id(), 0.0)
              : index
                  .perWaitingStep()
                  .getOrDefault(theCase.treatmentGroups().get(kind - streams).id(), 0.0);
      for (int d = 0; d < worlds; d++) {
        harm[d] += weight * kinds[kind][d];
      }
    }
    return harm;
  }
}
