package marshal.cli;

/** The numbers the program ends with; scripts rely on them, so they never change. */
public final class ExitCode {
  /** The command did what was asked. */
  public static final int DONE = 0;

  /** The command could not do what was asked. */
  public static final int FAILED = 1;

  /** The command line made no sense; nothing was done. */
  public static final int WRONG_USAGE = 2;

  /** The input files have errors; each was named. */
  public static final int INPUT_HAS_ERRORS = 3;

  /** No plan keeps every rule; the smallest relaxation was named. */
  public static final int INFEASIBLE = 4;

  /** The user stopped the command; the best plan so far was kept. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
