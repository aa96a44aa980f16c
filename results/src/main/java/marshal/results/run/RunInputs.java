package marshal.results.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that a plan was made from.
 *
 * @param caseFolder the folder they lie in
 * @param sha256ByFile hash of each as it was read, by its path inside the folder, or by its
 *     absolute path if it lies elsewhere
 */
public record RunInputs(Path caseFolder, SortedMap<String, String> sha256ByFile) {

  /** Copies the map. */
  public RunInputs {
    sha256ByFile = Collections.unmodifiableSortedMap(new TreeMap<>(sha256ByFile));
  }
}
