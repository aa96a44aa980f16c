package marshal.solver.relaxation;

/**
 * One site at given prices in whole units: the least over which of its lines hold a package, and
 * over whole units.
 *
 * <p>The fields are to be set before solving. Not safe for use by several threads at once.
 */
final class WholeSite {

  private static final int MOST_BOXES = 200;

  private final LinearRules rules;
  private final Coverage coverage;
  private final SiteProblem problem;
  private final int periods;
  private final double precision;

  /** Bounds of each period's units, whole. */
  final double[] low;

  final double[] high;

  /** Where to start from, by period. */
  final double[] start;

  /** Cost of one unit of each period without what the limits' prices make of it. */
  final double[] unitCost;

  /** Slopes by coverage of each step. */
  final double[] slopes;

  /** The whole units that cost least, by period, once solved. */
  final double[] units;

  private int site;
  private double size;

  /**
   * Prepares to solve sites.
   *
   * @param precision how far below the least cost the bound may stay
   */
  WholeSite(LinearRules rules, Coverage coverage, double precision) {
    this.rules = rules;
    this.coverage = coverage;
    this.problem = new SiteProblem(coverage);
    this.periods = coverage.periods;
    this.precision = precision;
    this.low = new double[periods];
    this.high = new double[periods];
    this.start = new double[periods];
    this.unitCost = new double[periods];
    this.slopes = new double[coverage.steps];
    this.units = new double[periods];
  }

  /** Sets the fields as a tangent and the rules have them. */
  void read(int site, Tangent tangent) {
    int first = coverage.space.lineOf(site, 0);
    System.arraycopy(rules.least, first, low, 0, periods);
    System.arraycopy(rules.most, first, high, 0, periods);
    System.arraycopy(tangent.units, first, start, 0, periods);
    System.arraycopy(tangent.byUnits, first, unitCost, 0, periods);
    System.arraycopy(tangent.byCoverage, site * slopes.length, slopes, 0, slopes.length);
  }

  /** Returns the sum of the sizes of the terms of the last solution. */
  double size() {
    return size;
  }

  /**
   * Finds the whole units of a site that cost least.
   *
   * @param prices price of each limit, 0 or more
   * @return a lower bound of the least cost
   */
  double solve(int site, double[] prices) {
    this.site = site;
    int first = coverage.space.lineOf(site, 0);
    for (int q = 0; q < periods; q++) {
      problem.tables[q] = null;
      problem.unitCost[q] = unitCost[q] + rules.priceOf(first + q, prices);
    }
    size = 0;
    return rules.hasPackages()
        ? Packages.least(rules, prices, first, low, high, this::whole, units)
        : whole(low, high, units);
  }

  private double whole(double[] least, double[] most, double[] at) {
    return BoxSearch.least(this::least, least, most, precision, MOST_BOXES, at);
  }

  private double least(double[] least, double[] most, double[] at) {
    for (int q = 0; q < periods; q++) {
      problem.low[q] = least[q];
      problem.high[q] = most[q];
      problem.units[q] = start[q];
    }
    double cost = problem.solve(site, slopes, 0);
    size = Math.max(size, problem.size());
    System.arraycopy(problem.units, 0, at, 0, periods);
    return cost;
  }
}
