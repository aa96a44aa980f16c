package marshal.model.random;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Random numbers by address: one master seed, a purpose, and up to three indices name a draw.
 *
 * <p>The same address always gives the same number, and no draw depends on whether another was
 * made, so draws can be made in any order, on any thread, and new ones added without moving the
 * old. Immutable and safe for any number of threads.
 */
public final class UniformSource {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final long ONE = 0x3ff0000000000000L;

  private final long key;

  private UniformSource(long key) {
    this.key = key;
  }

  /**
   * Returns the source of one purpose.
   *
   * @param seed the master seed of the run, any number
   * @param purpose what the numbers are for, such as "paths"; other purposes are independent of it
   * @return the source
   */
  public static UniformSource of(long seed, String purpose) {
    return new UniformSource(StableHash.mix(StableHash.mix(seed) ^ StableHash.of(purpose)));
  }

  /**
   * Returns the source of one part of this purpose, such as one stream, independent of all others.
   *
   * @param part a number that names the part, such as the {@link StableHash} of a stream
   * @return the source of the part
   */
  public UniformSource part(long part) {
    return new UniformSource(StableHash.mix(key ^ StableHash.mix(part)));
  }

  /** Returns the key of the generator: word 0 in the low 32 bits, word 1 in the high ones. */
  public long key() {
    return key;
  }

  /**
   * Returns 64 random bits. A block of the generator serves two neighbouring values of {@code b}:
   * its words 0 and 1 the even, its words 2 and 3 the odd.
   *
   * @param a first index, for instance the {@link StableHash} of a neighbourhood's code
   * @param b second index, for instance a step
   * @param c third index, for instance a path
   * @return the bits
   */
  public long bits(long a, int b, int c) {
    int[] block = new int[4];
    Philox4x32.block((int) a, (int) (a >>> 32), b >>> 1, c, (int) key, (int) (key >>> 32), block);
    int low = (b & 1) << 1;
    return (block[low] & 0xFFFFFFFFL) | ((long) block[low + 1] << 32);
  }

  /**
   * Writes the {@link #bits(long, int, int)} of many first indices, for two neighbouring values of
   * the second at once; far faster than one by one.
   *
   * @param a the first indices
   * @param count how many of them
   * @param evenB the second index, even
   * @param c third index
   * @param even receives the bits at {@code evenB}
   * @param odd receives the bits at {@code evenB + 1}
   */
  public void pairs(long[] a, int count, int evenB, int c, long[] even, long[] odd) {
    Philox4x32.blocks(a, count, evenB >>> 1, c, key, even, odd);
  }

  /**
   * Returns a uniform number inside 0..1.
   *
   * @param a first index
   * @param b second index
   * @param c third index
   * @return an odd multiple of 2^-53, so neither 0 nor 1
   */
  public double uniform(long a, int b, int c) {
    return toUniform(bits(a, b, c));
  }

  /**
   * Returns a uniform number inside 0..1.
   *
   * @param index the index of the draw
   * @return an odd multiple of 2^-53, so neither 0 nor 1
   */
  public double uniform(long index) {
    return uniform(index, 0, 0);
  }

  /**
   * Returns a standard normal deviate, the inverse of the distribution function at {@link
   * #uniform(long, int, int)}.
   *
   * @param a first index
   * @param b second index
   * @param c third index
   * @return a number within -8.3..8.3
   */
  public double normal(long a, int b, int c) {
    return NORMAL.inverseCumulativeProbability(uniform(a, b, c));
  }

  /**
   * Returns a standard normal deviate.
   *
   * @param index the index of the draw
   * @return a number within -8.3..8.3
   */
  public double normal(long index) {
    return normal(index, 0, 0);
  }

  /**
   * Returns the uniform number that 64 random bits stand for: the upper 52 and a half.
   *
   * @param bits random bits
   * @return an odd multiple of 2^-53 inside 0..1; its complement to 1 is exact too
   */
  public static double toUniform(long bits) {
    return Double.longBitsToDouble(ONE | (bits >>> 12)) - (1 - 0x1p-53);
  }
}
