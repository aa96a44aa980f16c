/**
 * The plan in fractions of units, solved by prices; the proof of how good a whole-unit plan is; and
 * the whole-unit plan found from it.
 *
 * <p>Start with {@link marshal.solver.relaxation.Relaxation}.
 */
package marshal.solver.relaxation;
