package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.area.Area;
import marshal.model.demand.StreamDemand;
import marshal.model.intervention.Effect;
import marshal.model.intervention.TreatmentLever;
import marshal.model.plan.PlanSpace;
import marshal.model.time.Horizon;
import marshal.model.treatment.TreatmentFlow;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSet;

/** Treatment of one group: its flow under some units, and an affine underestimate of its cost. */
final class TreatmentTerm {

  /** Greatest share of a neighbourhood's incidents that one group is taken to commit. */
  private static final double LARGEST_SHARE = 0.8;

  final TreatmentGroup group;

  /** Lines whose units are places. */
  final int[] placeLines;

  private final int index;
  private final double waitingWeight;
  private final Coverage coverage;
  final int steps;
  final int periods;
  final int stepsPerPeriod;

  /** Places that are promised and go on when the plan has ended, [step]; 0 before. */
  final double[] placesAfterPlan;

  private final int worlds;
  final int[] retentionSites;

  /** Log change of the early exit hazard at full coverage, by retention site, then world. */
  final double[][] retentionCoefficient;

  /** Without retention work all worlds have the same flow, which then counts once. */
  private final boolean oneFlow;

  final int flows;

  /** The underestimate for every plan within the bounds of the rules. */
  final TreatmentBelow below;

  TreatmentTerm(
      Case theCase, Coverage coverage, LinearRules rules, WorldSet worldSet, int g, double weight) {
    this.group = theCase.treatmentGroups().get(g);
    this.index = g;
    this.waitingWeight = weight;
    this.coverage = coverage;
    Horizon horizon = theCase.horizon();
    this.steps = horizon.steps();
    this.periods = horizon.periods();
    this.stepsPerPeriod = horizon.stepsPerPeriod();
    this.worlds = worldSet.size();
    PlanSpace space = coverage.space;
    List<Integer> places = new ArrayList<>();
    List<Integer> retention = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int site = 0; site < space.sites(); site++) {
      int k = coverage.interventionOfSite[site];
      TreatmentLever lever = theCase.interventions().get(k).lever().orElse(null);
      if (lever instanceof TreatmentLever.Places p && p.group().equals(group.id())) {
        for (int q = 0; q < periods; q++) {
          places.add(space.lineOf(site, q));
        }
      }
      if (lever instanceof TreatmentLever.Retention r && r.group().equals(group.id())) {
        retention.add(site);
        double[] row = new double[worlds];
        for (int d = 0; d < worlds; d++) {
          row[d] = Math.log(r.change().riskRatio(worldSet.interventionDeviate(k, d)));
        }
        rows.add(row);
      }
    }
    this.placeLines = places.stream().mapToInt(Integer::intValue).toArray();
    this.retentionSites = retention.stream().mapToInt(Integer::intValue).toArray();
    this.retentionCoefficient = rows.toArray(double[][]::new);
    this.oneFlow = retentionSites.length == 0;
    this.placesAfterPlan = new double[steps];
    for (int line : placeLines) {
      if (space.line(line).period() == periods - 1) {
        for (int t = periods * stepsPerPeriod; t < steps; t++) {
          placesAfterPlan[t] += rules.least[line];
        }
      }
    }
    this.flows = oneFlow ? 1 : worlds;
    this.below = within(rules.least, rules.most);
  }

  /** Returns the underestimate for plans within some bounds. */
  TreatmentBelow within(double[] leastUnits, double[] mostUnits) {
    return new TreatmentBelow(this, coverage, leastUnits, mostUnits);
  }

  /** Returns for each step whether it may have other places than the one before. */
  boolean[] mayChange() {
    boolean[] mayChange = new boolean[steps];
    for (int q = 0; q < periods; q++) {
      mayChange[q * stepsPerPeriod] = true;
    }
    if (steps > periods * stepsPerPeriod) {
      mayChange[periods * stepsPerPeriod] = true;
    }
    return mayChange;
  }

  /** Returns the sites whose units act on it, in order. */
  int[] sites() {
    return IntStream.concat(
            Arrays.stream(placeLines).map(coverage.space::site), Arrays.stream(retentionSites))
        .distinct()
        .sorted()
        .toArray();
  }

  /** Returns a share that the retained cannot exceed: nobody is retained who never asked. */
  double mostRetainedShare() {
    double people =
        group.inTreatmentAtStart()
            + group.waitingAtStart()
            + group.presentationsPerStep() * (steps + 1);
    return Math.max(Double.MIN_NORMAL, people / group.prevalence());
  }

  /** Returns in words where the underestimate can lie below the harm. */
  List<String> loosenings() {
    List<String> names = new ArrayList<>();
    if (placeLines.length > 0) {
      names.add(
          "Treatment of '%s' is let choose whom to admit and when, at a price for each place."
              .formatted(group.id()));
    }
    if (retentionSites.length > 0) {
      names.add(
          "Retention work in '%s' is credited with the most people who can be in early treatment."
              .formatted(group.id()));
    }
    return names;
  }

  /** Returns the log reduction of a stream if all were retained, [neighbourhood][world]. */
  double[] coefficients(Case theCase, WorldSet worldSet, int stream) {
    double[] rows = null;
    for (Effect effect : group.effects()) {
      if (theCase.streams().get(stream).id().equals(effect.stream())) {
        rows = coefficients(effect, theCase, worldSet, theCase.demand().get(stream));
      }
    }
    return rows;
  }

  /** The group commits its share of the city's incidents where its people live. */
  private double[] coefficients(
      Effect effect, Case theCase, WorldSet worldSet, StreamDemand demand) {
    Area area = theCase.area();
    int n = area.size();
    double[] incidents = new double[n];
    double[] endemic = demand.endemic();
    for (int cell = 0; cell < endemic.length; cell++) {
      incidents[cell % n] += endemic[cell];
    }
    double[] people = new double[n];
    for (int i = 0; i < n; i++) {
      people[i] = area.neighbourhood(i).figure(group.neighbourhoodFigure());
    }
    double allIncidents = Arrays.stream(incidents).sum();
    double allPeople = Arrays.stream(people).sum();
    double[] rows = new double[n * worlds];
    for (int i = 0; i < n; i++) {
      double concentration =
          incidents[i] == 0 ? 0 : (people[i] / allPeople) / (incidents[i] / allIncidents);
      double reach = Math.min(LARGEST_SHARE, effect.reach() * concentration);
      for (int d = 0; d < worlds; d++) {
        double ratio = effect.change().riskRatio(worldSet.treatmentDeviate(index, d));
        rows[i * worlds + d] = Effect.logReduction(ratio, reach);
      }
    }
    return rows;
  }

  double[] places(double[] units) {
    double[] places = new double[steps];
    if (placeLines.length == 0) {
      Arrays.fill(places, Double.POSITIVE_INFINITY);
      return places;
    }
    System.arraycopy(placesAfterPlan, 0, places, 0, steps);
    for (int line : placeLines) {
      for (int t = firstStep(line); t < endStep(line); t++) {
        places[t] += units[line];
      }
    }
    return places;
  }

  double[] factor(double[] covered, int d) {
    double[] factor = new double[steps];
    for (int t = 0; t < steps; t++) {
      double exponent = 0;
      for (int r = 0; r < retentionSites.length; r++) {
        exponent += retentionCoefficient[r][d] * covered[retentionSites[r] * steps + t];
      }
      factor[t] = exponent == 0 ? 1 : StrictMath.exp(exponent);
    }
    return factor;
  }

  /** The flow under some units. */
  static final class State {
    /** Share of the people in need who are retained, [step * worlds + world]. */
    final double[] retainedShare;

    /** Harm of waiting in each world. */
    final double[] waitingHarm;

    private State(int steps, int worlds) {
      retainedShare = new double[steps * worlds];
      waitingHarm = new double[worlds];
    }
  }

  State at(double[] units, double[] covered) {
    State state = new State(steps, worlds);
    TreatmentFlow flow = new TreatmentFlow(group, steps);
    double[] places = places(units);
    for (int d = 0; d < worlds; d++) {
      if (d == 0 || !oneFlow) {
        flow.run(places, factor(covered, d), false);
      }
      for (int t = 0; t < steps; t++) {
        state.retainedShare[t * worlds + d] = flow.retained(t) / group.prevalence();
        state.waitingHarm[d] += waitingWeight * flow.waiting(t);
      }
    }
    return state;
  }

  /** Returns the harm of waiting plus a linear function of the retained shares. */
  double linearCost(double[] units, double[] covered, double[] byRetained, double[] worldWeights) {
    double[] places = places(units);
    QuickFlow flow = new QuickFlow(group);
    double sum = 0;
    for (int d = 0; d < flows; d++) {
      sum +=
          flow.cost(
              places,
              factor(covered, d),
              retainedPrices(d, byRetained),
              waitingPrice(d, worldWeights));
    }
    return sum;
  }

  int firstStep(int line) {
    return coverage.space.line(line).period() * stepsPerPeriod;
  }

  int endStep(int line) {
    return firstStep(line) + stepsPerPeriod;
  }

  double waitingPrice(int d, double[] worldWeights) {
    return waitingWeight * (oneFlow ? Arrays.stream(worldWeights).sum() : worldWeights[d]);
  }

  double[] retainedPrices(int d, double[] byRetained) {
    double[] prices = new double[steps];
    for (int t = 0; t < steps; t++) {
      double sum = 0;
      for (int world = oneFlow ? 0 : d; world < (oneFlow ? worlds : d + 1); world++) {
        sum += byRetained[t * worlds + world];
      }
      prices[t] = sum / group.prevalence();
    }
    return prices;
  }
}
