package marshal.model.random;

import java.nio.charset.StandardCharsets;

/**
 * Turns a name into 64 bits that are the same on every machine, in every version and in any
 * company.
 *
 * <p>The algorithm is FNV-1a, 64 bits, over the UTF-8 bytes of the name: start from {@code
 * cbf29ce484222325}; for each byte, exclusive-or it in and multiply by {@code 100000001b3}. Among
 * 35,000 names the chance of any two colliding is about 3e-11.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-eastlake-fnv/">Fowler, Noll and Vo, The FNV
 *     non-cryptographic hash algorithm</a>
 */
public final class StableHash {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private StableHash() {}

  /**
   * Returns the hash of a name.
   *
   * @param name any text; an empty one hashes to the offset basis
   * @return 64 well-spread bits
   */
  public static long of(String name) {
    long hash = OFFSET_BASIS;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * PRIME;
    }
    return hash;
  }

  /**
   * Spreads every bit of a number over all 64 (the finaliser of SplitMix64, a bijection).
   *
   * @param value any number
   * @return the mixed number
   * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood (2014)</a>
   */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
