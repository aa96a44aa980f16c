package marshal.model.evaluation;

import java.util.Arrays;

/**
 * Rows of tables as they were before the last change, to be put back if it is taken back.
 *
 * <p>A search tries most of its changes only to take them back. A row that is about to be written
 * is laid aside whole and a spare one takes its place, so going back is as cheap as exchanging the
 * two, and gives the same bits.
 */
final class ReplacedRows {

  /** Numbers that are laid aside at most; a greater change cannot be taken back. */
  private static final int MOST = 1 << 19;

  private final int width;

  /** Where each row belongs: its table and its place there. */
  private double[][][] tables = new double[64][][];

  private int[] places = new int[64];

  /** Rows laid aside; spare ones from {@link #count} on, or null. */
  private double[][] rows = new double[64][];

  private int count;
  private boolean remembers;

  /** Takes rows of a width. */
  ReplacedRows(int width) {
    this.width = width;
  }

  /**
   * Begins another change: what the last one replaced is forgotten.
   *
   * @param remember whether this change may be taken back
   */
  void begin(boolean remember) {
    count = 0;
    remembers = remember;
  }

  /**
   * Returns the row of a table to write to, all of it: another than stood there, if this change may
   * be taken back. To be called once for each row of a change.
   */
  double[] replace(double[][] table, int place) {
    if (!remembers) {
      return table[place];
    }
    if ((long) count * width > MOST) {
      begin(false);
      return table[place];
    }
    if (count == rows.length) {
      tables = Arrays.copyOf(tables, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
      rows = Arrays.copyOf(rows, 2 * count);
    }
    double[] spare = rows[count] == null ? new double[width] : rows[count];
    tables[count] = table;
    places[count] = place;
    rows[count++] = table[place];
    table[place] = spare;
    return spare;
  }

  /** Returns whether {@link #putBack} gives what was before the last change. */
  boolean canPutBack() {
    return remembers;
  }

  /** Puts every row back that the last change replaced. */
  void putBack() {
    for (int r = 0; r < count; r++) {
      double[] written = tables[r][places[r]];
      tables[r][places[r]] = rows[r];
      rows[r] = written;
    }
    count = 0;
  }
}
