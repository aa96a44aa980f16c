package marshal.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import marshal.model.oracle.Oracle;
import marshal.model.oracle.OracleRow;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class Philox4x32Test {
  // Known answers of Random123 (Salmon and others), file kat_vectors, philox4x32 with 10 rounds.
  @Test
  @Oracle(OracleRow.PHILOX)
  void givesTheKnownAnswers() {
    assertThat(block(0, 0, 0, 0, 0, 0))
        .containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    assertThat(block(-1, -1, -1, -1, -1, -1))
        .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    assertThat(block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0))
        .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
  }

  @Test
  @Oracle(value = OracleRow.PHILOX, twin = "a counter, or a key, that is off by one bit")
  void givesOtherWordsForAnotherBit() {
    int[] zero = block(0, 0, 0, 0, 0, 0);
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      for (int word = 0; word < 6; word++) {
        int[] at = new int[6];
        at[word] = 1 << bit;
        int[] other = block(at[0], at[1], at[2], at[3], at[4], at[5]);
        for (int w = 0; w < 4; w++) {
          assertThat(other[w])
              .as("word %d of input %d, bit %d", w, word, bit)
              .isNotEqualTo(zero[w]);
        }
      }
    }
  }

  @Test
  @Oracle(OracleRow.PHILOX)
  void agreesWithCommonsRng() {
    int[] seed = {0x12345678, 0x9abcdef0, 7, 8, 9, 10};
    UniformRandomProvider reference = RandomSource.PHILOX_4X32.create(seed);
    int[] words = new int[400];
    for (int i = 0; i < words.length; i++) {
      words[i] = reference.nextInt();
    }
    for (int b = 0; b < 100; b++) {
      // The library counts on before its first block.
      assertThat(block(8 + b, 8, 9, 10, 0x12345678, 0x9abcdef0))
          .as("block %d", b)
          .containsExactly(words[4 * b], words[4 * b + 1], words[4 * b + 2], words[4 * b + 3]);
    }
  }

  @Test
  void fillsManyBlocksAsItFillsOne() {
    long[] counters = new long[1001];
    for (int i = 0; i < counters.length; i++) {
      counters[i] = StableHash.mix(i);
    }
    long[] first = new long[counters.length];
    long[] second = new long[counters.length];
    Philox4x32.blocks(counters, 1000, -5, 77, 0xfedcba9876543210L, first, second);
    for (int i = 0; i < 1000; i++) {
      int[] block =
          block((int) counters[i], (int) (counters[i] >>> 32), -5, 77, 0x76543210, 0xfedcba98);
      assertThat((int) first[i]).isEqualTo(block[0]);
      assertThat((int) (first[i] >>> 32)).isEqualTo(block[1]);
      assertThat((int) second[i]).isEqualTo(block[2]);
      assertThat((int) (second[i] >>> 32)).isEqualTo(block[3]);
    }
    assertThat(first[1000]).isZero();
  }

  private static int[] block(int c0, int c1, int c2, int c3, int k0, int k1) {
    int[] block = new int[4];
    Philox4x32.block(c0, c1, c2, c3, k0, k1, block);
    return block;
  }
}
