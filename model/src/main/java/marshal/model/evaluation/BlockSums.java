package marshal.model.evaluation;

import java.util.Arrays;

/**
 * Sums over neighbourhoods, and then over steps, of a table of rows of worlds.
 *
 * <p>Neighbourhoods are added up in blocks, and the blocks then: where a change reached a few
 * neighbourhoods, all the others need not be read again. The blocks depend on the number of
 * neighbourhoods alone, so the bits are the same however a plan was come by.
 */
final class BlockSums {

  /** Sums over steps and neighbourhoods, by world. */
  final double[] total;

  private final double[][] table;
  private final int n;
  private final int steps;
  private final int blockSize;
  private final int blocks;
  private final ReplacedRows replaced;

  /** At step * blocks + block. */
  private final double[][] blockSum;

  private final double[][] stepSum;
  private final boolean[] isChanged;

  /**
   * Prepares sums, none of them computed.
   *
   * @param table rows of worlds, at step * neighbourhoods + neighbourhood
   * @param n neighbourhoods, 1 or more
   * @param replaced keeps what a change replaces
   */
  BlockSums(double[][] table, int n, int worlds, ReplacedRows replaced) {
    this.table = table;
    this.n = n;
    this.steps = table.length / n;
    this.blockSize = (int) Math.ceil(Math.sqrt(n));
    this.blocks = (n + blockSize - 1) / blockSize;
    this.replaced = replaced;
    this.blockSum = new double[steps * blocks][worlds];
    this.stepSum = new double[steps][worlds];
    this.total = new double[worlds];
    this.isChanged = new boolean[blocks];
  }

  /** Begins a refresh: nothing has changed. */
  void begin() {
    Arrays.fill(isChanged, false);
  }

  /** Notes that a neighbourhood changed at the step that is summed next, and at all after it. */
  void mark(int neighbourhood) {
    isChanged[neighbourhood / blockSize] = true;
  }

  /** Sums a step. */
  void sum(int step) {
    for (int block = 0; block < blocks; block++) {
      if (isChanged[block]) {
        int first = step * n + block * blockSize;
        int end = Math.min(step * n + n, first + blockSize);
        Rows.sum(replaced.replace(blockSum, step * blocks + block), table, first, end);
      }
    }
    Rows.sum(replaced.replace(stepSum, step), blockSum, step * blocks, (step + 1) * blocks);
  }

  /** Sums the steps. */
  void sumSteps() {
    Rows.sum(total, stepSum, 0, steps);
  }
}
