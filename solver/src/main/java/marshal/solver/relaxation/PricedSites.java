package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All sites at given prices: the value of the dual, how much of each limit is asked for, and how
 * that changes with the prices.
 *
 * <p>Sites whose lines use the limits alike respond alike: their responses are added up by period
 * before they are spread over limits.
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
    double[] used = {};

    /**
     * Minus the derivative of use by price, row-major by limit, where both limits have a price or
     * are exceeded; empty if not asked for.
     */
    final double[] response;

    private final double[] linePrices;
    private final boolean inWholeUnits;

    private Answer(double[] prices, boolean inWholeUnits) {
      this.inWholeUnits = inWholeUnits;
      this.prices = prices.clone();
      this.linePrices = rules.linePrices(prices);
      this.units = new double[rules.lines()];
      this.response = new double[inWholeUnits ? 0 : limits * limits];
    }

    /** Returns the dual less what rounding may have added to it. */
    double bound() {
      return dual - Relaxation.MARGIN * size;
    }

    /** Returns whether a limit has a price, or too much of it is asked for. */
    private boolean isFree(int limit) {
      return prices[limit] > 0 || used[limit] > rules.capacity[limit];
    }
  }

  /** What some sites whose lines use the limits alike respond with. */
  private static final class Block {
    /** First line of one of them. */
    private final int first;

    /** Sum of the inverses of their curvatures, row-major by period. */
    private final double[] inverse;

    /** First line of each whose lines use limits of their own, and its inverse. */
    private final List<Integer> ownFirst = new ArrayList<>();

    private final List<double[]> ownInverse = new ArrayList<>();

    Block(int first, int periods) {
      this.first = first;
      this.inverse = new double[periods * periods];
    }

    void add(Block other) {
      for (int j = 0; j < inverse.length; j++) {
        inverse[j] += other.inverse[j];
      }
      ownFirst.addAll(other.ownFirst);
      ownInverse.addAll(other.ownInverse);
    }
  }

  /**
   * Solves every site in fractions of units, as if there were no packages: without jumps.
   *
   * @param tangent the harm
   * @param prices price of each limit, 0 or more
   * @param from units to start from
   * @param tables what stands in for the slope by units, by line; null for none
   */
  Answer ask(Tangent tangent, double[] prices, double[] from, WorthTable[] tables) {
    return ask(tangent, prices, from, tables, false);
  }

  /**
   * Solves every site in whole units, with packages: what it answers jumps with the prices.
   *
   * @param tangent the harm
   * @param prices price of each limit, 0 or more
   * @param from units to start from
   */
  Answer askWhole(Tangent tangent, double[] prices, double[] from) {
    return ask(tangent, prices, from, null, true);
  }

  private Answer ask(
      Tangent tangent, double[] prices, double[] from, WorthTable[] tables, boolean inWholeUnits) {
    Answer answer = new Answer(prices, inWholeUnits);
    double[] duals = new double[chunks];
    double[] sizes = new double[chunks];
    List<List<Block>> blocks = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      blocks.add(new ArrayList<>());
    }
    Chunks.runNumbered(
        coverage.space.sites(),
        (chunk, first, last) -> {
          Worker worker = new Worker(tangent, answer, from, tables, blocks.get(chunk));
          for (int site = first; site < last; site++) {
            worker.solve(site);
          }
          duals[chunk] = worker.dual;
          sizes[chunk] = worker.size;
        });
    answer.dual = tangent.constant;
    answer.size = tangent.size;
    for (int chunk = 0; chunk < chunks; chunk++) {
      answer.dual += duals[chunk];
      answer.size += sizes[chunk];
    }
    answer.used = rules.used(answer.units);
    if (!inWholeUnits) {
      new Responses(answer).addAll(blocks);
    }
    for (int limit = 0; limit < limits; limit++) {
      answer.dual -= prices[limit] * rules.capacity[limit];
      answer.size += prices[limit] * Math.abs(rules.capacity[limit]);
    }
    return answer;
  }

  private boolean useAlike(int first, int second) {
    for (int q = 0; q < coverage.periods; q++) {
      if (rules.bundle[first + q] != rules.bundle[second + q]) {
        return false;
      }
    }
    return true;
  }

  private final class Worker {
    private final Tangent tangent;
    private final Answer answer;
    private final double[] from;
    private final WorthTable[] tables;
    private final SiteProblem problem;
    private final WholeUnits whole;
    private final List<Block> blocks;
    private final double[] factor;
    private final double[] column;
    private double dual;
    private double size;

    Worker(Tangent tangent, Answer answer, double[] from, WorthTable[] tables, List<Block> blocks) {
      this.tangent = tangent;
      this.answer = answer;
      this.from = from;
      this.tables = tables;
      this.problem = new SiteProblem(coverage);
      this.whole = new WholeUnits(rules, problem, answer.prices);
      this.blocks = blocks;
      this.factor = new double[coverage.periods * coverage.periods];
      this.column = new double[coverage.periods];
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
            (problem.tables[q] == null ? tangent.byUnits[line] : 0) + answer.linePrices[line];
      }
      rules.poseMoved(problem, first, answer.prices);
      if (answer.inWholeUnits) {
        dual += whole.solve(site, first, tangent, from);
        size += whole.size();
      } else {
        dual += problem.solve(site, tangent.byCoverage);
        size += problem.size();
      }
      boolean moves = false;
      for (int q = 0; q < periods; q++) {
        int line = first + q;
        answer.units[line] = problem.units[q];
        moves |= problem.free[q];
      }
      if (moves && !answer.inWholeUnits) {
        addResponse(first);
      }
    }

    /** Adds the inverse of the curvature over the free periods. */
    private void addResponse(int first) {
      int periods = coverage.periods;
      if (blocks.isEmpty() || !useAlike(blocks.get(blocks.size() - 1).first, first)) {
        blocks.add(new Block(first, periods));
      }
      Block block = blocks.get(blocks.size() - 1);
      double[] inverse = new double[periods * periods];
      Cholesky.factorise(problem.curvature, problem.free, factor);
      for (int q = 0; q < periods; q++) {
        if (problem.free[q]) {
          Arrays.fill(column, 0);
          column[q] = 1;
          Cholesky.substitute(problem.free, factor, column);
          for (int other = 0; other < periods; other++) {
            inverse[q * periods + other] = problem.free[other] ? column[other] : 0;
            block.inverse[q * periods + other] += inverse[q * periods + other];
          }
        }
      }
      if (rules.hasOwnLimits()) {
        block.ownFirst.add(first);
        block.ownInverse.add(inverse);
      }
    }
  }

  /** Spreads responses over limits: A H^-1 A', A being the uses and H the curvature. */
  private final class Responses {
    private final Answer answer;
    private final int[] limitsHere = new int[limits];
    private final int[] slot = new int[limits];

    Responses(Answer answer) {
      this.answer = answer;
      Arrays.fill(slot, -1);
    }

    void addAll(List<List<Block>> chunks) {
      List<Block> sums = new ArrayList<>();
      for (List<Block> blocks : chunks) {
        for (Block block : blocks) {
          int last = sums.size() - 1;
          if (last >= 0 && useAlike(sums.get(last).first, block.first)) {
            sums.get(last).add(block);
          } else {
            sums.add(block);
          }
        }
      }
      sums.forEach(this::add);
    }

    private void add(Block block) {
      int periods = coverage.periods;
      int found = 0;
      for (int q = 0; q < periods; q++) {
        int b = rules.bundle[block.first + q];
        for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
          int limit = rules.useLimit[use];
          if (slot[limit] < 0 && answer.isFree(limit)) {
            slot[limit] = found;
            limitsHere[found++] = limit;
          }
        }
      }
      double[] uses = new double[found * periods];
      for (int q = 0; q < periods; q++) {
        int b = rules.bundle[block.first + q];
        for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
          int here = slot[rules.useLimit[use]];
          if (here >= 0) {
            uses[here * periods + q] += rules.perUnit[use];
          }
        }
      }
      double[] row = new double[periods];
      for (int i = 0; i < found; i++) {
        for (int q = 0; q < periods; q++) {
          double sum = 0;
          for (int other = 0; other < periods; other++) {
            sum += uses[i * periods + other] * block.inverse[other * periods + q];
          }
          row[q] = sum;
        }
        for (int j = 0; j < found; j++) {
          double sum = 0;
          for (int q = 0; q < periods; q++) {
            sum += row[q] * uses[j * periods + q];
          }
          answer.response[limitsHere[i] * limits + limitsHere[j]] += sum;
        }
      }
      for (int site = 0; site < block.ownFirst.size(); site++) {
        addOwn(block.ownFirst.get(site), block.ownInverse.get(site), uses, found);
      }
      for (int j = 0; j < found; j++) {
        slot[limitsHere[j]] = -1;
      }
    }

    /** Adds what limits that lines use for themselves have to do with those of their bundles. */
    private void addOwn(int first, double[] inverse, double[] uses, int found) {
      int periods = coverage.periods;
      for (int period = 0; period < periods; period++) {
        int q = period;
        tellFreeUses(
            first + q,
            (own, perUnit) -> {
              for (int j = 0; j < found; j++) {
                double sum = 0;
                for (int other = 0; other < periods; other++) {
                  sum += uses[j * periods + other] * inverse[other * periods + q];
                }
                answer.response[limitsHere[j] * limits + own] += perUnit * sum;
                answer.response[own * limits + limitsHere[j]] += perUnit * sum;
              }
              for (int other = 0; other < periods; other++) {
                double response = perUnit * inverse[q * periods + other];
                tellFreeUses(
                    first + other,
                    (another, otherPerUnit) ->
                        answer.response[own * limits + another] += response * otherPerUnit);
              }
            });
      }
    }

    private void tellFreeUses(int line, LinearRules.Uses uses) {
      rules.tellOwnUses(
          line,
          answer.units[line],
          (limit, perUnit) -> {
            if (perUnit != 0 && answer.isFree(limit)) {
              uses.use(limit, perUnit);
            }
          });
    }
  }
}
