package marshal.model.plan;

import java.util.Arrays;

/** A plan: whole units for every line of a plan space. */
public final class Plan {

  private final int[] units;

  private Plan(int[] units) {
    this.units = units;
  }

  /**
   * Copies units into a plan.
   *
   * @param units units by line, each 0 or more
   */
  public static Plan of(int... units) {
    for (int unitsOfLine : units) {
      if (unitsOfLine < 0) {
        throw new IllegalArgumentException("A line has " + unitsOfLine + " units; the least is 0.");
      }
    }
    return new Plan(units.clone());
  }

  /** Returns the plan that buys nothing. */
  public static Plan none(PlanSpace space) {
    return new Plan(new int[space.lines()]);
  }

  /** Returns the units of a line. */
  public int units(int line) {
    return units[line];
  }

  /** Returns a copy of all units, by line. */
  public int[] units() {
    return units.clone();
  }

  /** Returns the number of lines. */
  public int lines() {
    return units.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plan plan && Arrays.equals(units, plan.units);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(units);
  }

  @Override
  public String toString() {
    return "Plan" + Arrays.toString(units);
  }
}
