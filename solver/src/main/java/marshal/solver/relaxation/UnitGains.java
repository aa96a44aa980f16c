package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one unit more or less of a line averts under a tangent, for plans that grow and shrink by
 * whole units.
 */
final class UnitGains {

  /** Sizes of steps that a line takes: one up and one down. */
  private static final int WAYS = 2;

  /** Thousands of areas have too many mechanisms to keep each as it is. */
  private static final int MOST_LINES_TOGETHER = 100_000;

  private final ConvexHarm harm;
  private final Coverage coverage;
  private final Tangent tangent;
  private final double[] units;

  /** Active units at [site * steps + step]. */
  private final double[] active;

  /** Treatment that a line acts on, or -1. */
  private final int[] treatmentOf;

  /** What the treatment of each group costs now; NaN if not known. */
  private final double[] treatmentCost;

  /** Coverage, where treatment or a mechanism needs it; else empty. */
  private double[] covered;

  /** Mechanisms that each site shares; none where the tangent holds them. */
  private final SharedGroup[][] groups;

  /** Sites whose gains change with those of each site, by a mechanism that they share. */
  private final int[][] companions;

  /** What a step of a line up and down averted when last asked, and how far it was; NaN if not. */
  private final double[][] known;

  private final double[][] knownStep;

  /** Takes the gains under a tangent. */
  UnitGains(ConvexHarm harm, Tangent tangent, double[] units) {
    this(harm, tangent, units, List.of());
  }

  /** Takes the gains near some units, with shared mechanisms and treatment as they are. */
  static UnitGains near(ConvexHarm harm, double[] units) {
    if (units.length > MOST_LINES_TOGETHER) {
      return new UnitGains(harm, harm.exactSlopesAt(units), units);
    }
    SharedMechanisms shared = harm.sharedMechanisms();
    return new UnitGains(harm, harm.tangentBeside(shared, units), units, shared.clusters);
  }

  private UnitGains(
      ConvexHarm harm, Tangent tangent, double[] units, List<SharedMechanisms.Cluster> clusters) {
    this.harm = harm;
    this.coverage = harm.coverage;
    this.tangent = tangent;
    this.units = units.clone();
    this.known = new double[WAYS][units.length];
    this.knownStep = new double[WAYS][units.length];
    for (double[] steps : knownStep) {
      Arrays.fill(steps, Double.NaN);
    }
    this.active = new double[coverage.space.sites() * coverage.steps];
    for (int site = 0; site < coverage.space.sites(); site++) {
      for (int t = 0; t < coverage.steps; t++) {
        active[site * coverage.steps + t] = coverage.active(site, t, units);
      }
    }
    this.treatmentOf = new int[units.length];
    this.treatmentCost = new double[harm.treatment.size()];
    Arrays.fill(treatmentOf, -1);
    for (int g = 0; g < treatmentCost.length; g++) {
      treatmentCost[g] = Double.NaN;
      for (int site : harm.treatment.get(g).sites()) {
        int first = coverage.space.lineOf(site, 0);
        Arrays.fill(treatmentOf, first, first + coverage.periods, g);
      }
    }
    boolean needsCoverage = !harm.treatment.isEmpty() || !clusters.isEmpty();
    this.covered = needsCoverage ? coverage.at(units) : new double[0];
    this.groups = new SharedGroup[coverage.space.sites()][];
    this.companions = new int[coverage.space.sites()][];
    Arrays.fill(groups, new SharedGroup[0]);
    Arrays.fill(companions, new int[0]);
    readMechanisms(clusters);
  }

  private void readMechanisms(List<SharedMechanisms.Cluster> clusters) {
    SortedMap<Integer, List<SharedGroup>> ofSite = new TreeMap<>();
    for (SharedMechanisms.Cluster cluster : clusters) {
      for (SharedGroup group : cluster.groups) {
        Arrays.stream(group.sites)
            .distinct()
            .forEach(site -> ofSite.computeIfAbsent(site, s -> new ArrayList<>()).add(group));
      }
    }
    ofSite.forEach(
        (site, shared) -> {
          groups[site] = shared.toArray(SharedGroup[]::new);
          companions[site] =
              shared.stream()
                  .flatMapToInt(group -> Arrays.stream(group.sites))
                  .distinct()
                  .toArray();
        });
  }

  /** Returns the harm, money included, at the units that the gains were taken at. */
  double value() {
    return tangent.value;
  }

  double units(int line) {
    return units[line];
  }

  /**
   * Returns the harm averted by some units more (or fewer, then negative) of a line, less what
   * their money counts for.
   */
  double averted(int line, double more) {
    int way = more > 0 ? 0 : 1;
    if (knownStep[way][line] != more) {
      known[way][line] = findAverted(line, more);
      knownStep[way][line] = more;
    }
    return known[way][line];
  }

  private double findAverted(int line, double more) {
    int site = coverage.space.site(line);
    int period = coverage.space.line(line).period();
    int row = (coverage.interventionOfSite[site] * coverage.periods + period) * coverage.steps;
    double dose = coverage.dosePerUnit[site];
    double sum = 0;
    for (int t = 0; t < coverage.steps; t++) {
      int cell = site * coverage.steps + t;
      double gamma = tangent.byCoverage[cell];
      double share = coverage.activeShare[row + t];
      if (gamma != 0 && share != 0) {
        sum += gamma * Math.exp(-dose * active[cell]) * Math.expm1(-dose * share * more);
      }
    }
    sum -= more * harm.moneyPerUnit[line];
    if (groups[site].length > 0) {
      sum += avertedByStrongest(line, more);
    }
    return treatmentOf[line] >= 0 ? sum + avertedByTreatment(line, more) : sum;
  }

  private double avertedByStrongest(int line, double more) {
    int site = coverage.space.site(line);
    int period = coverage.space.line(line).period();
    int row = (coverage.interventionOfSite[site] * coverage.periods + period) * coverage.steps;
    double[] after = new double[coverage.steps];
    for (int t = 0; t < after.length; t++) {
      double share = coverage.activeShare[row + t];
      int cell = site * coverage.steps + t;
      after[t] = share == 0 ? covered[cell] : coverage.ofActive(site, active[cell] + share * more);
    }
    double sum = 0;
    for (SharedGroup group : groups[site]) {
      sum += group.worthMore(site, covered, after);
    }
    return sum;
  }

  private double avertedByTreatment(int line, double more) {
    int g = treatmentOf[line];
    if (Double.isNaN(treatmentCost[g])) {
      treatmentCost[g] = treatmentCost(g);
    }
    int site = coverage.space.site(line);
    units[line] += more;
    coverAgain(site);
    double after = treatmentCost(g);
    units[line] -= more;
    coverAgain(site);
    return treatmentCost[g] - after;
  }

  private void coverAgain(int site) {
    for (int t = 0; t < coverage.steps; t++) {
      covered[site * coverage.steps + t] = coverage.ofActive(site, coverage.active(site, t, units));
    }
  }

  private double treatmentCost(int g) {
    return harm.treatment
        .get(g)
        .linearCost(units, covered, tangent.byRetained[g], tangent.worldWeights);
  }

  /** Changes a line. */
  void add(int line, double more) {
    int site = coverage.space.site(line);
    units[line] += more;
    for (int t = 0; t < coverage.steps; t++) {
      active[site * coverage.steps + t] = coverage.active(site, t, units);
    }
    forget(site);
    for (int companion : companions[site]) {
      forget(companion);
    }
    int g = treatmentOf[line];
    if (g >= 0) {
      treatmentCost[g] = Double.NaN;
      for (int other : harm.treatment.get(g).sites()) {
        forget(other);
      }
    }
    if (g >= 0 || companions[site].length > 0) {
      coverAgain(site);
    }
  }

  private void forget(int site) {
    int first = coverage.space.lineOf(site, 0);
    for (double[] steps : knownStep) {
      Arrays.fill(steps, first, first + coverage.periods, Double.NaN);
    }
  }
}
