/**
 * From results to figures: gaps, times, areas, intervals, wins.
 *
 * <p>Start with {@link marshal.benchmarks.measure.Measures}.
 */
package marshal.benchmarks.measure;
