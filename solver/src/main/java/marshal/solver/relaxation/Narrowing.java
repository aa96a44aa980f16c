package marshal.solver.relaxation;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Narrows the bounds of lines to what a plan better than a known one can hold.
 *
 * <p>If even the bound over plans that keep a line at or below some units lies above what a known
 * plan comes to, no better plan keeps it there. Treatment and shared mechanisms are underestimated
 * the more closely the less their lines can vary, so that a second bound, over the narrowed box, is
 * better; it holds for every plan better than the known one, and the smaller of the two holds for
 * all.
 */
final class Narrowing {

  private final Relaxation relaxation;
  private final BooleanSupplier stop;
  private final double[] prices;
  private final double[] units;
  private final double known;
  private final Tangent tangent;
  private final Tangent priced;
  private final double[] radius;
  private final PricedSites.Answer whole;
  private LinearRules rules;

  /**
   * Prepares to narrow.
   *
   * @param relaxation the relaxation
   * @param result a solution of it
   * @param known what a feasible plan comes to
   * @param stop asked between lines; true ends with what was narrowed so far
   */
  Narrowing(Relaxation relaxation, RelaxationResult result, double known, BooleanSupplier stop) {
    this.relaxation = relaxation;
    this.stop = stop;
    this.known = known;
    this.rules = relaxation.rules;
    this.units = rules.nearest(result.units());
    this.prices = result.whole().prices;
    this.tangent = relaxation.harm.tangentAt(units);
    this.radius = new PlaceModels(relaxation.harm, rules, Relaxation.CLOSE).radius;
    this.priced = relaxation.harm.priced(tangent, rules, prices, radius);
    this.whole = new PricedSites(rules, relaxation.harm.coverage).askWhole(priced, prices, units);
  }

  /** Returns narrower rules; the same if nothing could be narrowed. */
  LinearRules narrow() {
    SortedSet<Integer> treatmentSites = new TreeSet<>();
    for (TreatmentTerm term : relaxation.harm.treatment) {
      for (int line : term.placeLines) {
        treatmentSites.add(relaxation.harm.coverage.space.site(line));
      }
      for (int site : term.retentionSites) {
        treatmentSites.add(site);
      }
    }
    int[] together = treatmentSites.stream().mapToInt(Integer::intValue).toArray();
    for (int site : together) {
      narrow(site, together, true);
    }
    for (int site : relaxation.harm.sharingSites()) {
      if (!treatmentSites.contains(site)) {
        narrow(site, new int[] {site}, false);
      }
    }
    return rules;
  }

  /**
   * Narrows the lines of a site.
   *
   * @param affected sites whose least cost depends on it
   */
  private void narrow(int site, int[] affected, boolean onTreatment) {
    Coverage coverage = relaxation.harm.coverage;
    PricedSites.Answer before =
        new PricedSites(relaxation.rules, coverage).askSome(priced, prices, units, affected);
    double rest = whole.dual - before.dual - priced.constant;
    double size = whole.size + before.size;
    for (int q = 0; q < coverage.periods && !stop.getAsBoolean(); q++) {
      int line = coverage.space.lineOf(site, q);
      double low = rules.least[line];
      double high = rules.most[line];
      double from = low;
      double to = Math.floor(Math.min(Math.max(units[line], low), high));
      // Keeping at or below "from" - 1 is ruled out; at or below "to" is not known to be.
      while (from < to) {
        double middle = Math.floor((from + to) / 2);
        if (isWorse(line, low, middle, middle, affected, onTreatment, rest, size)) {
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
        if (isWorse(line, middle, high, middle, affected, onTreatment, rest, size)) {
          to = middle - 1;
        } else {
          from = middle;
        }
      }
      rules = rules.withBounds(line, least, to);
    }
  }

  private boolean isWorse(
      int line,
      double least,
      double most,
      double at,
      int[] affected,
      boolean onTreatment,
      double rest,
      double size) {
    ConvexHarm harm = relaxation.harm;
    Tangent under = priced;
    Tangent start = tangent;
    if (onTreatment) {
      start = tangent.movedTo(line, at, harm.coverage);
      LinearRules within = rules.withBounds(line, least, most);
      under = harm.priced(start, relaxation.rules, prices, radius, harm.treatmentWithin(within));
    }
    PricedSites.Answer answer =
        new PricedSites(rules.withBounds(line, least, most), harm.coverage)
            .askSome(under, prices, start.units, affected);
    double bound =
        rest + under.constant + answer.dual - Relaxation.MARGIN * (size + answer.size + under.size);
    return bound > known;
  }
}
