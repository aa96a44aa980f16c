/**
 * Simulated paths of incident counts: what a plan may come to, rather than what it comes to on
 * average.
 *
 * <p>Start with {@link marshal.model.paths.PathSimulator}, which simulates the paths of one stream
 * described by {@link marshal.model.paths.PathInputs}. {@link marshal.model.paths.ParallelPaths}
 * runs many of them into a {@link marshal.model.paths.PathAccumulator}, such as {@link
 * marshal.model.paths.PathTotals} or {@link marshal.model.paths.CountHistograms}. {@link
 * marshal.model.paths.NegativeBinomialQuantile} turns one uniform number into one count.
 */
package marshal.model.paths;
