/**
 * Sweeps: the same question asked at many values of a budget, a price, an effect, a staff pool or a
 * demand level, in the same worlds.
 *
 * <p>Start with {@link marshal.scenarios.sweep.Sweep}.
 */
package marshal.scenarios.sweep;
