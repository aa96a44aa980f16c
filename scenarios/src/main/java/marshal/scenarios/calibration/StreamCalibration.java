package marshal.scenarios.calibration;

import java.util.Optional;
import marshal.model.fit.FittedStream;

/**
 * The fit of one stream.
 *
 * @param stream id of the stream
 * @param name name for people
 * @param incidents recorded incidents of its categories in the months fitted
 * @param fit the fit
 * @param scored how well it forecasts one step ahead; empty where no step can tell
 */
public record StreamCalibration(
    String stream, String name, long incidents, FittedStream fit, Optional<ScoredSteps> scored) {}
