package marshal.model.intervention;

import java.util.Optional;

/**
 * What an intervention changes in one demand stream.
 *
 * @param stream id of the stream
 * @param change relative change of the incidents that the intervention reaches
 * @param reach share of the stream's incidents that full coverage can touch, 0 to 1
 * @param reachFigure figure of each neighbourhood that multiplies the reach; empty for one reach
 * @param triggeredOnly true if only incidents triggered by earlier ones are changed
 */
public record Effect(
    String stream,
    RelativeEffect change,
    double reach,
    Optional<String> reachFigure,
    boolean triggeredOnly) {

  /** Checks the reach. */
  public Effect {
    if (!(reach >= 0 && reach <= 1)) {
      throw new IllegalArgumentException(
          "The reach of an effect on '%s' is %s; it must be from 0 to 1.".formatted(stream, reach));
    }
  }

  /**
   * Returns the log reduction of a neighbourhood's incidents at full coverage.
   *
   * @param riskRatio ratio of risks among the incidents reached
   * @param reachHere share of the neighbourhood's incidents that full coverage touches
   * @return -ln(1 - reach (1 - risk ratio)); negative where the intervention does harm
   */
  public static double logReduction(double riskRatio, double reachHere) {
    return -Math.log1p(-reachHere * (1 - riskRatio));
  }
}
