package marshal.benchmarks.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import marshal.benchmarks.run.CellResult;

/**
 * Figures of one cell. A gap is what a plan still lacks, in percent of the harm that could be
 * averted at most: (harm - bound) / (harm of the committed plan - bound), against the best bound
 * that anything proved on the instance. Before its first plan a method has the committed plan,
 * whose gap is 100 %.
 */
public final class CellMeasures {

  /** Seconds at which gaps are read. */
  public static final List<Double> SECONDS = List.of(1.0, 3.0, 10.0, 30.0);

  /** Gaps in percent whose first time is read. */
  public static final List<Double> LEVELS = List.of(1.0, 0.3, 0.1);

  /** A method that ends a little after its time is not late. */
  private static final double LATE = 1.1;

  private final CellResult cell;
  private final double bound;

  /**
   * Measures a cell.
   *
   * @param cell a cell without a failure
   * @param bound best bound of its instance
   */
  CellMeasures(CellResult cell, double bound) {
    this.cell = cell;
    this.bound = bound;
  }

  /** Returns the cell. */
  public CellResult cell() {
    return cell;
  }

  /** Returns the bound that gaps are measured to. */
  public double bound() {
    return bound;
  }

  private double gapOf(double harm) {
    double possible = cell.harmCommitted() - bound;
    return possible > 0 ? 100 * (harm - bound) / possible : 0;
  }

  /** Returns whether the method took so much longer than its time that what came after is void. */
  public boolean isLate() {
    return cell.seconds() > LATE * cell.timeSeconds();
  }

  /** Returns the gap of the plan in percent; if it came late, of what was there when it was due. */
  public double gap() {
    return isLate() ? gapOfCurve(cell.timeSeconds()) : gapOf(cell.harm().orElseThrow());
  }

  /** Returns the gap after some seconds; from the end of the time on, the gap of the plan. */
  public double gapAt(double seconds) {
    return seconds < cell.timeSeconds() ? gapOfCurve(seconds) : gap();
  }

  private double gapOfCurve(double seconds) {
    double harm = cell.harmCommitted();
    for (List<Double> point : cell.curve()) {
      if (point.get(0) <= seconds) {
        harm = Math.min(harm, point.get(1));
      }
    }
    return gapOf(harm);
  }

  /** Returns the first time at which the gap was a level or less; empty if it never was. */
  public OptionalDouble secondsTo(double percent) {
    for (List<Double> point : cell.curve()) {
      if (gapOf(point.get(1)) <= percent && point.get(0) <= LATE * cell.timeSeconds()) {
        return OptionalDouble.of(point.get(0));
      }
    }
    return OptionalDouble.empty();
  }

  /**
   * Returns the mean gap over the time, in percent: the area under the progress curve by the time.
   */
  public double area() {
    double area = 0;
    double harm = cell.harmCommitted();
    double from = 0;
    for (List<Double> point : cell.curve()) {
      double until = Math.min(point.get(0), cell.timeSeconds());
      area += gapOf(harm) * (until - from);
      from = until;
      harm = Math.min(harm, point.get(1));
    }
    area += gapOf(harm) * (cell.timeSeconds() - from);
    return area / cell.timeSeconds();
  }

  /** Returns the harm averted in fresh worlds, in percent of the committed plan's harm there. */
  public OptionalDouble freshAverted() {
    Optional<Double> committed = cell.freshHarmCommitted();
    return committed.isPresent() && cell.freshHarm().isPresent()
        ? OptionalDouble.of(100 * (1 - cell.freshHarm().get() / committed.get()))
        : OptionalDouble.empty();
  }

  /** Returns the plans tried a second. */
  public double movesPerSecond() {
    return cell.seconds() > 0 ? cell.moves() / cell.seconds() : 0;
  }
}
