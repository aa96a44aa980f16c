package marshal.model.random;

/**
 * Philox4x32-10: a block of 128 random bits as a pure function of a 128-bit counter and a 64-bit
 * key.
 *
 * <p>Nothing here has state, so every method is safe for any number of threads.
 *
 * @see <a href="https://doi.org/10.1145/2063384.2063405">Salmon, Moraes, Dror and Shaw (2011),
 *     Parallel random numbers: as easy as 1, 2, 3</a>
 */
public final class Philox4x32 {
  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final long LOW = 0xFFFFFFFFL;

  private Philox4x32() {}

  /**
   * Writes the four words of one block.
   *
   * @param counter0 lowest word of the counter
   * @param counter1 second word of the counter
   * @param counter2 third word of the counter
   * @param counter3 highest word of the counter
   * @param key0 low word of the key
   * @param key1 high word of the key
   * @param block receives the words in its first four places
   */
  public static void block(
      int counter0, int counter1, int counter2, int counter3, int key0, int key1, int[] block) {
    long c0 = counter0 & LOW;
    long c1 = counter1 & LOW;
    long c2 = counter2 & LOW;
    long c3 = counter3 & LOW;
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * c0;
      long product1 = MULTIPLIER_1 * c2;
      c0 = (product1 >>> 32) ^ c1 ^ (k0 & LOW);
      c1 = product1 & LOW;
      c2 = (product0 >>> 32) ^ c3 ^ (k1 & LOW);
      c3 = product0 & LOW;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    block[0] = (int) c0;
    block[1] = (int) c1;
    block[2] = (int) c2;
    block[3] = (int) c3;
  }

  /**
   * Writes one block for each of many counters that differ in their lower half only.
   *
   * @param counters lower halves of the counters: word 0 in the low 32 bits, word 1 in the high
   *     ones
   * @param length how many of them, from the first
   * @param counter2 third word of every counter
   * @param counter3 highest word of every counter
   * @param key the key: word 0 in the low 32 bits, word 1 in the high ones
   * @param first receives words 0 (low) and 1 (high) of each block
   * @param second receives words 2 (low) and 3 (high) of each block
   */
  public static void blocks(
      long[] counters,
      int length,
      int counter2,
      int counter3,
      long key,
      long[] first,
      long[] second) {
    for (int i = 0; i < length; i++) {
      long c0 = counters[i] & LOW;
      long c1 = counters[i] >>> 32;
      long c2 = counter2 & LOW;
      long c3 = counter3 & LOW;
      int k0 = (int) key;
      int k1 = (int) (key >>> 32);
      for (int round = 0; round < ROUNDS; round++) {
        long product0 = MULTIPLIER_0 * c0;
        long product1 = MULTIPLIER_1 * c2;
        c0 = (product1 >>> 32) ^ c1 ^ (k0 & LOW);
        c1 = product1 & LOW;
        c2 = (product0 >>> 32) ^ c3 ^ (k1 & LOW);
        c3 = product0 & LOW;
        k0 += WEYL_0;
        k1 += WEYL_1;
      }
      first[i] = c0 | (c1 << 32);
      second[i] = c2 | (c3 << 32);
    }
  }
}
