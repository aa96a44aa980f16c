/**
 * Local search on whole units, run by OptaPlanner; none of its types leaves this package.
 *
 * <p>Start with {@link marshal.solver.search.PlanSearch}.
 */
package marshal.solver.search;
