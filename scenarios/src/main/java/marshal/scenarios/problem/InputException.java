package marshal.scenarios.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Input that a user can repair: carries every problem that was found, in reading order. */
public final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Creates an exception for the problems found.
   *
   * @throws IllegalArgumentException if there are none
   */
  public InputException(List<Problem> problems) {
    this(problems, null);
  }

  /**
   * Creates an exception for the problems found, with the failure that revealed them.
   *
   * @param cause the failure underneath, or null if there is none
   * @throws IllegalArgumentException if there are no problems
   */
  public InputException(List<Problem> problems, Throwable cause) {
    super(problems.stream().map(Problem::toText).collect(Collectors.joining("\n")), cause);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("An input exception needs at least one problem.");
    }
    this.problems = List.copyOf(problems);
  }

  /** Creates an exception for one problem. */
  public InputException(Problem problem) {
    this(List.of(problem));
  }

  /** Creates an exception for one problem, with the failure that revealed it. */
  public InputException(Problem problem, Throwable cause) {
    this(List.of(problem), cause);
  }

  /** Returns the problems in reading order; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
