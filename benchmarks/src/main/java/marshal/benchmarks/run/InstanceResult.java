package marshal.benchmarks.run;

/**
 * What was found out about an instance before its cells.
 *
 * @param instance its id
 * @param neighbourhoods number of neighbourhoods
 * @param lines number of lines of a plan
 * @param worlds worlds that plans are made in
 * @param harmCommitted harm of the committed plan
 * @param bound harm that no plan goes below
 */
public record InstanceResult(
    String instance,
    int neighbourhoods,
    int lines,
    int worlds,
    double harmCommitted,
    double bound) {}
