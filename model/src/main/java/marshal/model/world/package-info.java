/**
 * What we do not know: possible worlds, each a draw of every uncertain parameter.
 *
 * <p>Start with {@link marshal.model.world.WorldSampler}.
 */
package marshal.model.world;
