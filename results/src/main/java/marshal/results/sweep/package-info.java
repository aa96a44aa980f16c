/**
 * Folders of sweeps: every finished point is kept, so that a sweep that was killed goes on where it
 * was.
 *
 * <p>Start with {@link marshal.results.sweep.SweepFolder}.
 */
package marshal.results.sweep;
