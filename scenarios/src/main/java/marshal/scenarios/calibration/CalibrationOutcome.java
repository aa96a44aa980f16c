package marshal.scenarios.calibration;

import java.util.List;
import marshal.scenarios.fitted.FittedDemand;

/** How a calibration ended. */
public sealed interface CalibrationOutcome {

  /**
   * Every stream was fitted.
   *
   * @param demand the fitted demand
   * @param fits how well, stream by stream
   */
  record Calibrated(FittedDemand demand, List<StreamCalibration> fits)
      implements CalibrationOutcome {

    /** Copies the list. */
    public Calibrated {
      fits = List.copyOf(fits);
    }
  }

  /**
   * A stream could not be fitted, so there is no demand.
   *
   * @param stream id of the stream
   * @param reason why, in one sentence, and on a new line what to try
   */
  record Refused(String stream, String reason) implements CalibrationOutcome {}
}
