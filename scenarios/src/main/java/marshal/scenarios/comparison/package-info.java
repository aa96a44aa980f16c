/**
 * Plans side by side: the same worlds and the same random numbers for all of them.
 *
 * <p>Start with {@link marshal.scenarios.comparison.Comparison}.
 */
package marshal.scenarios.comparison;
