/**
 * Runs and the folder that keeps them: a run is there whole or not at all.
 *
 * <p>Start with {@link marshal.results.run.RunStore}.
 */
package marshal.results.run;
