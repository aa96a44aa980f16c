package marshal.solver.relaxation;

import java.util.List;

/** Treatment of one group as a function of its places and of the work on its retention. */
final class TreatmentBend implements Block.Bend {

  private final int[] sites;
  private final int group;
  private final ConvexHarm harm;
  private final LinearRules rules;
  private final Tangent tangent;
  private final double[] radius;

  /**
   * Prepares treatment.
   *
   * @param sites the sites that act on it
   * @param group its index
   * @param tangent the harm, not completed
   */
  TreatmentBend(int[] sites, int group, ConvexHarm harm, LinearRules rules, Tangent tangent) {
    this.sites = sites;
    this.group = group;
    this.harm = harm;
    this.rules = rules;
    this.tangent = tangent;
    this.radius = new PlaceModels(harm, rules, Relaxation.CLOSE).radius;
  }

  @Override
  public List<Block.Piece> below(double[] low, double[] high, double[] prices) {
    int periods = harm.coverage.periods;
    double[] least = rules.least.clone();
    double[] most = rules.most.clone();
    double[] nearest = tangent.units.clone();
    boolean isInside = true;
    for (int v = 0; v < low.length; v++) {
      int line = harm.coverage.space.lineOf(sites[v / periods], v % periods);
      least[line] = low[v];
      most[line] = high[v];
      nearest[line] = Math.min(high[v], Math.max(low[v], nearest[line]));
      isInside &= nearest[line] == tangent.units[line];
    }
    TreatmentBelow below = harm.treatment.get(group).within(least, most);
    Block.Piece near = piece(below, nearest, prices);
    return isInside ? List.of(near) : List.of(near, piece(below, tangent.units, prices));
  }

  private Block.Piece piece(TreatmentBelow below, double[] units, double[] prices) {
    Coverage coverage = harm.coverage;
    int periods = coverage.periods;
    int steps = coverage.steps;
    double[] covered = tangent.covered.clone();
    for (int site : sites) {
      for (int t = 0; t < steps; t++) {
        covered[site * steps + t] = coverage.ofActive(site, coverage.active(site, t, units));
      }
    }
    Tangent at = new Tangent(0, units, covered, tangent.byRetained, tangent.worldWeights);
    Tangent alone = new Tangent(0, units, covered, tangent.byRetained, tangent.worldWeights);
    harm.addUnderestimate(below, group, at, rules, prices, radius, alone);
    Block.Piece piece = new Block.Piece(sites.length, steps, periods);
    piece.constant = alone.constant;
    piece.size = alone.size;
    for (int s = 0; s < sites.length; s++) {
      System.arraycopy(alone.byCoverage, sites[s] * steps, piece.byCoverage, s * steps, steps);
      int first = coverage.space.lineOf(sites[s], 0);
      System.arraycopy(alone.byUnits, first, piece.byUnits, s * periods, periods);
    }
    return piece;
  }
}
