package marshal.scenarios.forecasting;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to forecast.
 *
 * @param from name of the first step to forecast, such as 2015-04; empty for the one after training
 * @param steps how many steps; empty for a year
 * @param trainUntil name of the last step that may be known; empty for the case's own, or the one
 *     before {@code from} if that is earlier
 * @param score whether to score the forecast against what was recorded
 * @param paths simulated paths of each stream, 100 to 60,000
 * @param seed seed of every random number
 * @param threads threads to simulate on; changes no result
 */
public record ForecastRequest(
    Optional<String> from,
    OptionalInt steps,
    Optional<String> trainUntil,
    boolean score,
    int paths,
    long seed,
    int threads) {
  private static final int MOST_YEARS = 10;
  private static final int FEWEST_PATHS = 100;
  private static final int MOST_PATHS = 60_000;
  private static final int MOST_STEPS = MOST_YEARS * 52;

  /** The year after training, 2,000 paths. */
  public static final ForecastRequest DEFAULT =
      new ForecastRequest(
          Optional.empty(), OptionalInt.empty(), Optional.empty(), false, 2000, 1, 1);

  /** Checks the numbers. */
  public ForecastRequest {
    if (steps.isPresent() && (steps.getAsInt() < 1 || steps.getAsInt() > MOST_STEPS)) {
      throw new IllegalArgumentException(
          "The number of steps to forecast (%d) must be 1 to %d."
              .formatted(steps.getAsInt(), MOST_STEPS));
    }
    if (paths < FEWEST_PATHS || paths > MOST_PATHS) {
      throw new IllegalArgumentException(
          "The number of paths (%d) must be %d to %d.".formatted(paths, FEWEST_PATHS, MOST_PATHS));
    }
  }

  /** Returns a copy that forecasts other steps. */
  public ForecastRequest withHorizon(Optional<String> from, OptionalInt steps) {
    return new ForecastRequest(from, steps, trainUntil, score, paths, seed, threads);
  }

  /** Returns a copy that may know other steps. */
  public ForecastRequest withTrainUntil(Optional<String> lastStep) {
    return new ForecastRequest(from, steps, lastStep, score, paths, seed, threads);
  }

  /** Returns a copy that is scored or not. */
  public ForecastRequest withScore(boolean scored) {
    return new ForecastRequest(from, steps, trainUntil, scored, paths, seed, threads);
  }

  /** Returns a copy with other random numbers. */
  public ForecastRequest withPaths(int paths, long seed, int threads) {
    return new ForecastRequest(from, steps, trainUntil, score, paths, seed, threads);
  }
}
