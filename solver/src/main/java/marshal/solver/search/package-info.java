/**
 * Local search on whole units, run by OptaPlanner; its types leave this package only for the
 * comparisons of the benchmarks.
 *
 * <p>Start with {@link marshal.solver.search.PlanSearch}.
 */
package marshal.solver.search;
