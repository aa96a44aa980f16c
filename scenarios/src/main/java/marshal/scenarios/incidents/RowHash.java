package marshal.scenarios.incidents;

/**
 * 64-bit hashes of rows and identifiers, the same in every run.
 *
 * <p>The hash of a row is a sum over its columns, so that files with another order of columns give
 * the same. It guards against chance, not against someone who constructs collisions.
 */
final class RowHash {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private RowHash() {}

  /** Returns the hash of a text, different for each salt. */
  static long of(String text, long salt) {
    long hash = mix(salt + GOLDEN);
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * GOLDEN;
      hash ^= hash >>> 29;
    }
    return mix(hash + text.length());
  }

  /** Returns a number whose bits all depend on all bits of another. */
  static long mix(long value) {
    // Finaliser of SplitMix64: Steele, Lea and Flood (2014), doi:10.1145/2714064.2660195.
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
