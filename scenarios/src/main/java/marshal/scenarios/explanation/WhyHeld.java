package marshal.scenarios.explanation;

/** Why a line has the units that it has. */
public sealed interface WhyHeld {

  /** It has none. */
  record None() implements WhyHeld {}

  /** It has what was promised before the plan was made, and no more. */
  record Promised() implements WhyHeld {}

  /** Its last unit averts at least what its money and hours would avert elsewhere. */
  record WorthItsPrice() implements WhyHeld {}

  /**
   * Its last unit averts less than the price of what it uses, yet no exchange was found that does
   * better: not leaving it out for as much as then fits of any one other line.
   */
  record NothingBetterFits() implements WhyHeld {}

  /**
   * Giving up its last unit for another line would avert more.
   *
   * @param line index of the other line
   * @param units units of it that then fit
   * @param gain harm that the exchange averts
   */
  record ExchangeIsBetter(int line, int units, double gain) implements WhyHeld {}

  /** Its last unit adds harm: the plan is better without. */
  record AddsHarm() implements WhyHeld {}
}
