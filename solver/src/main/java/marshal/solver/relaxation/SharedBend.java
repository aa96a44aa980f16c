package marshal.solver.relaxation;

import java.util.Arrays;
import java.util.List;

/**
 * The strongest members of the mechanisms that meet in one neighbourhood, as a function of its own
 * sites.
 *
 * <p>The neighbourhood is let choose the coverage of the city's sites for itself, at a price for
 * each step that is what the mechanism credits the city with there. If the city's sites are paid
 * those prices, the sum is a lower bound.
 */
final class SharedBend implements Block.Bend {

  private final SharedMechanisms.Cluster cluster;
  private final Coverage coverage;
  private final Tangent tangent;
  private final int steps;

  /** Number of each group's members among the own sites, or -1 - that among the city's. */
  private final int[][] member;

  /** Coverage of the city's sites at least and at most, [site * steps + step]. */
  private final double[] cityLow;

  private final double[] cityHigh;

  /** What a city site's coverage is credited with, at [site * steps + step]. */
  final double[] cityPrice;

  private final double size;

  SharedBend(
      SharedMechanisms.Cluster cluster,
      int[] citySites,
      LinearRules rules,
      Coverage coverage,
      Tangent tangent) {
    this.cluster = cluster;
    this.coverage = coverage;
    this.tangent = tangent;
    this.steps = coverage.steps;
    this.member = new int[cluster.groups.size()][];
    double sum = 0;
    for (int g = 0; g < member.length; g++) {
      int[] sites = cluster.groups.get(g).sites;
      member[g] = new int[sites.length];
      for (int m = 0; m < sites.length; m++) {
        int own = Arrays.binarySearch(cluster.sites, sites[m]);
        member[g][m] = own >= 0 ? own : -1 - Arrays.binarySearch(citySites, sites[m]);
      }
      sum += cluster.groups.get(g).size();
    }
    this.size = sum;
    this.cityLow = covered(citySites, unitsOf(citySites, rules.least));
    this.cityHigh = covered(citySites, unitsOf(citySites, rules.most));
    this.cityPrice = new double[cityLow.length];
    double[] own = new double[cluster.sites.length * steps];
    double[] least = unitsOf(cluster.sites, rules.least);
    overestimate(least, unitsOf(cluster.sites, rules.most), own, cityPrice);
  }

  private double[] unitsOf(int[] sites, double[] ofLines) {
    double[] units = new double[sites.length * coverage.periods];
    for (int s = 0; s < sites.length; s++) {
      int first = coverage.space.lineOf(sites[s], 0);
      System.arraycopy(ofLines, first, units, s * coverage.periods, coverage.periods);
    }
    return units;
  }

  /** Returns the coverage of some sites at [site * steps + step] under their units. */
  private double[] covered(int[] sites, double[] units) {
    double[] covered = new double[sites.length * steps];
    for (int s = 0; s < sites.length; s++) {
      int row = coverage.interventionOfSite[sites[s]] * coverage.periods * steps;
      for (int t = 0; t < steps; t++) {
        double active = 0;
        for (int q = 0; q < coverage.periods; q++) {
          active += units[s * coverage.periods + q] * coverage.activeShare[row + q * steps + t];
        }
        covered[s * steps + t] = coverage.ofActive(sites[s], active);
      }
    }
    return covered;
  }

  @Override
  public List<Block.Piece> below(double[] low, double[] high, double[] prices) {
    Block.Piece piece = new Block.Piece(cluster.sites.length, steps, coverage.periods);
    double[] city = new double[cityPrice.length];
    piece.constant = -overestimate(low, high, piece.byCoverage, city);
    piece.size = size;
    for (int cell = 0; cell < piece.byCoverage.length; cell++) {
      piece.byCoverage[cell] = -piece.byCoverage[cell];
    }
    for (int cell = 0; cell < city.length; cell++) {
      double price = cityPrice[cell] - city[cell];
      piece.constant += Math.min(price * cityLow[cell], price * cityHigh[cell]);
    }
    return List.of(piece);
  }

  /** Adds the slopes of all groups over a box; returns the sum of their constants. */
  private double overestimate(double[] low, double[] high, double[] own, double[] city) {
    double[] from = covered(cluster.sites, low);
    double[] to = covered(cluster.sites, high);
    double[] now = unitsOf(cluster.sites, tangent.units);
    for (int v = 0; v < now.length; v++) {
      now[v] = Math.min(high[v], Math.max(low[v], now[v]));
    }
    double[] near = covered(cluster.sites, now);
    double constant = 0;
    for (int g = 0; g < member.length; g++) {
      SharedGroup group = cluster.groups.get(g);
      int members = group.sites.length;
      double[] least = new double[members];
      double[] most = new double[members];
      double[] point = new double[members];
      double[] slope = new double[members];
      for (int t = 0; t < steps; t++) {
        for (int m = 0; m < members; m++) {
          boolean isOwn = member[g][m] >= 0;
          int cell = (isOwn ? member[g][m] : -1 - member[g][m]) * steps + t;
          least[m] = isOwn ? from[cell] : cityLow[cell];
          most[m] = isOwn ? to[cell] : cityHigh[cell];
          double at = isOwn ? near[cell] : tangent.covered[group.sites[m] * steps + t];
          point[m] = Math.min(most[m], Math.max(least[m], at));
        }
        constant += group.overestimate(t, least, most, point, slope);
        for (int m = 0; m < members; m++) {
          boolean isOwn = member[g][m] >= 0;
          int cell = (isOwn ? member[g][m] : -1 - member[g][m]) * steps + t;
          (isOwn ? own : city)[cell] += slope[m];
        }
      }
    }
    return constant;
  }
}
