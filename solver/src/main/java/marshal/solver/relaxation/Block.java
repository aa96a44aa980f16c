package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Sites whose harm together bends the wrong way, in whole units: their box is parted into smaller
 * and smaller ones, and in each an affine function stands below what bends.
 *
 * <p>At any prices the least over all parts is a lower bound of what the sites cost. Each answer
 * parts the box where it is least, and the parts stay for the prices that follow. Not safe for use
 * by several threads at once.
 */
final class Block {

  /** What bends. */
  interface Bend {

    /**
     * Finds affine functions, one or more, that are nowhere above what bends over a box. The first
     * is the closest where the box is a single point.
     *
     * @param low least units, [site * periods + period]; not to be changed
     * @param high most units; not to be changed
     * @param prices price of each limit
     */
    List<Piece> below(double[] low, double[] high, double[] prices);
  }

  /** An affine function of the coverage and the units of some sites. */
  static final class Piece {
    double constant;

    /** Sum of the sizes of what the constant was added up from. */
    double size;

    /** Slopes by coverage, [site * steps + step]. */
    final double[] byCoverage;

    /** Slopes by units, [site * periods + period]. */
    final double[] byUnits;

    Piece(int sites, int steps, int periods) {
      byCoverage = new double[sites * steps];
      byUnits = new double[sites * periods];
    }
  }

  private static final class Part {
    private final double[] low;
    private final double[] high;
    private final Piece piece;
    private final double[] units;

    /** The least cost at the prices that it was last found at. */
    private double cost;

    private LinePrices pricedAt;

    /** A bound of the cost at present prices. */
    private double bound;

    private Part(double[] low, double[] high, Piece piece, LinePrices pricedAt) {
      this.low = low;
      this.high = high;
      this.piece = piece;
      this.pricedAt = pricedAt;
      this.units = new double[low.length];
    }
  }

  /** What a split raises the lower of its two parts by counts so much, the higher the rest. */
  private static final double WEIGHT_OF_LOWER = 0.8;

  /** To see how loose a part is takes as long as a split. */
  private static final int SPLITS_BETWEEN_LOOKS = 4;

  /** Now and then the widest is split, since what splits raised elsewhere may mislead. */
  private static final int SPLITS_BY_WIDTH = 12;

  /** Units at least this share of the width inside their bounds are split at. */
  private static final double CENTRAL = 0.25;

  private final int[] sites;
  private final Bend bend;
  private final Coverage coverage;
  private final Tangent tangent;
  private final LinearRules rules;
  private final SiteProblem problem;
  private final double precision;
  private final int mostParts;
  private final int pace;

  /** Least and most units of the whole box. */
  private final double[] least;

  private final double[] most;
  private final List<Part> parts = new ArrayList<>();

  /** What splits of each variable have raised the bound by, and the widths that were split. */
  private final double[] raised;

  private final double[] widthSplit;
  private final int[] lines;
  private LinePrices now;
  private double size;
  private double asked;
  private Part lowest;

  /**
   * Prepares a block.
   *
   * @param tangent the harm beside what bends
   * @param precision how far below the least the bound may stay
   * @param mostParts most parts to make
   * @param pace parts to split where one is asked for
   */
  Block(
      int[] sites,
      Bend bend,
      LinearRules rules,
      Coverage coverage,
      Tangent tangent,
      double precision,
      int mostParts,
      int pace) {
    this.sites = sites;
    this.bend = bend;
    this.coverage = coverage;
    this.tangent = tangent;
    this.rules = rules;
    this.problem = new SiteProblem(coverage);
    this.precision = precision;
    this.mostParts = mostParts;
    this.pace = pace;
    this.least = new double[sites.length * coverage.periods];
    this.most = new double[least.length];
    this.raised = new double[least.length];
    this.widthSplit = new double[least.length];
    this.lines = new int[least.length];
    for (int v = 0; v < lines.length; v++) {
      lines[v] = coverage.space.lineOf(sites[v / coverage.periods], v % coverage.periods);
      least[v] = rules.least[lines[v]];
      most[v] = rules.most[lines[v]];
    }
    this.now = new LinePrices(rules, lines, new double[rules.limits()]);
    this.lowest = new Part(least, most, new Piece(0, 0, 0), now);
  }

  /**
   * Bounds the least cost.
   *
   * @param prices price of each limit, 0 or more
   * @param splits most parts to split, times the pace
   * @param stop asked between splits; true ends with the bound so far
   */
  double least(double[] prices, int splits, BooleanSupplier stop) {
    size = 0;
    now = new LinePrices(rules, lines, prices);
    if (parts.isEmpty()) {
      add(least, most, prices);
    }
    for (Part part : parts) {
      part.bound = part.cost + now.leastChange(part.pricedAt, part.low, part.high);
    }
    for (int split = 0; ; split++) {
      lowest = lowest(prices);
      int variable = toSplit(lowest);
      boolean enough =
          variable < 0
              || split >= pace * splits
              || parts.size() >= mostParts
              || stop.getAsBoolean();
      if (enough || split % SPLITS_BETWEEN_LOOKS == 0) {
        double looseness = looseness(lowest, prices);
        if (enough || looseness <= precision) {
          asked = lowest.cost + Math.max(0, looseness);
          return lowest.cost;
        }
      }
      split(lowest, variable, prices);
    }
  }

  /** Returns the part that costs least; what costs more at any rate is not solved anew. */
  private Part lowest(double[] prices) {
    while (true) {
      Part least = parts.get(0);
      for (Part part : parts) {
        least = part.bound < least.bound ? part : least;
      }
      if (least.pricedAt == now) {
        return least;
      }
      solve(least, prices);
    }
  }

  /** Returns what the units that are asked for cost, no less than the bound of the least cost. */
  double costOfAsked() {
    return asked;
  }

  /** Returns the sites. */
  int[] sites() {
    return sites;
  }

  /** Writes the whole units that cost least into those of all lines. */
  void writeUnits(double[] units) {
    for (int s = 0; s < sites.length; s++) {
      int first = coverage.space.lineOf(sites[s], 0);
      System.arraycopy(lowest.units, s * coverage.periods, units, first, coverage.periods);
    }
  }

  /** Returns the sum of the sizes of all terms. */
  double size() {
    return size;
  }

  /** Adds a part; returns its cost. */
  private double add(double[] low, double[] high, double[] prices) {
    Part best = lowest;
    double greatest = Double.NEGATIVE_INFINITY;
    for (Piece piece : bend.below(low, high, prices)) {
      Part part = new Part(low, high, piece, now);
      solve(part, prices);
      if (part.cost > greatest) {
        greatest = part.cost;
        best = part;
      }
    }
    parts.add(best);
    return best.cost;
  }

  private void solve(Part part, double[] prices) {
    part.cost = cost(part.low, part.high, part.piece, prices, part.units);
    part.bound = part.cost;
    part.pricedAt = now;
  }

  private double cost(double[] low, double[] high, Piece piece, double[] prices, double[] units) {
    double cost = piece.constant;
    double sizeHere = piece.size;
    WholeUnits whole = new WholeUnits(rules, problem, prices, precision);
    double[] slopes = new double[coverage.steps];
    for (int s = 0; s < sites.length; s++) {
      int first = coverage.space.lineOf(sites[s], 0);
      int from = s * coverage.periods;
      rules.pose(problem, first, tangent, prices);
      for (int q = 0; q < coverage.periods; q++) {
        problem.low[q] = low[from + q];
        problem.high[q] = high[from + q];
        problem.unitCost[q] += piece.byUnits[from + q];
      }
      for (int t = 0; t < coverage.steps; t++) {
        slopes[t] =
            tangent.byCoverage[sites[s] * coverage.steps + t]
                + piece.byCoverage[s * coverage.steps + t];
      }
      cost += whole.solve(sites[s], first, slopes, 0, tangent.units);
      sizeHere += whole.size();
      System.arraycopy(problem.units, 0, units, from, coverage.periods);
    }
    size = Math.max(size, sizeHere);
    return cost;
  }

  /** Returns how far the cost of a part's units lies above the part's bound. */
  private double looseness(Part part, double[] prices) {
    double[] units = part.units;
    Piece exact = bend.below(units, units, prices).get(0);
    return cost(units, units, exact, prices, new double[units.length]) - part.cost;
  }

  private void split(Part part, int variable, double[] prices) {
    parts.remove(part);
    double cut = cut(part, variable);
    double[] below = part.high.clone();
    below[variable] = cut;
    double first = add(part.low, below, prices) - part.cost;
    double[] above = part.low.clone();
    above[variable] = cut + 1;
    double second = add(above, part.high, prices) - part.cost;
    raised[variable] +=
        WEIGHT_OF_LOWER * Math.max(0, Math.min(first, second))
            + (1 - WEIGHT_OF_LOWER) * Math.max(0, Math.max(first, second));
    widthSplit[variable] += width(part, variable);
  }

  /** Returns how wide a variable's bounds are beside those of the block. */
  private double width(Part part, int variable) {
    return (part.high[variable] - part.low[variable])
        / Math.max(1, most[variable] - least[variable]);
  }

  /**
   * Returns the variable that promises most, by what splits of it have raised so far; one that has
   * not been split before others, the widest first. -1 for a point.
   */
  private int toSplit(Part part) {
    int variable = -1;
    double greatest = -1;
    boolean byWidth = parts.size() % SPLITS_BY_WIDTH == 0;
    for (int v = 0; v < part.units.length; v++) {
      double width = width(part, v);
      double promise =
          widthSplit[v] == 0
              ? width * Double.MAX_VALUE
              : width * (byWidth ? 1 : raised[v] / widthSplit[v]);
      if (width > 0 && promise > greatest) {
        greatest = promise;
        variable = v;
      }
    }
    return variable;
  }

  /** Returns the units to split after: those asked for, or the middle where they lie far out. */
  private static double cut(Part part, int variable) {
    double low = part.low[variable];
    double high = part.high[variable];
    double asked = part.units[variable];
    boolean central = Math.min(asked - low, high - asked) >= CENTRAL * (high - low);
    return Math.min(high - 1, Math.floor(central ? asked : (low + high) / 2));
  }
}
