package marshal.benchmarks.recheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.area.Adjacency;
import marshal.model.demand.StreamDemand;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSet;

/**
 * The mean harm of a plan, straight from the definition and from scratch, one number at a time.
 *
 * <p>It follows the model's equations as they are written, with loops over everything, and uses
 * neither the tables nor the kernels that plans are scored with. Slow, and meant to be.
 */
public final class PlainHarm {

  /** Greatest share of a neighbourhood's incidents that one treatment group is taken to commit. */
  private static final double LARGEST_SHARE = 0.8;

  private final Case theCase;
  private final PlanSpace space;
  private final WorldSet worlds;
  private final int n;
  private final int steps;
  private final int[] start;
  private final int[] from;
  private final double[] weight;

  /** Prepares for a case in some worlds. */
  public PlainHarm(Case theCase, PlanSpace space, WorldSet worlds) {
    this.theCase = theCase;
    this.space = space;
    this.worlds = worlds;
    this.n = theCase.area().size();
    this.steps = theCase.horizon().steps();
    Adjacency adjacency = theCase.area().adjacency();
    this.start = adjacency.start();
    this.from = adjacency.from();
    this.weight = adjacency.weight();
  }

  /** Returns the mean harm over the worlds of a plan, under the index that plans are made under. */
  public double of(Plan plan) {
    PlainCoverage planned = new PlainCoverage(theCase, space, plan.units());
    PlainCoverage promised = new PlainCoverage(theCase, space, promises());
    double sum = 0;
    for (int world = 0; world < worlds.size(); world++) {
      sum += inWorld(planned, promised, world);
    }
    return sum / worlds.size();
  }

  private int[] promises() {
    int[] units = new int[space.lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] = space.atLeast(line);
    }
    return units;
  }

  private double inWorld(PlainCoverage planned, PlainCoverage promised, int world) {
    List<PlainTreatment> with = treatment(planned, world);
    List<PlainTreatment> without = treatment(promised, world);
    double harm = 0;
    for (int g = 0; g < with.size(); g++) {
      String group = theCase.treatmentGroups().get(g).id();
      double weight = theCase.harmIndex().perWaitingStep().getOrDefault(group, 0.0);
      harm += weight * with.get(g).personStepsWaited();
    }
    for (int o = 0; o < theCase.streams().size(); o++) {
      String stream = theCase.streams().get(o).id();
      double weight = theCase.harmIndex().perIncident().getOrDefault(stream, 0.0);
      harm += weight * incidents(o, planned, promised, with, without, world);
    }
    return harm;
  }

  private List<PlainTreatment> treatment(PlainCoverage coverage, int world) {
    List<PlainTreatment> groups = new ArrayList<>();
    for (int g = 0; g < theCase.treatmentGroups().size(); g++) {
      groups.add(new PlainTreatment(theCase, space, g, coverage, worlds, world));
    }
    return groups;
  }

  private double incidents(
      int o,
      PlainCoverage planned,
      PlainCoverage promised,
      List<PlainTreatment> with,
      List<PlainTreatment> without,
      int world) {
    StreamDemand demand = theCase.demand().get(o);
    double[] endemic = demand.endemic();
    double[][] reach = treatmentReach(endemic);
    double[] levels = new double[n];
    List<List<Part>> parts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      levels[i] = worlds.neighbourhoodLevel(o, i)[world];
      parts.add(parts(o, planned, i, world));
    }
    double[][] means = new double[steps][];
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      double cityLevel = worlds.cityLevel(o, t)[world];
      double[] triggered = triggered(demand, means, t);
      double[] stays = new double[n];
      double[] leaves = new double[n];
      for (int i = 0; i < n; i++) {
        Change all = since(parts.get(i), planned, promised, t, false);
        Change again = since(parts.get(i), planned, promised, t, true);
        double log = all.reduction();
        for (int g = 0; g < with.size(); g++) {
          double more = with.get(g).retainedShare(t) - without.get(g).retainedShare(t);
          log += more * treatmentReduction(o, g, reach[g][i], world);
        }
        double fresh = endemic[t * n + i] * cityLevel * levels[i];
        double logOfTriggered = log + again.reduction();
        stays[i] = Math.exp(-log) * fresh + Math.exp(-logOfTriggered) * triggered[i];
        leaves[i] =
            all.moved() * perReduction(log) * fresh
                + (all.moved() + again.moved()) * perReduction(logOfTriggered) * triggered[i];
      }
      means[t] = new double[n];
      for (int i = 0; i < n; i++) {
        means[t][i] = Math.max(0, stays[i] + fromNextDoor(leaves, i));
        sum += means[t][i];
      }
    }
    return sum;
  }

  /** Returns the incidents that those of the steps before trigger, by neighbourhood. */
  private double[] triggered(StreamDemand demand, double[][] means, int t) {
    double[] previous = demand.previous();
    double[] lagWeights = demand.lagWeights();
    double[] felt = new double[n];
    for (int lag = 1; lag <= lagWeights.length; lag++) {
      for (int i = 0; i < n; i++) {
        double then = t >= lag ? means[t - lag][i] : previous[(lag - t - 1) * n + i];
        felt[i] += lagWeights[lag - 1] * then;
      }
    }
    double[] triggered = new double[n];
    for (int i = 0; i < n; i++) {
      triggered[i] = demand.lambda() * felt[i] + demand.phi() * fromNextDoor(felt, i);
    }
    return triggered;
  }

  private double fromNextDoor(double[] values, int i) {
    double sum = 0;
    for (int border = start[i]; border < start[i + 1]; border++) {
      sum += weight[border] * values[from[border]];
    }
    return sum;
  }

  /** Returns what is prevented by each unit of a log reduction: (1 - exp(-x)) / x. */
  private static double perReduction(double x) {
    return x == 0 ? 1 : -Math.expm1(-x) / x;
  }

  /** What a site takes off a stream in a neighbourhood at full coverage, in one world. */
  private record Part(
      int site,
      Optional<String> mechanism,
      boolean triggeredOnly,
      double full,
      double displacement) {}

  /** A log reduction, and the same with each intervention's part times what it displaces. */
  private record Change(double reduction, double moved) {}

  private List<Part> parts(int o, PlainCoverage coverage, int i, int world) {
    String stream = theCase.streams().get(o).id();
    List<Part> parts = new ArrayList<>();
    for (int site : coverage.sitesAt(i)) {
      Intervention intervention = coverage.interventionAt(site);
      double z = worlds.interventionDeviate(coverage.indexAt(site), world);
      for (Effect effect : intervention.effects()) {
        if (effect.stream().equals(stream)) {
          double figure = 1;
          if (effect.reachFigure().isPresent()) {
            figure = theCase.area().neighbourhood(i).figure(effect.reachFigure().get());
          }
          double share = Math.min(1, effect.reach() * figure);
          double ratio = (1 + effect.change().meanChange()) * Math.exp(effect.change().logSd() * z);
          double full = -Math.log(1 - share * (1 - ratio));
          double displacement = worlds.displacementShare(coverage.indexAt(site), world);
          parts.add(
              new Part(site, intervention.mechanism(), effect.triggeredOnly(), full, displacement));
        }
      }
    }
    return parts;
  }

  private Change since(
      List<Part> parts,
      PlainCoverage planned,
      PlainCoverage promised,
      int t,
      boolean triggeredOnly) {
    Change now = change(parts, planned, t, triggeredOnly);
    Change before = change(parts, promised, t, triggeredOnly);
    return new Change(now.reduction() - before.reduction(), now.moved() - before.moved());
  }

  /** Returns what all interventions together change. */
  private Change change(List<Part> parts, PlainCoverage coverage, int t, boolean triggeredOnly) {
    double sum = 0;
    double moved = 0;
    Map<String, List<Part>> shared = null;
    for (Part part : parts) {
      if (part.triggeredOnly() == triggeredOnly) {
        if (part.mechanism().isEmpty()) {
          double reduction = part.full() * coverage.at(part.site(), t);
          sum += reduction;
          moved += reduction * part.displacement();
        } else {
          shared = shared == null ? new LinkedHashMap<>() : shared;
          shared.computeIfAbsent(part.mechanism().get(), id -> new ArrayList<>()).add(part);
        }
      }
    }
    if (shared != null) {
      for (Map.Entry<String, List<Part>> mechanism : shared.entrySet()) {
        Change together = together(mechanism.getKey(), mechanism.getValue(), coverage, t);
        sum += together.reduction();
        moved += together.moved();
      }
    }
    return new Change(sum, moved);
  }

  /** The strongest reduction and the strongest increase count in full, the rest for a fraction. */
  private Change together(String mechanism, List<Part> parts, PlainCoverage coverage, int t) {
    double fraction =
        theCase.mechanisms().stream()
            .filter(known -> known.id().equals(mechanism))
            .findFirst()
            .orElseThrow()
            .fractionOfOthers();
    double sum = 0;
    double most = 0;
    double least = 0;
    double size = 0;
    double displaced = 0;
    for (Part part : parts) {
      double reduction = part.full() * coverage.at(part.site(), t);
      sum += reduction;
      most = Math.max(most, reduction);
      least = Math.min(least, reduction);
      size += Math.abs(reduction);
      displaced += Math.abs(reduction) * part.displacement();
    }
    double reduction = fraction * sum + (1 - fraction) * (most + least);
    return new Change(reduction, size == 0 ? 0 : reduction * displaced / size);
  }

  private double treatmentReduction(int o, int g, double share, int world) {
    String stream = theCase.streams().get(o).id();
    double sum = 0;
    for (Effect effect : theCase.treatmentGroups().get(g).effects()) {
      if (effect.stream().equals(stream)) {
        double reach = Math.min(LARGEST_SHARE, effect.reach() * share);
        double z = worlds.treatmentDeviate(g, world);
        double ratio = (1 + effect.change().meanChange()) * Math.exp(effect.change().logSd() * z);
        sum -= Math.log(1 - reach * (1 - ratio));
      }
    }
    return sum;
  }

  /** Returns how concentrated a group's people are, compared with a stream: [group][place]. */
  private double[][] treatmentReach(double[] endemic) {
    double[] incidents = new double[n];
    double allIncidents = 0;
    for (int cell = 0; cell < endemic.length; cell++) {
      incidents[cell % n] += endemic[cell];
      allIncidents += endemic[cell];
    }
    double[][] concentration = new double[theCase.treatmentGroups().size()][n];
    for (int g = 0; g < concentration.length; g++) {
      String figure = theCase.treatmentGroups().get(g).neighbourhoodFigure();
      double people = 0;
      for (int i = 0; i < n; i++) {
        people += theCase.area().neighbourhood(i).figure(figure);
      }
      for (int i = 0; i < n && incidents.length > 0; i++) {
        double part = theCase.area().neighbourhood(i).figure(figure) / people;
        concentration[g][i] = incidents[i] == 0 ? 0 : part / (incidents[i] / allIncidents);
      }
    }
    return concentration;
  }
}
