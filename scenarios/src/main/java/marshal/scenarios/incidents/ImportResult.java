package marshal.scenarios.incidents;

import java.util.Objects;

/**
 * What an import found.
 *
 * @param counts monthly counts by neighbourhood and category
 * @param report what was read, counted, left out and changed
 */
public record ImportResult(RecordedCounts counts, ImportReport report) {

  /** Checks that both are there. */
  public ImportResult {
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(report, "report");
  }
}
