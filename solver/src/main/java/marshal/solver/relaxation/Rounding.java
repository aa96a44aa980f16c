package marshal.solver.relaxation;

import java.util.function.BooleanSupplier;
import marshal.solver.rules.CaseRules;

/**
 * Whole units from fractions: rounded down, filled by harm averted per price, and improved by
 * {@link PricedExchanges exchanges}.
 */
public final class Rounding {

  private static final double ROUNDING = 1e-6;

  private final Relaxation relaxation;
  private final LinearRules rules;
  private final CaseRules caseRules;
  private final double[] prices;

  private final PricedPlan plan;

  private Rounding(Relaxation relaxation, RelaxationResult result, BooleanSupplier stop) {
    this.relaxation = relaxation;
    this.rules = relaxation.rules;
    this.caseRules = rules.source();
    this.prices = result.whole().prices;
    this.plan = build(result.whole().units, stop);
  }

  /**
   * Makes a first plan of a solution.
   *
   * @param relaxation the relaxation that was solved
   * @param result what it found
   * @param stop asked while rules are broken; true ends with a plan that may break some
   */
  public static Rounding of(Relaxation relaxation, RelaxationResult result, BooleanSupplier stop) {
    return new Rounding(relaxation, result, stop);
  }

  /**
   * Rounds a solution and improves the plan.
   *
   * @param relaxation the relaxation that was solved
   * @param result what it found
   * @param stop asked between improvements; true ends with the best so far
   * @return whole units by line that keep every rule, if such a plan was found
   */
  public static int[] round(Relaxation relaxation, RelaxationResult result, BooleanSupplier stop) {
    return of(relaxation, result, stop).improved(Long.MAX_VALUE, stop);
  }

  /** Returns the whole units by line, which keep every rule if such a plan was found. */
  public int[] units() {
    return plan.whole();
  }

  /**
   * Improves the plan by exchanges.
   *
   * @param most most exchanges to try; a first thousand is tried in any case
   * @param stop asked between them; true ends with the best so far
   * @return whole units by line
   */
  public int[] improved(long most, BooleanSupplier stop) {
    new PricedExchanges(plan, prices, stop).run(most);
    return plan.whole();
  }

  private double spentInPlaces(double[] asked) {
    long[] pence = caseRules.pencePerUnit();
    double spent = 0;
    for (int line = 0; line < asked.length; line++) {
      spent += caseRules.space().line(line).place() < 0 ? 0 : pence[line] * asked[line];
    }
    return spent;
  }

  /** Makes a plan of what is asked for. */
  private PricedPlan build(double[] asked, BooleanSupplier stop) {
    double[] units = new double[asked.length];
    for (int line = 0; line < units.length; line++) {
      units[line] = wholeUnits(line, asked[line]);
    }
    boolean hasFloors = caseRules.leastSpendShares().isPresent();
    long reserved = hasFloors ? (long) spentInPlaces(asked) : 0;
    PricedPlan built = new PricedPlan(relaxation, prices, units, reserved);
    if (hasFloors) {
      new FloorPurchases(caseRules).buy(built.state(), built.gains(), built::price, built::change);
    }
    built.repair();
    if (!built.state().isFeasible()) {
      built.approachFeasible(stop);
    }
    built.fill();
    built.takeTangent();
    return built;
  }

  /** Rounds down, but to the nearer of nothing and a package where a line may hold no less. */
  private double wholeUnits(int line, double fraction) {
    double whole = Math.floor(fraction + ROUNDING);
    int smallest = caseRules.smallest(line);
    if (whole < smallest && smallest > 1) {
      whole = 2 * fraction >= smallest ? smallest : 0;
    }
    return Math.max(rules.least[line], Math.min(rules.most[line], whole));
  }
}
