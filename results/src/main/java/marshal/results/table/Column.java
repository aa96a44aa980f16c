package marshal.results.table;

/**
 * A column of a table.
 *
 * @param key name in files: lower case words joined by underscores
 * @param title name for people
 * @param kind what its cells are
 */
public record Column(String key, String title, Kind kind) {

  /** What the cells of a column are. */
  public enum Kind {
    /** Text. */
    WORDS,
    /** Whole numbers. */
    COUNT,
    /** Money in pounds, to the penny. */
    POUNDS,
    /** Figures in a unit that the title names. */
    AMOUNT,
    /** Figures near one: prices and ratios. */
    RATIO,
    /** Shares from 0 to 1. */
    SHARE;

    /** Returns whether the cells are figures. */
    public boolean isFigure() {
      return this != WORDS;
    }
  }

  /** Returns a column whose title is its key in words. */
  public static Column of(String key, Kind kind) {
    return new Column(key, key.replace('_', ' '), kind);
  }
}
