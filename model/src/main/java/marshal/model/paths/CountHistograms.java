package marshal.model.paths;

import java.util.Arrays;

/**
 * How often each count occurred, for every step and neighbourhood: quantiles in memory that does
 * not depend on the number of paths.
 *
 * <p>Counts below {@value #MOST_BINS} are held exactly. A cell that sees a larger one doubles the
 * width of its bins until it fits, and its quantiles are then interpolated inside a bin. The state
 * is made of whole numbers that depend on the set of paths seen, not on their order.
 */
public final class CountHistograms implements PathAccumulator<CountHistograms> {
  static final int MOST_BINS = 4096;
  private static final int FIRST_BINS = 16;
  private static final int MOST_PATHS = Character.MAX_VALUE;
  private static final int PAGE_BITS = 20;
  private static final int PAGE = 1 << PAGE_BITS;

  private final int neighbourhoods;
  private final long[] sums;
  // By cell: where its bins begin in the pages, how many it has, and log2 of counts per bin.
  private final int[] places;
  private final char[] bins;
  private final byte[] shifts;
  // Bins of all cells. A cell that outgrows its place moves to the end.
  private char[][] pages = {};
  private int end;
  private int paths;

  /**
   * Creates empty histograms.
   *
   * @param steps number of steps
   * @param neighbourhoods number of neighbourhoods
   */
  public CountHistograms(int steps, int neighbourhoods) {
    this.neighbourhoods = neighbourhoods;
    int cells = Math.multiplyExact(steps, neighbourhoods);
    this.sums = new long[cells];
    this.places = new int[cells];
    this.bins = new char[cells];
    this.shifts = new byte[cells];
    for (int cell = 0; cell < cells; cell++) {
      places[cell] = reserve(FIRST_BINS);
      bins[cell] = FIRST_BINS;
    }
  }

  @Override
  public void start(int path) {
    addPaths(1);
  }

  @Override
  public void step(int step, int[] counts) {
    int row = step * neighbourhoods;
    for (int i = 0; i < neighbourhoods; i++) {
      int cell = row + i;
      int count = counts[i];
      sums[cell] += count;
      if (count >>> shifts[cell] >= bins[cell]) {
        grow(cell, count);
      }
      int bin = places[cell] + (count >>> shifts[cell]);
      pages[bin >>> PAGE_BITS][bin & (PAGE - 1)]++;
    }
  }

  @Override
  public void merge(CountHistograms later) {
    addPaths(later.paths);
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] += later.sums[cell];
      while (shifts[cell] < later.shifts[cell]) {
        coarsen(cell);
      }
      char[] page = later.pages[later.places[cell] >>> PAGE_BITS];
      int place = later.places[cell] & (PAGE - 1);
      for (int bin = 0; bin < later.bins[cell]; bin++) {
        if (page[place + bin] > 0) {
          int count = bin << later.shifts[cell];
          if (count >>> shifts[cell] >= bins[cell]) {
            grow(cell, count);
          }
          int own = places[cell] + (count >>> shifts[cell]);
          pages[own >>> PAGE_BITS][own & (PAGE - 1)] += page[place + bin];
        }
      }
    }
  }

  @Override
  public void clear() {
    paths = 0;
    Arrays.fill(sums, 0);
    Arrays.fill(shifts, (byte) 0);
    for (char[] page : pages) {
      Arrays.fill(page, (char) 0);
    }
  }

  /** Returns the number of paths seen. */
  public int paths() {
    return paths;
  }

  /**
   * Returns the mean count over paths.
   *
   * @param step number of the step
   * @param neighbourhood index of the neighbourhood
   * @return the mean, NaN without paths
   */
  public double mean(int step, int neighbourhood) {
    return (double) sums[step * neighbourhoods + neighbourhood] / paths;
  }

  /**
   * Returns a quantile of the count over paths: the smallest count that at least this share of
   * paths does not exceed.
   *
   * @param step number of the step
   * @param neighbourhood index of the neighbourhood
   * @param probability the share, inside 0..1
   * @return the quantile; interpolated for counts of {@value #MOST_BINS} or more
   * @throws IllegalArgumentException if the probability is outside 0..1
   * @throws IllegalStateException if no path was seen
   */
  public int quantile(int step, int neighbourhood, double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "The probability (" + probability + ") of a quantile must be inside 0..1.");
    }
    if (paths == 0) {
      throw new IllegalStateException("A quantile needs at least one simulated path.");
    }
    int cell = step * neighbourhoods + neighbourhood;
    char[] page = pages[places[cell] >>> PAGE_BITS];
    int place = places[cell] & (PAGE - 1);
    double rank = probability * paths;
    int bin = 0;
    long below = 0;
    while (below + page[place + bin] < rank) {
      below += page[place + bin++];
    }
    double inside = (rank - below) / page[place + bin];
    int width = 1 << shifts[cell];
    return bin * width + (int) Math.min(width - 1, inside * width);
  }

  private void addPaths(int more) {
    if (paths + more > MOST_PATHS) {
      throw new IllegalArgumentException(
          "The number of paths ("
              + (paths + more)
              + ") must be "
              + MOST_PATHS
              + " or fewer for quantiles by step and neighbourhood.\n"
              + "Try totals by path, which take any number.");
    }
    paths += more;
  }

  /** Makes room for a count that lies beyond the last bin of a cell. */
  private void grow(int cell, int count) {
    while (count >>> shifts[cell] >= MOST_BINS) {
      coarsen(cell);
    }
    int needed = (count >>> shifts[cell]) + 1;
    if (needed > bins[cell]) {
      int size = 2 * Integer.highestOneBit(needed - 1);
      int place = reserve(size);
      System.arraycopy(
          pages[places[cell] >>> PAGE_BITS],
          places[cell] & (PAGE - 1),
          pages[place >>> PAGE_BITS],
          place & (PAGE - 1),
          bins[cell]);
      places[cell] = place;
      bins[cell] = (char) size;
    }
  }

  /** Joins each two bins of a cell. */
  private void coarsen(int cell) {
    char[] page = pages[places[cell] >>> PAGE_BITS];
    int place = places[cell] & (PAGE - 1);
    int half = bins[cell] / 2;
    for (int bin = 0; bin < half; bin++) {
      page[place + bin] = (char) (page[place + 2 * bin] + page[place + 2 * bin + 1]);
    }
    Arrays.fill(page, place + half, place + bins[cell], (char) 0);
    shifts[cell]++;
  }

  /** Returns the place of new, empty bins, all on one page. */
  private int reserve(int size) {
    if ((end & (PAGE - 1)) + size > PAGE) {
      end = (end | (PAGE - 1)) + 1;
    }
    int place = end;
    end = Math.addExact(end, size);
    while (place >>> PAGE_BITS >= pages.length) {
      pages = Arrays.copyOf(pages, pages.length + 1);
      pages[pages.length - 1] = new char[PAGE];
    }
    return place;
  }
}
