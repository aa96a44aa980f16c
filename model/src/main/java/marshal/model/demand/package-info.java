/**
 * What happens if nothing is done: the demand streams and their fitted level, seasons and
 * self-excitation.
 */
package marshal.model.demand;
