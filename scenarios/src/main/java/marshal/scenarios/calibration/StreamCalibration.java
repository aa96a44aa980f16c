package marshal.scenarios.calibration;

import marshal.model.fit.FittedStream;

/**
 * The fit of one stream.
 *
 * @param stream id of the stream
 * @param name name for people
 * @param incidents recorded incidents of its categories in the months fitted
 * @param fit the fit
 */
public record StreamCalibration(String stream, String name, long incidents, FittedStream fit) {}
