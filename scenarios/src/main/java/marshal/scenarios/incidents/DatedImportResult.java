package marshal.scenarios.incidents;

/**
 * What an import of dated incidents found.
 *
 * @param counts counts by month or week, neighbourhood and category
 * @param report what was read, counted and left out
 */
public record DatedImportResult(RecordedCounts counts, DatedImportReport report) {}
