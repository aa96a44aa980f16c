package marshal.scenarios.explanation;

import java.util.List;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.scenarios.outcome.Estimate;

/**
 * What moving money does.
 *
 * @param theCase the case
 * @param space the lines that a plan can hold
 * @param move the money to move
 * @param freedPence what the units taken off had cost: by less than a unit more than asked for, or
 *     all there is
 * @param spentPence what the units put in cost
 * @param changes lines that change, in the order of the plan space
 * @param averted harm that the move averts on the whole, in fresh worlds that both plans share;
 *     negative where it adds harm
 * @param probabilityBetter share of these worlds in which the moved plan has less harm
 * @param avertedInSearch the same as an exact mean in the worlds of the search
 * @param left money that the move leaves unspent in streams where the plan would have spent it, in
 *     the order of the streams
 * @param moved the plan with the money moved; it breaks no rule that the plan did not break
 */
public record MoveExplanation(
    Case theCase,
    PlanSpace space,
    MoneyMove move,
    long freedPence,
    long spentPence,
    List<LineChange> changes,
    Estimate averted,
    double probabilityBetter,
    double avertedInSearch,
    List<LeftOver> left,
    Plan moved) {

  /** Copies the lists. */
  public MoveExplanation {
    changes = List.copyOf(changes);
    left = List.copyOf(left);
  }

  /**
   * A line that changes.
   *
   * @param line its index
   * @param unitsBefore its units in the plan
   * @param unitsAfter its units with the money moved
   */
  public record LineChange(int line, int unitsBefore, int unitsAfter) {}

  /**
   * Money of one stream that the move leaves unspent.
   *
   * @param stream index of the stream
   * @param pence how much more than the plan left of it, more than 0
   * @param paysThere whether the stream may pay for anything that money is moved to
   */
  public record LeftOver(int stream, long pence, boolean paysThere) {}
}
