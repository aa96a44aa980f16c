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
  // By cell, packed to be read at once: where its bins begin in the pages (upper 32 bits), log2 of
  // the
  // counts per bin (bits 8 to 15) and log2 of the number of bins (bits 0 to 7).
  private final long[] shapes;
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
    this.shapes = new long[cells];
    for (int cell = 0; cell < cells; cell++) {
      shapes[cell] = shape(reserve(FIRST_BINS), 0, FIRST_BINS);
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
      add(row + i, counts[i], 1);
    }
  }

  @Override
  public void merge(CountHistograms later) {
    addPaths(later.paths);
    for (int cell = 0; cell < shapes.length; cell++) {
      long shape = later.shapes[cell];
      while (shift(shapes[cell]) < shift(shape)) {
        coarsen(cell);
      }
      char[] page = later.page(shape);
      int place = place(shape);
      if (shift(shapes[cell]) == 0 && bins(shapes[cell]) >= bins(shape)) {
        char[] ownPage = page(shapes[cell]);
        int own = place(shapes[cell]);
        for (int bin = 0, bins = bins(shape); bin < bins; bin++) {
          ownPage[own + bin] += page[place + bin];
        }
      } else {
        for (int bin = 0; bin < bins(shape); bin++) {
          if (page[place + bin] > 0) {
            add(cell, bin << shift(shape), page[place + bin]);
          }
        }
      }
    }
  }

  @Override
  public void clear() {
    paths = 0;
    for (int cell = 0; cell < shapes.length; cell++) {
      shapes[cell] &= ~0xff00L;
    }
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
   * @return the mean, NaN without paths; taken from the middles of bins for counts of {@value
   *     #MOST_BINS} or more
   */
  public double mean(int step, int neighbourhood) {
    long shape = shapes[step * neighbourhoods + neighbourhood];
    double middle = ((1 << shift(shape)) - 1) / 2.0;
    double sum = 0;
    for (int bin = 0; bin < bins(shape); bin++) {
      sum += (((long) bin << shift(shape)) + middle) * page(shape)[place(shape) + bin];
    }
    return sum / paths;
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
    long shape = shapes[step * neighbourhoods + neighbourhood];
    char[] page = page(shape);
    int place = place(shape);
    double rank = probability * paths;
    int bin = 0;
    long below = 0;
    while (below + page[place + bin] < rank) {
      below += page[place + bin++];
    }
    double inside = (rank - below) / page[place + bin];
    int width = 1 << shift(shape);
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

  private void add(int cell, int count, int times) {
    long shape = shapes[cell];
    int bin = count >>> shift(shape);
    if (bin >= bins(shape)) {
      grow(cell, count);
      shape = shapes[cell];
      bin = count >>> shift(shape);
    }
    page(shape)[place(shape) + bin] += (char) times;
  }

  /** Makes room for a count that lies beyond the last bin of a cell. */
  private void grow(int cell, int count) {
    while (count >>> shift(shapes[cell]) >= MOST_BINS) {
      coarsen(cell);
    }
    long old = shapes[cell];
    int needed = (count >>> shift(old)) + 1;
    if (needed > bins(old)) {
      int bins = 2 * Integer.highestOneBit(needed - 1);
      shapes[cell] = shape(reserve(bins), shift(old), bins);
      System.arraycopy(page(old), place(old), page(shapes[cell]), place(shapes[cell]), bins(old));
    }
  }

  /** Joins each two bins of a cell. */
  private void coarsen(int cell) {
    char[] page = page(shapes[cell]);
    int place = place(shapes[cell]);
    int half = bins(shapes[cell]) / 2;
    for (int bin = 0; bin < half; bin++) {
      page[place + bin] = (char) (page[place + 2 * bin] + page[place + 2 * bin + 1]);
    }
    Arrays.fill(page, place + half, place + 2 * half, (char) 0);
    shapes[cell] += 1 << 8;
  }

  private static long shape(int position, int shift, int bins) {
    return (long) position << 32 | shift << 8 | Integer.numberOfTrailingZeros(bins);
  }

  private char[] page(long shape) {
    return pages[(int) (shape >>> (32 + PAGE_BITS))];
  }

  /** Returns where on its page a cell's bins begin. */
  private static int place(long shape) {
    return (int) (shape >>> 32) & (PAGE - 1);
  }

  private static int shift(long shape) {
    return (int) shape >>> 8;
  }

  private static int bins(long shape) {
    return 1 << (int) shape;
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
