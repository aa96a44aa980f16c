/**
 * Plans made by buying what averts most harm for its price, one lump at a time.
 *
 * <p>Start with {@link marshal.solver.greedy.LazyGreedy}.
 */
package marshal.solver.greedy;
