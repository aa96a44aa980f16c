package marshal.model.intervention;

import java.util.List;
import java.util.Optional;

/**
 * Where an intervention may be deployed and how much of it.
 *
 * @param cityWide true if it is bought once for the whole city
 * @param codes neighbourhoods where it is offered; empty for all
 * @param whereFigure figure that must be above 0 where it is offered; empty for no such rule
 * @param atMostPerLine most units in one place and period
 * @param atMostPerTarget most units in one place and period per target; infinite for no such rule
 * @param atMostPerPeriod most units in a period over all places
 */
public record Offer(
    boolean cityWide,
    List<String> codes,
    Optional<String> whereFigure,
    int atMostPerLine,
    double atMostPerTarget,
    int atMostPerPeriod) {

  /** Checks the bounds and copies the codes. */
  public Offer {
    codes = List.copyOf(codes);
    if (atMostPerLine < 0 || !(atMostPerTarget >= 0) || atMostPerPeriod < 0) {
      throw new IllegalArgumentException(
          "The most units offered (%d a line, %s a target, %d a period) must be 0 or more."
              .formatted(atMostPerLine, atMostPerTarget, atMostPerPeriod));
    }
  }
}
