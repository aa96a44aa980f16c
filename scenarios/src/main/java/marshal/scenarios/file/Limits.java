package marshal.scenarios.file;

/** What a case may not exceed, checked before work starts. The one place for these numbers. */
public final class Limits {

  /** Bytes of a file that people write (YAML or JSON): 4 MB. */
  public static final long DOCUMENT_BYTES = 4L << 20;

  /** Bytes of demand.json: 256 MB. */
  public static final long DEMAND_BYTES = 256L << 20;

  /** Bytes of a table (CSV): 1 GB. */
  public static final long TABLE_BYTES = 1L << 30;

  /** Bytes of one line of any file: 1 MB; a longer one is refused without being held. */
  public static final int LINE_BYTES = 1 << 20;

  /** Rows of a table: 10 million. */
  public static final int TABLE_ROWS = 10_000_000;

  /** Columns of a table: 500. */
  public static final int TABLE_COLUMNS = 500;

  /** Neighbourhoods of a city: 40,000, somewhat more than the small areas of England. */
  public static final int NEIGHBOURHOODS = 40_000;

  /** Steps of recorded crime: 1,200, a century of months. */
  public static final int RECORDED_STEPS = 1_200;

  /** Incidents in one row of recorded crime: a million. */
  public static final int COUNT = 1_000_000;

  /** Numbers that recorded crime takes when laid out by step, neighbourhood and category. */
  public static final long RECORDED_CELLS = 50_000_000;

  /** Lines that a plan may hold. */
  public static final long PLAN_LINES = 20_000_000;

  /** Steps of a horizon, a decade of weeks. */
  public static final int HORIZON_STEPS = 520;

  /** Steps that a lag kernel reaches back: a quarter of weeks. */
  public static final int LAGS = 13;

  /** Levels of nesting in a document: 20. */
  public static final int NESTING = 20;

  /** Scenario files of a case. */
  public static final int SCENARIOS = 1_000;

  private Limits() {}
}
