package marshal.model.intervention;

/**
 * The group that an intervention is aimed at; its size turns units into a dose.
 *
 * @param figure figure of a neighbourhood that the size is in proportion to ({@code "households"},
 *     {@code "population"}, a covariate), or {@code "one"} for one group per place
 * @param perFigure targets per unit of the figure, more than 0
 * @param saturation active units per target at which coverage is 1 - 1/e, more than 0
 */
public record Target(String figure, double perFigure, double saturation) {

  /** Name of the figure that is 1 everywhere. */
  public static final String ONE = "one";

  /** Checks that a dose is finite. */
  public Target {
    if (!(perFigure > 0 && saturation > 0)) {
      throw new IllegalArgumentException(
          "A target needs a size and a saturation above 0, but has %s per %s and %s."
              .formatted(perFigure, figure, saturation));
    }
  }
}
