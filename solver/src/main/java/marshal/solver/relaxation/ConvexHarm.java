package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.evaluation.HarmModel;
import marshal.model.harm.HarmIndex;
import marshal.model.world.WorldSet;
import marshal.solver.objective.Risk;
import marshal.solver.objective.Valuation;

/**
 * The mean harm as a convex function of coverage (and of the flow through treatment): equal to the
 * model's where no mechanism is shared and no incident moves across borders, below it elsewhere.
 *
 * <p>Convexity in coverage holds whatever the signs of the effects, so worlds in which an
 * intervention does harm loosen nothing as long as it does good in the mean over worlds.
 */
final class ConvexHarm {

  final Coverage coverage;
  final List<TreatmentTerm> treatment;

  /** What a unit of each line counts for in money, as harm. */
  final double[] moneyPerUnit;

  private final HarmModel model;
  private final Risk risk;
  private final double softness;
  private final int worlds;

  /** Worlds pass from the worst to the others over this share of the spread of harm. */
  private static final double SOFTNESS = 2e-4;

  private final List<StreamHarm> streams = new ArrayList<>();

  ConvexHarm(HarmModel model, LinearRules rules, Valuation valuation) {
    this.model = model;
    Case theCase = model.theCase();
    WorldSet worldSet = model.worlds();
    this.worlds = worldSet.size();
    this.risk = valuation.risk();
    this.moneyPerUnit = valuation.moneyPerUnit(theCase, model.space());
    HarmIndex index = theCase.harmIndex();
    this.coverage = new Coverage(theCase, model.space(), rules);
    this.treatment = treatmentWithin(coverage, rules);
    double[] committed = new double[rules.lines()];
    for (int line = 0; line < committed.length; line++) {
      committed[line] = model.space().atLeast(line);
    }
    double[] covered = coverage.at(committed);
    double[][] retained = retained(states(committed, covered));
    double[] mostRetained =
        treatment.stream().mapToDouble(TreatmentTerm::mostRetainedShare).toArray();
    Spread spread = new Spread(theCase.area().adjacency());
    for (int o = 0; o < theCase.streams().size(); o++) {
      double weight = index.perIncident().getOrDefault(theCase.streams().get(o).id(), 0.0);
      if (weight > 0) {
        StreamHarm stream =
            new StreamHarm(theCase, coverage, worldSet, o, weight, spread, treatment);
        streams.add(stream);
      }
    }
    streams.parallelStream().forEach(s -> s.commit(covered, retained, mostRetained));
    this.softness = risk.isNeutral() ? 0 : SOFTNESS * spreadOfHarm(committed, covered);
  }

  private double spreadOfHarm(double[] units, double[] covered) {
    double[] harm = harmByWorld(covered, states(units, covered), true);
    return Math.max(
        Double.MIN_NORMAL,
        Arrays.stream(harm).max().orElse(0) - Arrays.stream(harm).min().orElse(0));
  }

  private double[] harmByWorld(double[] covered, List<TreatmentTerm.State> states, boolean exact) {
    double[][] retained = retained(states);
    double[][] parts = new double[streams.size()][worlds];
    IntStream.range(0, parts.length)
        .parallel()
        .forEach(o -> streams.get(o).addHarmByWorld(covered, retained, exact, parts[o]));
    double[] harm = new double[worlds];
    for (int d = 0; d < worlds; d++) {
      for (double[] part : parts) {
        harm[d] += part[d];
      }
      for (TreatmentTerm.State state : states) {
        harm[d] += state.waitingHarm[d];
      }
    }
    return harm;
  }

  private List<TreatmentTerm.State> states(double[] units, double[] covered) {
    return treatment.stream().map(term -> term.at(units, covered)).toList();
  }

  private static double[][] retained(List<TreatmentTerm.State> states) {
    return states.stream().map(state -> state.retainedShare).toArray(double[][]::new);
  }

  boolean sharesMechanisms() {
    return streams.stream()
        .anyMatch(s -> s.onAll.sharesMechanisms() || s.onTriggered.sharesMechanisms());
  }

  boolean displaces() {
    return streams.stream().anyMatch(StreamHarm::displaces);
  }

  /** Takes the tangent at some units, fractions allowed; {@link #priced} completes it. */
  Tangent tangentAt(double[] units) {
    return linearised(units, false);
  }

  /**
   * Returns the harm and slopes at some units with the model's own shared mechanisms. Where there
   * are any these make no bound, since the harm then bends both ways. Incidents that move are
   * underestimated still.
   */
  Tangent exactSlopesAt(double[] units) {
    return linearised(units, true);
  }

  /** Returns where members of mechanisms meet. */
  SharedMechanisms sharedMechanisms() {
    return new SharedMechanisms(streams, coverage);
  }

  /**
   * Takes the tangent at some units in the log reductions of mechanisms: but for what the strongest
   * members count for, which is taken out, it is affine in coverage.
   */
  Tangent tangentBeside(SharedMechanisms shared, double[] units) {
    return linearised(units, true, Optional.of(shared));
  }

  private Tangent linearised(double[] units, boolean exact) {
    return linearised(units, exact, Optional.empty());
  }

  private Tangent linearised(double[] units, boolean exact, Optional<SharedMechanisms> shared) {
    double[] covered = coverage.at(units);
    List<TreatmentTerm.State> states = states(units, covered);
    double[][] retained = retained(states);
    double[] worldWeights =
        risk.isNeutral()
            ? Risk.equalWeights(worlds)
            : risk.smoothWeights(harmByWorld(covered, states, exact), softness);
    StreamHarm.Slopes[] slopes = new StreamHarm.Slopes[streams.size()];
    IntStream.range(0, slopes.length)
        .parallel()
        .forEach(
            o ->
                slopes[o] =
                    streams
                        .get(o)
                        .evaluate(
                            covered,
                            retained,
                            exact,
                            worldWeights,
                            shared.filter(s -> s.touch(o)).isPresent()));
    double value = 0;
    double[][] byRetained = new double[states.size()][];
    for (int g = 0; g < byRetained.length; g++) {
      byRetained[g] = new double[retained[g].length];
      for (int d = 0; d < worlds; d++) {
        value += worldWeights[d] * states.get(g).waitingHarm[d];
      }
    }
    for (StreamHarm.Slopes stream : slopes) {
      value += stream.value;
    }
    for (int line = 0; line < units.length; line++) {
      value += moneyPerUnit[line] * units[line];
    }
    Tangent tangent = new Tangent(value, units.clone(), covered, byRetained, worldWeights);
    System.arraycopy(moneyPerUnit, 0, tangent.byUnits, 0, units.length);
    for (int o = 0; o < slopes.length; o++) {
      tangent.addConstant(slopes[o].value);
      streams.get(o).onAll.addBySite(slopes[o].byEntry, tangent.byCoverage);
      streams.get(o).onTriggered.addBySite(slopes[o].byTriggeredEntry, tangent.byCoverage);
      streams
          .get(o)
          .movedHarm()
          .ifPresent(moved -> moved.addSlopes(worldWeights, tangent.byCoverage));
      for (int g = 0; g < byRetained.length; g++) {
        double[] part = slopes[o].byRetained[g];
        for (int cell = 0; part != null && cell < part.length; cell++) {
          byRetained[g][cell] += part[cell];
        }
      }
    }
    for (int cell = 0; cell < covered.length; cell++) {
      tangent.addConstant(-tangent.byCoverage[cell] * covered[cell]);
    }
    for (int o = 0; o < slopes.length; o++) {
      if (shared.isPresent()) {
        shared.get().takeOut(o, slopes[o], streams.get(o).n, tangent);
      }
      slopes[o] = null;
    }
    for (int g = 0; g < byRetained.length; g++) {
      for (int cell = 0; cell < byRetained[g].length; cell++) {
        tangent.addConstant(-byRetained[g][cell] * retained[g][cell]);
      }
    }
    return tangent;
  }

  /**
   * Completes a tangent with an affine underestimate of treatment.
   *
   * @param prices price of each limit, which decides what a place is taken to cost
   * @param radius how far around the units to look for a kink, by line
   */
  Tangent priced(Tangent tangent, LinearRules rules, double[] prices, double[] radius) {
    if (treatment.isEmpty()) {
      return tangent;
    }
    Tangent priced = tangent.copy();
    for (int g = 0; g < treatment.size(); g++) {
      addUnderestimate(treatment.get(g).below, g, tangent, rules, prices, radius, priced);
    }
    return priced;
  }

  private TreatmentTerm term(Coverage within, LinearRules rules, int g) {
    String id = model.theCase().treatmentGroups().get(g).id();
    double weight = model.theCase().harmIndex().perWaitingStep().getOrDefault(id, 0.0);
    return new TreatmentTerm(model.theCase(), within, rules, model.worlds(), g, weight);
  }

  private List<TreatmentTerm> treatmentWithin(Coverage within, LinearRules rules) {
    List<TreatmentTerm> terms = new ArrayList<>();
    for (int g = 0; g < model.theCase().treatmentGroups().size(); g++) {
      terms.add(term(within, rules, g));
    }
    return terms;
  }

  /**
   * Adds an affine underestimate of treatment of one group.
   *
   * @param below the group, within some bounds
   * @param at tells where to take it
   * @param to receives it
   */
  void addUnderestimate(
      TreatmentBelow below,
      int group,
      Tangent at,
      LinearRules rules,
      double[] prices,
      double[] radius,
      Tangent to) {
    double[] unitCost = new double[at.units.length];
    for (int line : treatment.get(group).placeLines) {
      unitCost[line] = rules.priceOf(line, prices) + moneyPerUnit[line];
    }
    below.addTo(at, at.byRetained[group], unitCost, radius, to);
  }
}
