/**
 * Benchmark suites: which methods find plans for which instances.
 *
 * <p>Start with {@link marshal.benchmarks.suite.SuiteFile}.
 */
package marshal.benchmarks.suite;
