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
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.time.Horizon;
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

  /** Prepares for a case in some worlds. */
  public PlainHarm(Case theCase, PlanSpace space, WorldSet worlds) {
    this.theCase = theCase;
    this.space = space;
    this.worlds = worlds;
    this.n = theCase.area().size();
    this.steps = theCase.horizon().steps();
  }

  /** Returns the mean harm over the worlds of a plan, under the index that plans are made under. */
  public double of(Plan plan) {
    Coverage planned = new Coverage(theCase, space, plan.units());
    Coverage promised = new Coverage(theCase, space, promises());
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

  private double inWorld(Coverage planned, Coverage promised, int world) {
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

  private List<PlainTreatment> treatment(Coverage coverage, int world) {
    List<PlainTreatment> groups = new ArrayList<>();
    for (int g = 0; g < theCase.treatmentGroups().size(); g++) {
      groups.add(new PlainTreatment(theCase, space, g, coverage, worlds, world));
    }
    return groups;
  }

  private double incidents(
      int o,
      Coverage planned,
      Coverage promised,
      List<PlainTreatment> with,
      List<PlainTreatment> without,
      int world) {
    StreamDemand demand = theCase.demand().get(o);
    Adjacency adjacency = theCase.area().adjacency();
    double[] endemic = demand.endemic();
    double[][] reach = treatmentReach(o, endemic);
    double[] before = demand.previous();
    double[] levels = new double[n];
    List<List<Part>> parts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      levels[i] = worlds.neighbourhoodLevel(o, i)[world];
      parts.add(parts(o, planned, i, world));
    }
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      double cityLevel = worlds.cityLevel(o, t)[world];
      double[] now = new double[n];
      for (int i = 0; i < n; i++) {
        double level = cityLevel * levels[i];
        double triggered = demand.lambda() * before[i];
        for (int edge = adjacency.start()[i]; edge < adjacency.start()[i + 1]; edge++) {
          triggered += demand.phi() * adjacency.weight()[edge] * before[adjacency.from()[edge]];
        }
        double all = reduction(parts.get(i), planned, t, false);
        all -= reduction(parts.get(i), promised, t, false);
        double again = reduction(parts.get(i), planned, t, true);
        again -= reduction(parts.get(i), promised, t, true);
        for (int g = 0; g < with.size(); g++) {
          double more = with.get(g).retainedShare(t) - without.get(g).retainedShare(t);
          all += more * treatmentReduction(o, g, reach[g][i], world);
        }
        now[i] = Math.exp(-all) * (endemic[t * n + i] * level + Math.exp(-again) * triggered);
        sum += now[i];
      }
      before = now;
    }
    return sum;
  }

  /** What a site takes off a stream in a neighbourhood at full coverage, in one world. */
  private record Part(int site, Optional<String> mechanism, boolean triggeredOnly, double full) {}

  private List<Part> parts(int o, Coverage coverage, int i, int world) {
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
          parts.add(new Part(site, intervention.mechanism(), effect.triggeredOnly(), full));
        }
      }
    }
    return parts;
  }

  /** Returns the log reduction of a stream in a neighbourhood by all interventions together. */
  private double reduction(List<Part> parts, Coverage coverage, int t, boolean triggeredOnly) {
    double sum = 0;
    Map<String, List<Double>> shared = null;
    for (Part part : parts) {
      if (part.triggeredOnly() == triggeredOnly) {
        double reduction = part.full() * coverage.at(part.site(), t);
        if (part.mechanism().isEmpty()) {
          sum += reduction;
        } else {
          shared = shared == null ? new LinkedHashMap<>() : shared;
          shared.computeIfAbsent(part.mechanism().get(), id -> new ArrayList<>()).add(reduction);
        }
      }
    }
    if (shared != null) {
      for (Map.Entry<String, List<Double>> mechanism : shared.entrySet()) {
        sum += together(mechanism.getKey(), mechanism.getValue());
      }
    }
    return sum;
  }

  /** The strongest reduction and the strongest increase count in full, the rest for a fraction. */
  private double together(String mechanism, List<Double> reductions) {
    double fraction =
        theCase.mechanisms().stream()
            .filter(known -> known.id().equals(mechanism))
            .findFirst()
            .orElseThrow()
            .fractionOfOthers();
    double sum = reductions.stream().mapToDouble(Double::doubleValue).sum();
    double most = Math.max(0, reductions.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    double least =
        Math.min(0, reductions.stream().mapToDouble(Double::doubleValue).min().orElse(0));
    return fraction * sum + (1 - fraction) * (most + least);
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
  private double[][] treatmentReach(int o, double[] endemic) {
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

  /** Coverage of every site at every step under some units. */
  static final class Coverage {
    private final Case theCase;
    private final PlanSpace space;
    private final int[] units;
    private final List<List<Integer>> sites = new ArrayList<>();
    private final double[][] covered;

    Coverage(Case theCase, PlanSpace space, int[] units) {
      this.theCase = theCase;
      this.space = space;
      this.units = units;
      for (int i = 0; i < theCase.area().size(); i++) {
        sites.add(new ArrayList<>());
      }
      Horizon horizon = theCase.horizon();
      this.covered = new double[space.sites()][horizon.steps()];
      for (int site = 0; site < space.sites(); site++) {
        int place = space.line(space.lineOf(site, 0)).place();
        for (int i = 0; i < sites.size(); i++) {
          if (place == Line.CITY || place == i) {
            sites.get(i).add(site);
          }
        }
        for (int t = 0; t < horizon.steps(); t++) {
          covered[site][t] = 1 - Math.exp(-dose(site, t));
        }
      }
    }

    private double dose(int site, int t) {
      Intervention intervention = interventionAt(site);
      Horizon horizon = theCase.horizon();
      double active = 0;
      for (int q = 0; q < horizon.periods(); q++) {
        int since = t - q * horizon.stepsPerPeriod();
        if (since >= 0) {
          active += units(site, q) * active(intervention, since, horizon.stepsPerPeriod());
        }
      }
      return active / space.targetSize(site) / intervention.target().saturation();
    }

    private static double active(Intervention intervention, int since, int paid) {
      int ramp = intervention.persistence().rampUpSteps();
      double halfLife = intervention.persistence().halfLifeSteps();
      double grown = Math.min(1, (since + 1.0) / (ramp + 1.0));
      if (since < paid) {
        return grown;
      }
      return halfLife == 0 ? 0 : grown * Math.pow(0.5, (since - paid + 1) / halfLife);
    }

    int units(int site, int period) {
      return units[space.lineOf(site, period)];
    }

    double at(int site, int t) {
      return covered[site][t];
    }

    List<Integer> sitesAt(int neighbourhood) {
      return sites.get(neighbourhood);
    }

    int indexAt(int site) {
      return space.line(space.lineOf(site, 0)).intervention();
    }

    Intervention interventionAt(int site) {
      return theCase.interventions().get(indexAt(site));
    }
  }
}
