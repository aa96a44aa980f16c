package marshal.scenarios.incidents;

import java.util.List;

/**
 * Says in which neighbourhood a recorded crime lies.
 *
 * <p>Implementations are immutable and safe for use by several threads.
 */
public sealed interface NeighbourhoodLocator permits LookupLocator, BoundaryLocator, NameLocator {

  /** Returned for a row that lies in none of the neighbourhoods. */
  int OUTSIDE = -1;

  /** Returned for a row that does not say where it lies. */
  int NO_LOCATION = -2;

  /** Returns the codes of all neighbourhoods in ascending order, each once. */
  List<String> codes();

  /**
   * Returns the position in {@link #codes()} of the neighbourhood in which a crime lies.
   *
   * @param place code of its lower layer super output area, or the name or code of its
   *     neighbourhood, as the locator knows them; empty if not known
   * @param longitude degrees east, NaN if not known
   * @param latitude degrees north, NaN if not known
   * @return a position, {@link #OUTSIDE} or {@link #NO_LOCATION}
   */
  int locate(String place, double longitude, double latitude);

  /** Whether rows are located by their coordinates rather than by the place they name. */
  boolean usesCoordinates();
}
