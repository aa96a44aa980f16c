package marshal.results.run;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.problem.Problem;

/**
 * What computing a run again came to.
 *
 * @param runId name of the run
 * @param replayed how much was computed again
 * @param made what the run was made with
 * @param now what it was computed again with
 * @param damage files that are not as the run wrote them
 * @param differences figures that came out otherwise, at most {@link #MOST_DIFFERENCES}
 * @param moreDifferences how many more there are
 * @param failure why it could not be computed again, if it could not
 */
public record Verification(
    String runId,
    Replay replayed,
    Environment made,
    Environment now,
    List<Problem> damage,
    List<Difference> differences,
    int moreDifferences,
    Optional<String> failure) {

  /** Differences that are named; the rest is counted. */
  public static final int MOST_DIFFERENCES = 20;

  /** Copies the lists. */
  public Verification {
    damage = List.copyOf(damage);
    differences = List.copyOf(differences);
  }

  /** Returns whether all came out as it was, to the bit. */
  public boolean isSame() {
    return damage.isEmpty() && differences.isEmpty() && failure.isEmpty();
  }

  /** How much of a run was computed again. */
  public enum Replay {
    /** The search, and the judgement of its plan. */
    SEARCH,
    /** The judgement of the stored plan, in the same fresh worlds. */
    JUDGEMENT,
    /** Nothing. */
    NOTHING
  }

  /**
   * What computes.
   *
   * @param product version of Marshal
   * @param java version of Java
   * @param javaVm name and version of the Java machine
   * @param processor kind of processor; empty text where it is not known
   */
  public record Environment(String product, String java, String javaVm, String processor) {}

  /**
   * A figure that came out otherwise.
   *
   * @param file file of the run
   * @param place where in the file: a JSON pointer, or a row of the plan
   * @param stored what stands there; empty if nothing does
   * @param replayed what came out; empty if nothing did
   */
  public record Difference(
      String file, String place, Optional<String> stored, Optional<String> replayed) {}
}
