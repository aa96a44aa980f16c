/**
 * Runs suites cell by cell and keeps every result as it comes.
 *
 * <p>Start with {@link marshal.benchmarks.run.SuiteRun}.
 */
package marshal.benchmarks.run;
