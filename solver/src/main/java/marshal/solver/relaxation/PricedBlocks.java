package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * All sites and blocks at given prices in whole units, with shared mechanisms and treatment as they
 * are: a lower bound of harm less what the limits' capacities are worth, no less than that in
 * fractions.
 */
final class PricedBlocks {

  private static final int SHARED_PARTS = 400;
  private static final int TREATMENT_PARTS = 2_000;

  /** Parts of treatment split for each of another block's. */
  private static final int TREATMENT_PACE = 3;

  /** Treatment is looked at anew for the whole plan in every part. */
  private static final int MOST_SITES_TO_BRANCH = 50_000;

  private final LinearRules rules;
  private final Coverage coverage;
  private final double precision;

  /** The harm beside the blocks. */
  private final Tangent tangent;

  private final List<Block> blocks = new ArrayList<>();
  private final boolean[] inBlock;
  private final SiteGroups groups;

  /**
   * Prepares to ask.
   *
   * @param units where to take the tangent, fractions allowed
   * @param prices about what is going to be asked for
   * @param precision how far below its least cost each site may stay
   */
  PricedBlocks(
      LinearRules rules, ConvexHarm harm, double[] units, double[] prices, double precision) {
    this.rules = rules;
    this.coverage = harm.coverage;
    this.precision = precision;
    this.inBlock = new boolean[coverage.space.sites()];
    SharedMechanisms shared = harm.sharedMechanisms();
    this.tangent = harm.tangentBeside(shared, units);
    for (SharedMechanisms.Cluster cluster : shared.clusters) {
      SharedBend bend = new SharedBend(cluster, shared.citySites, rules, coverage, tangent);
      addBlock(cluster.sites, bend, SHARED_PARTS, 1);
      credit(shared.citySites, bend.cityPrice);
    }
    for (int g = 0; g < harm.treatment.size(); g++) {
      int[] sites = harm.treatment.get(g).sites();
      boolean apart = IntStream.of(sites).noneMatch(site -> inBlock[site] || shared.has(site));
      if (sites.length > 0 && apart && coverage.space.sites() <= MOST_SITES_TO_BRANCH) {
        TreatmentBend bend = new TreatmentBend(sites, g, harm, rules, tangent);
        addBlock(sites, bend, TREATMENT_PARTS, TREATMENT_PACE);
      } else {
        double[] radius = new PlaceModels(harm, rules, Relaxation.CLOSE).radius;
        TreatmentBelow below = harm.treatment.get(g).below;
        harm.addUnderestimate(below, g, tangent, rules, prices, radius, tangent);
      }
    }
    this.groups = new SiteGroups(rules, coverage, inBlock, blocks);
  }

  /** Returns which limits each group of sites uses. */
  int[][] limitsByGroup() {
    return groups.limits();
  }

  /** Returns the part of all answers that is the same, whatever the prices. */
  double constant() {
    return tangent.constant;
  }

  private void addBlock(int[] sites, Block.Bend bend, int parts, int pace) {
    blocks.add(new Block(sites, bend, rules, coverage, tangent, precision, parts, pace));
    for (int site : sites) {
      inBlock[site] = true;
    }
  }

  private void credit(int[] citySites, double[] cityPrice) {
    for (int c = 0; c < citySites.length; c++) {
      for (int t = 0; t < coverage.steps; t++) {
        tangent.byCoverage[citySites[c] * coverage.steps + t] -= cityPrice[c * coverage.steps + t];
      }
    }
  }

  /**
   * Solves every site.
   *
   * <p>The value is a lower bound of harm, rounding errors allowed for.
   *
   * @param prices price of each limit, 0 or more
   * @param splits most parts of each block to split
   * @param stop asked often; true ends with what is a bound still, if an infinitely low one
   */
  BundleAscent.Answer ask(double[] prices, int splits, BooleanSupplier stop) {
    int sites = coverage.space.sites();
    double[] duals = new double[sites + blocks.size()];
    double[] sizes = new double[duals.length];
    double[] units = new double[rules.lines()];
    Chunks.run(
        sites,
        (from, to) -> {
          SiteProblem problem = new SiteProblem(coverage);
          WholeUnits whole = new WholeUnits(rules, problem, prices, precision);
          for (int site = from; site < to; site++) {
            if (stop.getAsBoolean()) {
              duals[site] = Double.NEGATIVE_INFINITY;
            } else if (!inBlock[site]) {
              int first = coverage.space.lineOf(site, 0);
              rules.pose(problem, first, tangent, prices);
              duals[site] = whole.solve(site, first, tangent, tangent.units);
              sizes[site] = whole.size();
              System.arraycopy(problem.units, 0, units, first, coverage.periods);
            }
          }
        });
    IntStream.range(0, blocks.size())
        .parallel()
        .forEach(
            b -> {
              duals[sites + b] = blocks.get(b).least(prices, splits, stop);
              sizes[sites + b] = blocks.get(b).size();
            });
    blocks.forEach(block -> block.writeUnits(units));
    double dual = tangent.constant;
    double size = tangent.size;
    for (int part = 0; part < duals.length; part++) {
      dual += duals[part];
      size += sizes[part];
    }
    for (int limit = 0; limit < prices.length; limit++) {
      dual -= prices[limit] * rules.capacity[limit];
      size += prices[limit] * Math.abs(rules.capacity[limit]);
    }
    for (int b = 0; b < blocks.size(); b++) {
      duals[sites + b] = blocks.get(b).costOfAsked();
    }
    return new BundleAscent.Answer(
        dual - Relaxation.MARGIN * size, prices, groups.sums(duals), groups.uses(units));
  }
}
