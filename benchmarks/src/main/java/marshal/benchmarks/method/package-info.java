/**
 * Ways to find a plan, all given the same case, worlds and time.
 *
 * <p>Start with {@link marshal.benchmarks.method.Methods}.
 */
package marshal.benchmarks.method;
