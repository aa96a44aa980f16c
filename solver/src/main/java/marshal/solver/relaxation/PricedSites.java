package marshal.solver.relaxation;

import java.util.Arrays;

/**
 * All sites at given prices: the value of the dual, how much of each limit is asked for, and how
 * that changes with the prices.
 */
final class PricedSites {

  private final LinearRules rules;
  private final Coverage coverage;
  private final int limits;
  private final int chunks;

  PricedSites(LinearRules rules, Coverage coverage) {
    this.rules = rules;
    this.coverage = coverage;
    this.limits = rules.limits();
    this.chunks = Chunks.count(coverage.space.sites());
  }

  /** What the sites answer. */
  final class Answer {
    /** Lower bound of harm less what the limits' capacities are worth, without the margin. */
    double dual;

    /** Sum of the sizes of all terms. */
    double size;

    final double[] prices;
    final double[] units;
    final double[] used;

    /** Minus the derivative of use by price, row-major by limit; empty if not asked for. */
    final double[] response;

    private Answer(double[] prices, boolean withResponse) {
      this.prices = prices.clone();
      this.units = new double[rules.lines()];
      this.used = new double[limits];
      this.response = new double[withResponse ? limits * limits : 0];
    }
  }

  /**
   * Solves every site.
   *
   * @param tangent the harm
   * @param prices price of each limit, 0 or more
   * @param from units to start from
   * @param tables what stands in for the slope by units, by line; null for none
   */
  Answer ask(
      Tangent tangent, double[] prices, double[] from, WorthTable[] tables, boolean withResponse) {
    Answer answer = new Answer(prices, withResponse);
    double[] duals = new double[chunks];
    double[] sizes = new double[chunks];
    double[][] used = new double[chunks][];
    double[][] response = new double[chunks][];
    Chunks.runNumbered(
        coverage.space.sites(),
        (chunk, first, last) -> {
          Worker worker = new Worker(tangent, answer, from, tables);
          for (int site = first; site < last; site++) {
            worker.solve(site);
          }
          duals[chunk] = worker.dual;
          sizes[chunk] = worker.size;
          used[chunk] = worker.used;
          response[chunk] = worker.response;
        });
    answer.dual = tangent.constant;
    answer.size = tangent.size;
    for (int chunk = 0; chunk < chunks; chunk++) {
      answer.dual += duals[chunk];
      answer.size += sizes[chunk];
      add(used[chunk], answer.used);
      add(response[chunk], answer.response);
    }
    for (int limit = 0; limit < limits; limit++) {
      answer.dual -= prices[limit] * rules.capacity[limit];
      answer.size += prices[limit] * Math.abs(rules.capacity[limit]);
    }
    return answer;
  }

  /**
   * Solves a few sites alone: the dual of the answer is theirs, without constants and capacities.
   */
  Answer askSome(Tangent tangent, double[] prices, double[] from, int[] sites) {
    Answer answer = new Answer(prices, false);
    Worker worker = new Worker(tangent, answer, from, null);
    for (int site : sites) {
      worker.solve(site);
    }
    answer.dual = worker.dual;
    answer.size = worker.size;
    return answer;
  }

  private static void add(double[] part, double[] sum) {
    for (int j = 0; j < part.length; j++) {
      sum[j] += part[j];
    }
  }

  private final class Worker {
    private final Tangent tangent;
    private final Answer answer;
    private final double[] from;
    private final WorthTable[] tables;
    private final SiteProblem problem;
    private final double[] used = new double[limits];
    private final double[] response;
    private final int[] limitsHere = new int[limits];
    private final int[] slot = new int[limits];
    private double dual;
    private double size;

    Worker(Tangent tangent, Answer answer, double[] from, WorthTable[] tables) {
      this.tangent = tangent;
      this.answer = answer;
      this.from = from;
      this.tables = tables;
      this.problem = new SiteProblem(coverage);
      this.response = new double[answer.response.length];
      Arrays.fill(slot, -1);
    }

    private void solve(int site) {
      int periods = coverage.periods;
      int first = coverage.space.lineOf(site, 0);
      for (int q = 0; q < periods; q++) {
        int line = first + q;
        problem.units[q] = from[line];
        problem.low[q] = rules.least[line];
        problem.high[q] = rules.most[line];
        problem.tables[q] = tables == null ? null : tables[line];
        problem.unitCost[q] =
            (problem.tables[q] == null ? tangent.byUnits[line] : 0)
                + rules.priceOf(line, answer.prices);
      }
      // Where prices are looked for, sites must answer to them without jumps.
      if (response.length == 0 && tables == null && rules.hasPackages()) {
        double[] units = new double[periods];
        dual +=
            Packages.least(
                rules,
                answer.prices,
                first,
                problem.low,
                problem.high,
                (low, high, at) -> solveBetween(site, tangent, first, low, high, at),
                units);
        System.arraycopy(units, 0, problem.units, 0, periods);
      } else {
        dual += problem.solve(site, tangent.byCoverage);
      }
      size += problem.size();
      boolean moves = false;
      for (int q = 0; q < periods; q++) {
        int line = first + q;
        answer.units[line] = problem.units[q];
        moves |= problem.free[q];
        int b = rules.bundle[line];
        for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
          used[rules.useLimit[use]] += rules.perUnit[use] * problem.units[q];
        }
      }
      if (moves && response.length > 0) {
        addResponse(first);
      }
    }

    private double solveBetween(
        int site, Tangent tangent, int first, double[] low, double[] high, double[] at) {
      System.arraycopy(low, 0, problem.low, 0, low.length);
      System.arraycopy(high, 0, problem.high, 0, high.length);
      System.arraycopy(from, first, problem.units, 0, low.length);
      double cost = problem.solve(site, tangent.byCoverage);
      System.arraycopy(problem.units, 0, at, 0, low.length);
      return cost;
    }

    /** Adds A H^-1 A' over the free periods, A being the uses and H the curvature. */
    private void addResponse(int first) {
      int periods = coverage.periods;
      int found = 0;
      for (int q = 0; q < periods; q++) {
        int b = rules.bundle[first + q];
        for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
          int limit = rules.useLimit[use];
          if (problem.free[q] && slot[limit] < 0) {
            slot[limit] = found;
            limitsHere[found++] = limit;
          }
        }
      }
      double[] uses = new double[found * periods];
      for (int q = 0; q < periods; q++) {
        int b = rules.bundle[first + q];
        for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
          int here = slot[rules.useLimit[use]];
          if (problem.free[q] && here >= 0) {
            uses[here * periods + q] += rules.perUnit[use];
          }
        }
      }
      double[] factor = new double[periods * periods];
      Cholesky.factorise(problem.curvature, problem.free, factor);
      double[] column = new double[periods];
      for (int j = 0; j < found; j++) {
        System.arraycopy(uses, j * periods, column, 0, periods);
        Cholesky.substitute(problem.free, factor, column);
        for (int i = 0; i < found; i++) {
          double sum = 0;
          for (int q = 0; q < periods; q++) {
            sum += problem.free[q] ? uses[i * periods + q] * column[q] : 0;
          }
          response[limitsHere[i] * limits + limitsHere[j]] += sum;
        }
      }
      for (int j = 0; j < found; j++) {
        slot[limitsHere[j]] = -1;
      }
    }
  }
}
