package marshal.solver.search;

import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.entity.PlanningPin;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.CountableValueRange;
import org.optaplanner.core.api.domain.valuerange.ValueRangeFactory;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** The planning entity: one line of the plan, whose units are to be found. */
@PlanningEntity
public final class PlannedLine {

  static final String UNITS = "units";

  @PlanningId private Integer line;

  @PlanningVariable(valueRangeProviderRefs = "unitsRange")
  private Integer units;

  /** A line with nothing between its least and its most units never changes. */
  @PlanningPin private boolean pinned;

  @ValueRangeProvider(id = "unitsRange")
  private CountableValueRange<Integer> unitsRange;

  /** For OptaPlanner. */
  PlannedLine() {}

  PlannedLine(int line, int units, int least, int most) {
    this.line = line;
    this.units = units;
    this.pinned = least >= most;
    this.unitsRange = ValueRangeFactory.createIntValueRange(least, most + 1);
  }

  private PlannedLine(PlannedLine other) {
    this.line = other.line;
    this.units = other.units;
    this.pinned = other.pinned;
    this.unitsRange = other.unitsRange;
  }

  PlannedLine copy() {
    return new PlannedLine(this);
  }

  int line() {
    return line;
  }

  int units() {
    return units;
  }

  void setUnits(int unitsOfLine) {
    this.units = unitsOfLine;
  }

  boolean isPinned() {
    return pinned;
  }

  @Override
  public String toString() {
    return "line " + line + ": " + units;
  }
}
