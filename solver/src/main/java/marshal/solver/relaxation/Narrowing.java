package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Narrows the bounds of lines that act on treatment to what a plan better than a known one can
 * hold.
 *
 * <p>If even the bound over plans that keep a line at or below some units lies above the harm of a
 * known plan, no better plan keeps it there. Treatment is underestimated the more closely the less
 * its places and its retention work can vary, so that a second bound, over the narrowed box, is
 * better; it holds for every plan with less harm than the known one, and the smaller of the two
 * holds for all.
 */
final class Narrowing {

  private final Relaxation relaxation;
  private final BooleanSupplier stop;

  Narrowing(Relaxation relaxation, BooleanSupplier stop) {
    this.relaxation = relaxation;
    this.stop = stop;
  }

  /**
   * Returns narrower rules; the same if nothing could be narrowed.
   *
   * @param result a solution of the relaxation
   * @param harm harm of a feasible plan
   */
  LinearRules narrow(RelaxationResult result, double harm) {
    LinearRules rules = relaxation.rules;
    double[] units = result.units();
    double[] prices = result.prices();
    Tangent tangent = relaxation.harm.tangentAt(units);
    for (int line : lines()) {
      if (stop.getAsBoolean()) {
        break;
      }
      double low = rules.least[line];
      double high = rules.most[line];
      double from = low;
      double to = Math.floor(Math.min(Math.max(units[line], low), high));
      // Keeping at or below "from" - 1 is ruled out; at or below "to" is not known to be.
      while (from < to) {
        double middle = Math.floor((from + to) / 2);
        if (bound(tangent, rules.withBounds(line, low, middle), line, middle, prices) > harm) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      double least = from;
      from = Math.ceil(Math.min(Math.max(units[line], least), high));
      to = high;
      while (from < to) {
        double middle = Math.ceil((from + to) / 2);
        if (bound(tangent, rules.withBounds(line, middle, high), line, middle, prices) > harm) {
          to = middle - 1;
        } else {
          from = middle;
        }
      }
      rules = rules.withBounds(line, least, to);
    }
    return rules;
  }

  private List<Integer> lines() {
    List<Integer> lines = new ArrayList<>();
    Coverage coverage = relaxation.harm.coverage;
    for (TreatmentTerm term : relaxation.harm.treatment) {
      for (int line : term.placeLines) {
        lines.add(line);
      }
      for (int site : term.retentionSites) {
        for (int q = 0; q < coverage.periods; q++) {
          lines.add(coverage.space.lineOf(site, q));
        }
      }
    }
    return lines;
  }

  private double bound(
      Tangent tangent, LinearRules rules, int line, double units, double[] prices) {
    ConvexHarm harm = relaxation.harm;
    Tangent moved = tangent.movedTo(line, units, harm.coverage);
    double[] radius = new PlaceModels(harm, relaxation.rules, 1e-3).radius;
    Tangent priced = harm.priced(moved, relaxation.rules, prices, radius);
    return relaxation.bound(new PricedSites(rules, harm.coverage), priced, prices, moved.units);
  }
}
