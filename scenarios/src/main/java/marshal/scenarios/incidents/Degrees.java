package marshal.scenarios.incidents;

/** Reads coordinates. */
final class Degrees {
  static final double MOST_EAST = 180;
  static final double MOST_NORTH = 90;

  private Degrees() {}

  /** Returns degrees, NaN for an empty text and infinity for one that is not degrees. */
  static double parse(String text, double limit) {
    if (text.isBlank()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Math.abs(value) <= limit ? value : Double.POSITIVE_INFINITY;
    } catch (NumberFormatException e) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
