package marshal.results.sweep;

import java.util.List;
import java.util.SortedMap;

/**
 * Everything that the points of a sweep depend on. A sweep goes on only where all of it is the
 * same.
 *
 * @param schemaVersion version of the files of points
 * @param caseId the case
 * @param scenario the scenario
 * @param vary what is varied, with every value
 * @param seed seed of every random number
 * @param worlds worlds of the search
 * @param freshWorlds worlds to judge in
 * @param steps plans tried at each point
 * @param productVersion version of the program
 * @param inputs hash of every input file
 */
record SweepKey(
    int schemaVersion,
    String caseId,
    String scenario,
    List<String> vary,
    long seed,
    int worlds,
    int freshWorlds,
    long steps,
    String productVersion,
    SortedMap<String, String> inputs) {

  static final int SCHEMA_VERSION = 1;
}
