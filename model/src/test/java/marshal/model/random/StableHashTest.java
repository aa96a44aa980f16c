package marshal.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StableHashTest {
  // The first three from the FNV draft's test vectors; the last guards against a change.
  @ParameterizedTest
  @CsvSource({"'', cbf29ce484222325", "a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
  void givesTheKnownHashes(String name, String hash) {
    assertThat(Long.toHexString(StableHash.of(name))).isEqualTo(hash);
  }

  @Test
  void readsLettersBeyondAsciiAsUtf8() {
    // U+00E9 is c3 a9 in UTF-8.
    long expected = 0xcbf29ce484222325L;
    for (int octet : new int[] {0xc3, 0xa9}) {
      expected = (expected ^ octet) * 0x100000001b3L;
    }
    assertThat(StableHash.of("\u00e9")).isEqualTo(expected);
  }

  @Test
  void tellsFiftyThousandCodesApart() {
    assertThat(
            java.util.stream.IntStream.range(0, 50_000)
                .mapToLong(i -> StableHash.of("E010%05d".formatted(i)))
                .distinct()
                .count())
        .isEqualTo(50_000);
  }
}
