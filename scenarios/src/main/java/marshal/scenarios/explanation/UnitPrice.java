package marshal.scenarios.explanation;

import java.util.List;
import marshal.solver.rules.Limit;

/**
 * What a unit of a line uses, at the prices of the rules: the harm that the same money, hours and
 * room would avert elsewhere.
 *
 * @param costPence what it costs in money
 * @param uses what it draws on
 */
public record UnitPrice(long costPence, List<Use> uses) {

  /** Copies the list. */
  public UnitPrice {
    uses = List.copyOf(uses);
  }

  /**
   * What a unit draws on one limit.
   *
   * @param limit the limit
   * @param amount pence, minutes or units
   * @param averts harm that the amount would avert elsewhere
   */
  public record Use(Limit limit, long amount, double averts) {}

  /** Returns the harm that all it uses would avert elsewhere. */
  public double averts() {
    return uses.stream().mapToDouble(Use::averts).sum();
  }
}
