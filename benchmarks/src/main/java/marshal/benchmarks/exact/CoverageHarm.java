package marshal.benchmarks.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.area.Adjacency;
import marshal.model.demand.StreamDemand;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSet;

/**
 * Harm by neighbourhood as a function of coverage, with its derivatives, written out plainly.
 *
 * <p>Every neighbourhood's harm is a sum of exponentials of linear functions of coverage with
 * positive factors, so it is convex in coverage. Cases with treatment or shared mechanisms are not
 * of this form.
 */
final class CoverageHarm {

  /** An effect of a site on a stream in a neighbourhood. */
  private static final class Part {
    private final int site;
    private final boolean triggeredOnly;

    /** Log reduction at full coverage, by world. */
    private final double[] full;

    Part(int site, boolean triggeredOnly, double[] full) {
      this.site = site;
      this.triggeredOnly = triggeredOnly;
      this.full = full;
    }
  }

  /** One neighbourhood's harm, with its derivatives. */
  static final class Slope {
    private final double value;
    private final double[] byCoverage;

    Slope(double value, double[] byCoverage) {
      this.value = value;
      this.byCoverage = byCoverage;
    }

    double value() {
      return value;
    }

    /** Returns the derivative by the coverage of a site at a step: site * steps + step. */
    double byCoverage(int cell) {
      return byCoverage[cell];
    }
  }

  private final Case theCase;
  private final WorldSet worlds;
  private final int n;
  private final int steps;
  private final int cells;
  private final double[] committed;

  /** [stream][neighbourhood]. */
  private final List<List<List<Part>>> parts = new ArrayList<>();

  CoverageHarm(HarmModel model, double[] committedCoverage) {
    this.theCase = model.theCase();
    this.worlds = model.worlds();
    this.n = theCase.area().size();
    this.steps = theCase.horizon().steps();
    this.cells = committedCoverage.length;
    this.committed = committedCoverage.clone();
    for (int o = 0; o < theCase.streams().size(); o++) {
      List<List<Part>> byPlace = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        byPlace.add(parts(model.space(), o, i));
      }
      parts.add(byPlace);
    }
  }

  private List<Part> parts(PlanSpace space, int o, int i) {
    List<Part> found = new ArrayList<>();
    for (int site = 0; site < space.sites(); site++) {
      Line line = space.line(space.lineOf(site, 0));
      if (line.place() != Line.CITY && line.place() != i) {
        continue;
      }
      Intervention intervention = theCase.interventions().get(line.intervention());
      for (Effect effect : intervention.effects()) {
        if (effect.stream().equals(theCase.streams().get(o).id())) {
          double figure =
              effect.reachFigure().map(theCase.area().neighbourhood(i)::figure).orElse(1.0);
          double reach = Math.min(1, effect.reach() * figure);
          double[] full = new double[worlds.size()];
          for (int d = 0; d < full.length; d++) {
            double z = worlds.interventionDeviate(line.intervention(), d);
            full[d] = -Math.log(1 - reach * (1 - effect.change().riskRatio(z)));
          }
          found.add(new Part(site, effect.triggeredOnly(), full));
        }
      }
    }
    return found;
  }

  /** Finds why a case is not of the form that can be solved exactly. */
  Optional<String> findObstacle() {
    if (!theCase.treatmentGroups().isEmpty()) {
      return Optional.of("treatment makes its harm not convex");
    }
    if (theCase.interventions().stream().anyMatch(k -> k.mechanism().isPresent())) {
      return Optional.of("shared mechanisms make its harm not convex");
    }
    if (theCase.demand().stream().anyMatch(demand -> demand.lagWeights().length > 1)) {
      return Optional.of("it spreads what is triggered over several steps");
    }
    if (displaces()) {
      return Optional.of("displacement makes its harm not convex");
    }
    return Optional.empty();
  }

  private boolean displaces() {
    for (int k = 0; k < theCase.interventions().size(); k++) {
      for (int d = 0; d < worlds.size(); d++) {
        if (worlds.displacementShare(k, d) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the mean harm of each neighbourhood at some coverage, with its derivatives. */
  List<Slope> at(double[] coverage) {
    double[] value = new double[n];
    double[][] slope = new double[n][cells];
    for (int o = 0; o < theCase.streams().size(); o++) {
      double weight =
          theCase.harmIndex().perIncident().getOrDefault(theCase.streams().get(o).id(), 0.0);
      for (int d = 0; weight > 0 && d < worlds.size(); d++) {
        add(o, d, weight / worlds.size(), coverage, value, slope);
      }
    }
    List<Slope> slopes = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      slopes.add(new Slope(value[i], slope[i]));
    }
    return slopes;
  }

  private void add(
      int o, int d, double weight, double[] coverage, double[] value, double[][] slope) {
    StreamDemand demand = theCase.demand().get(o);
    double[] endemic = demand.endemic();
    double[] previous = demand.previous();
    double[][] share = new double[steps][n];
    double[][] again = new double[steps][n];
    double[][] triggered = new double[steps][n];
    double[][] mean = new double[steps][n];
    for (int t = 0; t < steps; t++) {
      double[] before = t == 0 ? previous : mean[t - 1];
      double cityLevel = worlds.cityLevel(o, t)[d];
      for (int i = 0; i < n; i++) {
        share[t][i] = Math.exp(-reduction(o, i, t, d, false, coverage));
        again[t][i] = Math.exp(-reduction(o, i, t, d, true, coverage));
        triggered[t][i] = spread(demand, before, i);
        double level = cityLevel * worlds.neighbourhoodLevel(o, i)[d];
        mean[t][i] = share[t][i] * (endemic[t * n + i] * level + again[t][i] * triggered[t][i]);
        value[i] += weight * mean[t][i];
      }
    }
    // Backwards once for each neighbourhood whose harm is asked for.
    for (int asked = 0; asked < n; asked++) {
      double[] next = new double[n];
      for (int t = steps - 1; t >= 0; t--) {
        double[] adjoint = t == steps - 1 ? new double[n] : spreadBack(demand, next);
        adjoint[asked] += weight;
        for (int i = 0; i < n; i++) {
          next[i] = adjoint[i] * share[t][i] * again[t][i];
          for (Part part : parts.get(o).get(i)) {
            double by = part.triggeredOnly ? next[i] * triggered[t][i] : adjoint[i] * mean[t][i];
            slope[asked][part.site * steps + t] -= part.full[d] * by;
          }
        }
      }
    }
  }

  private double reduction(int o, int i, int t, int d, boolean triggeredOnly, double[] coverage) {
    double sum = 0;
    for (Part part : parts.get(o).get(i)) {
      if (part.triggeredOnly == triggeredOnly) {
        int cell = part.site * steps + t;
        sum += part.full[d] * (coverage[cell] - committed[cell]);
      }
    }
    return sum;
  }

  /** Incidents that those of the step before trigger in a neighbourhood. */
  private double spread(StreamDemand demand, double[] before, int i) {
    Adjacency adjacency = theCase.area().adjacency();
    double sum = demand.lambda() * before[i];
    for (int edge = adjacency.start()[i]; edge < adjacency.start()[i + 1]; edge++) {
      sum += demand.phi() * adjacency.weight()[edge] * before[adjacency.from()[edge]];
    }
    return sum;
  }

  private double[] spreadBack(StreamDemand demand, double[] next) {
    Adjacency adjacency = theCase.area().adjacency();
    double[] back = new double[n];
    for (int i = 0; i < n; i++) {
      back[i] += demand.lambda() * next[i];
      for (int edge = adjacency.start()[i]; edge < adjacency.start()[i + 1]; edge++) {
        back[adjacency.from()[edge]] += demand.phi() * adjacency.weight()[edge] * next[i];
      }
    }
    return back;
  }
}
