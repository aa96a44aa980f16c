package marshal.scenarios.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with the files of one attempt, so that a user sees all of it at once.
 *
 * <p>A file that is wrong throughout (another delimiter, another encoding) would drown the rest;
 * past a number of findings only their count is kept.
 */
public final class Problems {

  /** Findings of one file that are reported; the rest is counted. */
  public static final int MOST_REPORTED_PER_FILE = 100;

  private final List<Problem> found = new ArrayList<>();
  private final java.util.Map<String, Integer> countByFile = new java.util.LinkedHashMap<>();

  /** Adds a finding. */
  public void add(Problem problem) {
    if (countByFile.merge(problem.file(), 1, Integer::sum) <= MOST_REPORTED_PER_FILE) {
      found.add(problem);
    }
  }

  /** Adds findings. */
  public void addAll(List<Problem> problems) {
    problems.forEach(this::add);
  }

  /** Returns whether nothing was found. */
  public boolean isEmpty() {
    return countByFile.isEmpty();
  }

  /** Returns the findings in the order they were added, with a last line for those left out. */
  public List<Problem> toList() {
    List<Problem> all = new ArrayList<>(found);
    countByFile.forEach(
        (file, count) -> {
          if (count > MOST_REPORTED_PER_FILE) {
            all.add(
                Problem.ofFile(
                    file,
                    "%d more problems are not shown".formatted(count - MOST_REPORTED_PER_FILE),
                    "Repair the first ones and check again."));
          }
        });
    return List.copyOf(all);
  }

  /**
   * Throws what was found, if anything was.
   *
   * @throws InputException if there is a problem
   */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new InputException(toList());
    }
  }
}
