package marshal.scenarios.explanation;

/**
 * Money to move.
 *
 * @param pence how much, more than 0
 * @param from where it comes from
 * @param to where it goes
 */
public record MoneyMove(long pence, MoveEnd from, MoveEnd to) {

  /** Checks the amount. */
  public MoneyMove {
    if (pence <= 0) {
      throw new IllegalArgumentException(
          "Money to move (%d pence) must be more than 0.".formatted(pence));
    }
  }
}
