package marshal.benchmarks.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a suite came to.
 *
 * @param suite title of the suite
 * @param machine what it ran on
 * @param instances what was found out about each instance, by id
 * @param cells every cell that ran, in order
 * @param complete whether every cell of the suite ran
 */
public record SuiteResults(
    String suite,
    Machine machine,
    Map<String, InstanceResult> instances,
    List<CellResult> cells,
    boolean complete) {

  /** Copies the list. */
  public SuiteResults {
    cells = List.copyOf(cells);
  }

  /** Reads the results that a suite left in a folder. */
  public static SuiteResults read(Path folder) {
    ResultFile file = ResultFile.read(folder);
    return of(file, true);
  }

  static SuiteResults of(ResultFile file, boolean complete) {
    return new SuiteResults(
        file.header().suite(),
        file.header().machine(),
        Map.copyOf(file.instances()),
        file.cells(),
        complete);
  }
}
