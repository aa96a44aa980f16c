/**
 * What a plan is wanted for: most harm averted, least money for a target or most net benefit, and
 * how much bad worlds count.
 */
package marshal.solver.objective;
