package marshal.scenarios.policeuk;

import java.util.List;

/**
 * Says in which neighbourhood a recorded crime lies.
 *
 * <p>Implementations are immutable and safe for use by several threads.
 */
public sealed interface NeighbourhoodLocator permits LookupLocator, BoundaryLocator {

  /** Returned for a row that lies in none of the neighbourhoods. */
  int OUTSIDE = -1;

  /** Returned for a row that does not say where it lies. */
  int NO_LOCATION = -2;

  /** Returns the codes of all neighbourhoods in ascending order, each once. */
  List<String> codes();

  /**
   * Returns the position in {@link #codes()} of the neighbourhood in which a crime lies.
   *
   * @param lsoaCode code of its lower layer super output area; empty if not known
   * @param longitude degrees east, NaN if not known
   * @param latitude degrees north, NaN if not known
   * @return a position, {@link #OUTSIDE} or {@link #NO_LOCATION}
   */
  int locate(String lsoaCode, double longitude, double latitude);

  /** Whether rows are located by their coordinates rather than by their LSOA code. */
  boolean usesCoordinates();
}
