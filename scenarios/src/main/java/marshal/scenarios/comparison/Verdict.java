package marshal.scenarios.comparison;

/** Which of two plans averts more. */
public enum Verdict {
  /** The first does. */
  FIRST("first"),
  /** The second does. */
  SECOND("second"),
  /** The worlds do not agree on it. */
  CANNOT_BE_TOLD_APART("cannot be told apart"),
  /** They buy the same. */
  SAME_PLAN("same plan");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** Returns it as documents have it. */
  public String words() {
    return words;
  }
}
