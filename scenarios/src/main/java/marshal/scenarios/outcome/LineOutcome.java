package marshal.scenarios.outcome;

/**
 * One line of a plan and what it does, in the index that the plan was made under.
 *
 * @param intervention id of the intervention
 * @param neighbourhood code of the neighbourhood, or {@code city}
 * @param period number of the period, from 1
 * @param units units bought
 * @param committedUnits units of them that were promised before the plan was made
 * @param costPence what they cost
 * @param averts part of the harm averted that its added units have: the parts of all lines add up
 *     to the plan's
 * @param lastUnitAverts what its last unit averts; 0 where all its units are committed
 * @param nextUnitAverts what one more unit would avert, whether or not there is room for it
 */
public record LineOutcome(
    String intervention,
    String neighbourhood,
    int period,
    int units,
    int committedUnits,
    long costPence,
    double averts,
    double lastUnitAverts,
    double nextUnitAverts) {

  /** Returns the units that the plan adds to what is committed. */
  public int addedUnits() {
    return units - committedUnits;
  }

  /** Returns what the committed units cost. */
  public long committedPence() {
    return units == 0 ? 0 : costPence / units * committedUnits;
  }

  /** Returns what the added units cost. */
  public long addedPence() {
    return costPence - committedPence();
  }
}
