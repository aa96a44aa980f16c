/**
 * The main job: read a case, draw worlds, allocate, judge on fresh worlds.
 *
 * <p>Start with {@link marshal.scenarios.planning.Planning}.
 */
package marshal.scenarios.planning;
