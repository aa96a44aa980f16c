package marshal.solver.search;

/** Why a search ended. */
public enum StoppedBy {
  /** Its time was over. */
  TIME,
  /** It had tried the number of plans it was given. */
  STEPS,
  /** The plan was proven good enough. */
  GAP,
  /** Somebody asked it to end. */
  INTERRUPTED,
  /** There is no line to change. */
  NOTHING_TO_IMPROVE
}
