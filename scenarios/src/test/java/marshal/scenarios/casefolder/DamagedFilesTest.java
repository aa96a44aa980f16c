package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damages files at random: reading either works or says what is wrong, never anything else. */
class DamagedFilesTest {

  private static final int TRIES = 60;

  @TempDir Path temporary;

  static List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(TinyCase.ORIGINAL)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> TinyCase.ORIGINAL.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsOrSaysWhatIsWrong(String file) throws IOException {
    TinyCase tiny = TinyCase.copiedTo(temporary);
    byte[] original = Files.readAllBytes(tiny.folder().resolve(file));
    Random random = new Random(file.hashCode());
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = damage(original, random);
      tiny.write(file, damaged);
      try {
        assertThat(CaseFolder.read(tiny.folder(), "cut-and-more").theCase()).isNotNull();
      } catch (InputException e) {
        assertThat(e.problems()).isNotEmpty();
      } catch (RuntimeException e) {
        throw new AssertionError(
            "Damaged " + file + ":\n" + new String(damaged, StandardCharsets.UTF_8), e);
      }
      assertThat(tiny.check()).isNotNull();
    }
  }

  private static byte[] damage(byte[] original, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] flipped = original.clone();
        for (int k = 0; k <= random.nextInt(3); k++) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
      }
      case 1 -> {
        byte[] replaced = original.clone();
        replaced[random.nextInt(replaced.length)] =
            (byte) "-0.9e:,\"'{}[]#&*!\n\t x".charAt(random.nextInt(21));
        return replaced;
      }
      case 2 -> {
        List<String> lines =
            new ArrayList<>(new String(original, StandardCharsets.UTF_8).lines().toList());
        int line = random.nextInt(lines.size());
        if (random.nextBoolean()) {
          lines.remove(line);
        } else {
          lines.add(random.nextInt(lines.size()), lines.get(line));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      }
      default -> {
        return java.util.Arrays.copyOf(original, random.nextInt(original.length));
      }
    }
  }
}
