/**
 * What a plan's worth hangs on: one figure moved at a time.
 *
 * <p>Start with {@link marshal.scenarios.sensitivity.Sensitivity}.
 */
package marshal.scenarios.sensitivity;
