/**
 * What is best: from a case and its worlds to the plan that averts the most harm.
 *
 * <p>Start with {@link marshal.solver.Allocator}.
 */
package marshal.solver;
