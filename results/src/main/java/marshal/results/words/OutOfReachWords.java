package marshal.results.words;

import marshal.solver.Allocation;

/**
 * Why a target cannot be reached, in words.
 *
 * @param unit unit of the harm index
 * @param reach what was asked for and how much can be averted
 */
public record OutOfReachWords(String unit, Allocation.OutOfReach reach) {

  /** Returns what was asked for and the most that can be averted. */
  public String words() {
    boolean proven = reach.possible() < reach.asked();
    return "No plan %s that averts %s: the most that a plan was found to avert within these rules is %s, and none can avert more than %s."
        .formatted(
            proven ? "can be made" : "was found",
            amount(reach.asked()),
            amount(reach.found()),
            amount(reach.possible()));
  }

  /** Returns what to try. */
  public String remedy() {
    return "Maybe ask for less, such as %s, or give the plan more money or people."
        .formatted(amount(reach.found()));
  }

  private String amount(double harm) {
    String percent =
        reach.forecast() > 0
            ? " (%s)".formatted(Figures.upTo(100 * harm / reach.forecast()) + " %")
            : "";
    return Figures.harm(harm, unit) + percent;
  }
}
