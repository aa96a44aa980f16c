package marshal.results.table;

import java.math.BigDecimal;
import java.util.Optional;

/** One cell of a table. */
public sealed interface Cell {

  /** A cell with nothing in it: a figure that is not known or does not apply. */
  Cell NONE = new None();

  /** Text. */
  record Words(String text) implements Cell {}

  /** A figure, exact. */
  record Figure(BigDecimal value) implements Cell {}

  /** Nothing. */
  record None() implements Cell {}

  /**
   * Returns the cell of a value.
   *
   * @param value text, a whole number, a decimal, a finite or unknown (NaN) double, a cell, or an
   *     {@link Optional} of one of these
   * @throws IllegalArgumentException if it is something else
   */
  static Cell of(Object value) {
    if (value instanceof Cell cell) {
      return cell;
    }
    if (value instanceof String text) {
      return text.isEmpty() ? NONE : new Words(text);
    }
    if (value instanceof BigDecimal figure) {
      return new Figure(figure);
    }
    if (value instanceof Integer || value instanceof Long) {
      return new Figure(BigDecimal.valueOf(((Number) value).longValue()));
    }
    if (value instanceof Double figure) {
      return Double.isFinite(figure) ? new Figure(BigDecimal.valueOf(figure)) : NONE;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Cell::of).orElse(NONE);
    }
    throw new IllegalArgumentException("A cell cannot hold a " + value.getClass() + ".");
  }
}
