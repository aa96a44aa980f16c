/**
 * Random numbers that are functions of their address: a draw depends on the master seed, its
 * purpose and its indices, never on how many draws came before.
 *
 * <p>Start with {@link marshal.model.random.UniformSource}. {@link marshal.model.random.Philox4x32}
 * is the generator beneath it, and {@link marshal.model.random.StableHash} turns the code of a
 * neighbourhood or the name of a stream into an index that adding others does not move.
 */
package marshal.model.random;
