/**
 * The exact reference: mixed-integer programmes and cutting planes, for small convex cases.
 *
 * <p>Start with {@link marshal.benchmarks.exact.CuttingPlanes}.
 */
package marshal.benchmarks.exact;
