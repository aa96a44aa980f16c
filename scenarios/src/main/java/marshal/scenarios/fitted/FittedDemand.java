package marshal.scenarios.fitted;

import java.util.List;
import marshal.model.time.StepLength;

/**
 * The fitted demand of a case.
 *
 * @param schemaVersion version of the file format, {@link #SCHEMA_VERSION}
 * @param productVersion version of the program that fitted it
 * @param recordedCrimeSha256 hash of the recorded-crime.csv that it was fitted on, in hexadecimal
 * @param stepLength length of a step
 * @param streams one fit for each demand stream
 */
public record FittedDemand(
    int schemaVersion,
    String productVersion,
    String recordedCrimeSha256,
    StepLength stepLength,
    List<StreamFit> streams) {

  /** Version of the file format that this program reads and writes. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the list. */
  public FittedDemand {
    streams = List.copyOf(streams);
  }
}
