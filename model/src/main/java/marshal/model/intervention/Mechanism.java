package marshal.model.intervention;

/**
 * A mechanism that several interventions share, so that their effects do not simply add up: where
 * they meet, the strongest counts in full and each other one for a fraction.
 *
 * @param id name that interventions refer to
 * @param fractionOfOthers share of every other member's log reduction that counts, 0 to 1
 */
public record Mechanism(String id, double fractionOfOthers) {

  /** Checks the fraction. */
  public Mechanism {
    if (!(fractionOfOthers >= 0 && fractionOfOthers <= 1)) {
      throw new IllegalArgumentException(
          "The fraction of mechanism '%s' is %s; it must be from 0 to 1."
              .formatted(id, fractionOfOthers));
    }
  }
}
