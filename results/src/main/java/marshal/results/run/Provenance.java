package marshal.results.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a run comes from: all that is needed to compute it again.
 *
 * @param schemaVersion version of this record's keys
 * @param command the command that made it: "plan" or "evaluate"
 * @param caseId the case
 * @param scenario the scenario
 * @param seed seed of every random number
 * @param options settings of the run by name, in words
 * @param stoppedBy what ended the search; empty text if there was none
 * @param generators the random number generators
 * @param productVersion version of Marshal
 * @param javaVersion version of Java
 * @param javaVm name and version of the Java machine
 * @param inputs hash (SHA-256) of every input file as it was read
 * @param outputs hash of every other file of the run
 * @param notCompared places in the result that differ between runs of the same input
 * @param when when it was made and on what; never compared
 */
public record Provenance(
    int schemaVersion,
    String command,
    String caseId,
    String scenario,
    long seed,
    SortedMap<String, String> options,
    String stoppedBy,
    List<String> generators,
    String productVersion,
    String javaVersion,
    String javaVm,
    SortedMap<String, String> inputs,
    SortedMap<String, String> outputs,
    List<String> notCompared,
    When when) {

  /** Command of a run whose plan was searched for. */
  public static final String PLAN = "plan";

  /** Command of a run whose plan somebody wrote. */
  public static final String EVALUATE = "evaluate";

  /** Version of the keys written today. */
  public static final int SCHEMA_VERSION = 1;

  /** The one generator that every random number comes from. */
  public static final List<String> GENERATORS = List.of("Philox4x32-10");

  /** Copies the collections. */
  public Provenance {
    options = copy(options);
    generators = List.copyOf(generators);
    inputs = copy(inputs);
    outputs = copy(outputs);
    notCompared = List.copyOf(notCompared);
  }

  /** Returns name and version of the Java machine that runs this. */
  static String javaVmHere() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  private static SortedMap<String, String> copy(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /**
   * When and on what a run was made.
   *
   * @param started time it started, universal time in ISO 8601
   * @param finished time it was written
   * @param processors processors there were
   * @param processor kind of processor
   * @param operatingSystem name and version of the system
   */
  public record When(
      String started, String finished, int processors, String processor, String operatingSystem) {}
}
