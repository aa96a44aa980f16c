package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Sites that answer prices together: those alone whose lines use the limits alike, and each block
 * for itself, as long as that makes no more groups than a few hundred.
 */
final class SiteGroups {

  private static final int MOST = 300;

  private final LinearRules rules;
  private final Coverage coverage;

  /** Which sites, and among the blocks behind all sites which, each group adds up. */
  private final int[][] parts;

  private final int[][] sites;
  private final int[][] limits;

  SiteGroups(LinearRules rules, Coverage coverage, boolean[] inBlock, List<Block> blocks) {
    this.rules = rules;
    this.coverage = coverage;
    Map<List<Integer>, List<Integer>> alike = new LinkedHashMap<>();
    for (int site = 0; site < inBlock.length; site++) {
      if (!inBlock[site]) {
        int first = coverage.space.lineOf(site, 0);
        List<Integer> bundles =
            IntStream.range(0, coverage.periods).mapToObj(q -> rules.bundle[first + q]).toList();
        alike.computeIfAbsent(bundles, key -> new ArrayList<>()).add(site);
      }
    }
    List<List<Integer>> found = new ArrayList<>(alike.values());
    for (int b = 0; b < blocks.size(); b++) {
      found.add(List.of(inBlock.length + b));
    }
    int count = Math.min(MOST, found.size());
    this.parts = new int[count][];
    this.sites = new int[count][];
    this.limits = new int[count][];
    for (int g = 0; g < count; g++) {
      int from = (int) ((long) found.size() * g / count);
      int to = (int) ((long) found.size() * (g + 1) / count);
      parts[g] = found.subList(from, to).stream().flatMapToInt(SiteGroups::ints).toArray();
      sites[g] =
          IntStream.of(parts[g])
              .flatMap(
                  part ->
                      part < inBlock.length
                          ? IntStream.of(part)
                          : IntStream.of(blocks.get(part - inBlock.length).sites()))
              .toArray();
      limits[g] = limitsOf(sites[g]);
    }
  }

  private static IntStream ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue);
  }

  private int[] limitsOf(int[] some) {
    TreeSet<Integer> found = new TreeSet<>();
    for (int site : some) {
      for (int q = 0; q < coverage.periods; q++) {
        int line = coverage.space.lineOf(site, q);
        int b = rules.bundle[line];
        for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
          found.add(rules.useLimit[use]);
        }
        rules.tellOwnUses(line, 0, (limit, perUnit) -> found.add(limit));
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the limits that each group uses, in order; not to be changed. */
  int[][] limits() {
    return limits;
  }

  /** Returns the sum of each group over sites, and blocks behind them. */
  double[] sums(double[] values) {
    double[] sums = new double[parts.length];
    for (int g = 0; g < sums.length; g++) {
      for (int part : parts[g]) {
        sums[g] += values[part];
      }
    }
    return sums;
  }

  /** Returns what each group uses of each of its limits. */
  double[][] uses(double[] units) {
    double[][] uses = new double[sites.length][];
    for (int g = 0; g < uses.length; g++) {
      uses[g] = new double[limits[g].length];
      double[] use = uses[g];
      int[] among = limits[g];
      for (int site : sites[g]) {
        for (int q = 0; q < coverage.periods; q++) {
          int line = coverage.space.lineOf(site, q);
          rules.tellUses(
              line, units[line], (limit, used) -> use[Arrays.binarySearch(among, limit)] += used);
        }
      }
    }
    return uses;
  }
}
