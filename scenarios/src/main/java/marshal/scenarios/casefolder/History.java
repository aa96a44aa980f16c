package marshal.scenarios.casefolder;

import java.util.List;
import marshal.model.area.Area;
import marshal.model.demand.Stream;
import marshal.model.time.StepLength;
import marshal.scenarios.crime.RecordedCrime;

/**
 * What a demand model is fitted on.
 *
 * @param area neighbourhoods and borders
 * @param streams demand streams
 * @param stepLength length of a step
 * @param crime recorded crime; its categories include those of every stream
 * @param trainingFrom first step of the recorded crime to fit on
 * @param trainingUntil step after the last one to fit on
 * @param levelBreaks changes in recording practice
 * @param citySdPerYear standard deviation of the city's level after a year that the case assumes
 * @param neighbourhoodSdPerYear the same for each neighbourhood's own level
 * @param recordedCrimeSha256 hash of recorded-crime.csv in hexadecimal
 */
public record History(
    Area area,
    List<Stream> streams,
    StepLength stepLength,
    RecordedCrime crime,
    int trainingFrom,
    int trainingUntil,
    List<LevelBreak> levelBreaks,
    double citySdPerYear,
    double neighbourhoodSdPerYear,
    String recordedCrimeSha256) {

  /** Copies the lists. */
  public History {
    streams = List.copyOf(streams);
    levelBreaks = List.copyOf(levelBreaks);
  }
}
