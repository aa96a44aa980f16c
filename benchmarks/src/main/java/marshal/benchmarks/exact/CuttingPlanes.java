package marshal.benchmarks.exact;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.time.Horizon;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;

/**
 * The best plan of a small case by mixed-integer programmes, one after another.
 *
 * <p>A neighbourhood's harm is convex in coverage, and coverage is a concave function of units. So
 * tangents of harm lie below it, tangents of coverage lie above it, and a programme with some of
 * both has an optimum that no plan goes below. Tangents at its solution are added and it is solved
 * again (Kelley 1960, doi:10.1137/0108053), first in fractions, then in whole units, until the harm
 * of its plan and the bound meet.
 */
public final class CuttingPlanes {

  /**
   * Harm of the committed plan in the programme's numbers: what can be averted, some percent of it,
   * is then a size that the solver's tolerances suit.
   */
  private static final double SCALE = 20_000;

  /** Gap at which the plan counts as the best, as a share of what can be averted. */
  private static final double CLOSE = 5e-6;

  /** The solver keeps constraints to within about this. */
  private static final double TOLERANCE = 1e-6;

  private static final int MOST_ROUNDS = 500;
  private static final int FRACTIONAL_ROUNDS = 15;
  private static final double[] FIRST_TANGENTS = {0, 0.1, 0.3, 0.6, 1, 1.6, 2.5, 4};

  /**
   * What was found.
   *
   * @param plan the best plan seen
   * @param harm its harm
   * @param bound harm that no plan goes below
   * @param optimal whether the two met
   */
  public record Result(Plan plan, double harm, double bound, boolean optimal) {}

  private final MPSolver solver;
  private final CaseRules rules;
  private final PlanSpace space;
  private final Horizon horizon;
  private final int steps;
  private final double[] dosePerUnit;
  private final double[][] activeShare;
  private final CoverageHarm harm;
  private final double unit;

  /** Harm of each neighbourhood under the committed plan. */
  private final double[] committed;

  private final double harmCommitted;
  private final MPVariable[] units;
  private final MPVariable[] coverage;
  private final MPVariable[] byNeighbourhood;

  /** Returns whether the solver is there. */
  public static boolean isAvailable() {
    return ReferenceSolver.create().isPresent();
  }

  /** Prepares for a case; empty where the solver is not there. */
  public static Optional<CuttingPlanes> prepare(HarmModel model, CaseRules rules) {
    return ReferenceSolver.create().map(solver -> new CuttingPlanes(solver, model, rules));
  }

  private CuttingPlanes(MPSolver solver, HarmModel model, CaseRules rules) {
    this.solver = solver;
    this.rules = rules;
    this.space = model.space();
    this.horizon = model.theCase().horizon();
    this.steps = horizon.steps();
    this.dosePerUnit = new double[space.sites()];
    this.activeShare = new double[space.lines()][steps];
    for (int line = 0; line < space.lines(); line++) {
      Intervention intervention =
          model.theCase().interventions().get(space.line(line).intervention());
      int site = space.site(line);
      dosePerUnit[site] = 1 / (space.targetSize(site) * intervention.target().saturation());
      int start = horizon.firstStep(space.line(line).period());
      for (int t = start; t < steps; t++) {
        activeShare[line][t] =
            intervention.persistence().activeShare(t - start, horizon.stepsPerPeriod());
      }
    }
    double[] least = new double[space.lines()];
    for (int line = 0; line < least.length; line++) {
      least[line] = rules.least(line);
    }
    this.harm = new CoverageHarm(model, coverageOf(least));
    List<CoverageHarm.Slope> slopes = harm.at(coverageOf(least));
    this.committed = slopes.stream().mapToDouble(CoverageHarm.Slope::value).toArray();
    this.harmCommitted = total(slopes);
    this.unit = SCALE / harmCommitted;
    this.units = new MPVariable[space.lines()];
    this.coverage = new MPVariable[space.sites() * steps];
    this.byNeighbourhood = new MPVariable[model.theCase().area().size()];
  }

  /** Finds why the case cannot be solved exactly. */
  public Optional<String> findObstacle() {
    return rules.isPlain()
        ? harm.findObstacle()
        : Optional.of("it has rules beside bounds and limits");
  }

  private double[] coverageOf(double[] lineUnits) {
    double[] covered = new double[space.sites() * steps];
    for (int cell = 0; cell < covered.length; cell++) {
      covered[cell] = -Math.expm1(-dose(cell, lineUnits));
    }
    return covered;
  }

  private double dose(int cell, double[] lineUnits) {
    int site = cell / steps;
    double active = 0;
    for (int q = 0; q < horizon.periods(); q++) {
      int line = space.lineOf(site, q);
      active += lineUnits[line] * activeShare[line][cell % steps];
    }
    return active * dosePerUnit[site];
  }

  private static double total(List<CoverageHarm.Slope> slopes) {
    return slopes.stream().mapToDouble(CoverageHarm.Slope::value).sum();
  }

  /**
   * Solves the case.
   *
   * @param isOver asked between programmes; true ends with the best so far
   * @param millisLeft most time for the next programme
   * @param better hears of the harm of better plans
   */
  public Result solve(BooleanSupplier isOver, LongSupplier millisLeft, DoubleConsumer better) {
    build();
    double[] bestUnits = new double[units.length];
    for (int line = 0; line < bestUnits.length; line++) {
      bestUnits[line] = rules.least(line);
    }
    double best = harmCommitted;
    double bound = 0;
    boolean optimal = false;
    addTangents(bestUnits);
    for (int round = 0; round < MOST_ROUNDS && !isOver.getAsBoolean(); round++) {
      boolean whole = round >= FRACTIONAL_ROUNDS;
      for (MPVariable variable : units) {
        variable.setInteger(whole);
      }
      solver.setTimeLimit(Math.max(1, millisLeft.getAsLong()));
      MPSolver.ResultStatus status = solver.solve(parameters());
      if (status != MPSolver.ResultStatus.OPTIMAL && status != MPSolver.ResultStatus.FEASIBLE) {
        break;
      }
      // Rounding errors of the solver must not lift the bound above the truth.
      boolean proves = whole || status == MPSolver.ResultStatus.OPTIMAL;
      double most = whole ? solver.objective().bestBound() : solver.objective().value();
      if (proves) {
        double averted = (most + TOLERANCE * (1 + Math.abs(most))) / unit;
        bound = Math.max(bound, harmCommitted - averted);
      }
      double[] solved = new double[units.length];
      for (int line = 0; line < solved.length; line++) {
        double value = units[line].solutionValue();
        solved[line] = whole ? Math.rint(value) : Math.max(0, value);
      }
      double harmHere = addTangents(solved);
      if (whole && harmHere < best && rules.violations(plan(solved)).isEmpty()) {
        best = harmHere;
        bestUnits = solved;
        better.accept(best);
      }
      optimal = best - bound <= CLOSE * (harmCommitted - bound) + 3 * TOLERANCE / unit;
      if (optimal) {
        break;
      }
    }
    return new Result(plan(bestUnits), best, Math.min(bound, best), optimal);
  }

  private static MPSolverParameters parameters() {
    MPSolverParameters parameters = new MPSolverParameters();
    parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 1e-9);
    return parameters;
  }

  private static Plan plan(double[] units) {
    int[] whole = new int[units.length];
    for (int line = 0; line < whole.length; line++) {
      whole[line] = (int) Math.rint(units[line]);
    }
    return Plan.of(whole);
  }

  private void build() {
    for (int line = 0; line < units.length; line++) {
      units[line] = solver.makeIntVar(rules.least(line), rules.most(line), "units" + line);
    }
    for (int cell = 0; cell < coverage.length; cell++) {
      coverage[cell] = solver.makeNumVar(0, 1, "coverage" + cell);
    }
    for (int i = 0; i < byNeighbourhood.length; i++) {
      byNeighbourhood[i] =
          solver.makeNumVar(-MPSolver.infinity(), committed[i] * unit, "averted" + i);
      solver.objective().setCoefficient(byNeighbourhood[i], 1);
    }
    solver.objective().setMaximization();
    addLimits();
    for (int cell = 0; cell < coverage.length; cell++) {
      for (double dose : FIRST_TANGENTS) {
        addCoverageTangent(cell, dose);
      }
    }
  }

  private void addLimits() {
    List<Limit> limits = rules.limits();
    for (int limit = 0; limit < limits.size(); limit++) {
      double capacity = Math.max(1, limits.get(limit).capacity());
      double room = limits.get(limit).capacity() == 0 ? 0 : 1;
      MPConstraint constraint = solver.makeConstraint(-MPSolver.infinity(), room);
      for (int line = 0; line < units.length; line++) {
        int bundle = rules.bundle(line);
        for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
          if (rules.limitOfUse(use) == limit) {
            constraint.setCoefficient(units[line], rules.perUnit(use) / capacity);
          }
        }
      }
    }
  }

  /** Adds tangents of coverage and of harm at some units, and returns the harm there. */
  private double addTangents(double[] lineUnits) {
    for (int cell = 0; cell < coverage.length; cell++) {
      addCoverageTangent(cell, dose(cell, lineUnits));
    }
    double[] covered = coverageOf(lineUnits);
    List<CoverageHarm.Slope> slopes = harm.at(covered);
    for (int i = 0; i < slopes.size(); i++) {
      // averted + slope * coverage <= committed - value + slope * coverage here
      CoverageHarm.Slope slope = slopes.get(i);
      double most = committed[i] - slope.value();
      for (int cell = 0; cell < covered.length; cell++) {
        most += slope.byCoverage(cell) * covered[cell];
      }
      MPConstraint constraint = solver.makeConstraint(-MPSolver.infinity(), most * unit);
      constraint.setCoefficient(byNeighbourhood[i], 1);
      for (int cell = 0; cell < covered.length; cell++) {
        if (slope.byCoverage(cell) != 0) {
          constraint.setCoefficient(coverage[cell], slope.byCoverage(cell) * unit);
        }
      }
    }
    return total(slopes);
  }

  private void addCoverageTangent(int cell, double at) {
    int site = cell / steps;
    int t = cell % steps;
    double left = Math.exp(-at);
    // coverage <= 1 - left + left * (dose - at)
    MPConstraint constraint = solver.makeConstraint(-MPSolver.infinity(), 1 - left - left * at);
    constraint.setCoefficient(coverage[cell], 1);
    for (int q = 0; q < horizon.periods(); q++) {
      int line = space.lineOf(site, q);
      double perUnit = activeShare[line][t] * dosePerUnit[site] * left;
      if (perUnit != 0) {
        constraint.setCoefficient(units[line], -perUnit);
      }
    }
  }
}
