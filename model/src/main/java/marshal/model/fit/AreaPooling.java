package marshal.model.fit;

/**
 * Partial pooling of the neighbourhoods' levels: each log level is normal around the stream's own
 * mean, so that a neighbourhood without an incident keeps a finite level.
 *
 * @param spread expected standard deviation of the log levels
 * @param worthAreas how many neighbourhoods that expectation counts for when the spread is
 *     estimated from the data; infinite holds the spread where it is
 * @param meanSpread standard deviation of the stream's mean log level around the log of the mean
 *     count (plus half an incident): wide, it only keeps a stream without incidents finite
 */
public record AreaPooling(double spread, double worthAreas, double meanSpread) {

  /** Checks that all three are positive. */
  public AreaPooling {
    if (!(spread > 0) || !(worthAreas > 0) || !(meanSpread > 0)) {
      throw new IllegalArgumentException(
          "The pooling's spread (%s), worth (%s) and mean spread (%s) must be above 0."
              .formatted(spread, worthAreas, meanSpread));
    }
  }
}
