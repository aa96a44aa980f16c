package marshal.scenarios.incidents;

import static marshal.scenarios.incidents.StreetText.HEADER;
import static marshal.scenarios.incidents.StreetText.LOOKUP;
import static marshal.scenarios.incidents.StreetText.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {

  private static final String ROW = row("1", "2030-01", "X1", "Burglary");

  @TempDir private Path folder;

  private Path file(String name, byte[] bytes) {
    return StreetText.write(folder, name, bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertProblem(Path file, String... parts) {
    assertProblem(ImportOptions.DEFAULT, file, parts);
  }

  private static void assertProblem(ImportOptions options, Path file, String... parts) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> PoliceUkImport.run(List.of(file), LOOKUP, options, ProgressListener.NONE))
        .satisfies(
            e -> assertThat(e.getMessage()).contains(file.toString()).contains(List.of(parts)));
  }

  @Test
  void namesEveryFileThatCannotBeUsed() throws IOException {
    Path missing = folder.resolve("missing.csv");
    Path empty = file("empty.csv", new byte[0]);
    Path good = file("good.csv", bytes(HEADER + ROW));
    Path directory = Files.createDirectory(folder.resolve("folder.csv"));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> PoliceUkImport.run(List.of(missing, empty, good, directory), LOOKUP))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.rule())
                    .containsExactly(
                        "there is no such file",
                        "the file is empty",
                        "expected a file, this is a folder"));
  }

  @Test
  void namesAMissingColumnAndThosePresent() {
    Path file = file("a.csv", bytes("Month,Crime type,LSOA code\n2030-01,Burglary,X1\n"));
    assertProblem(file, "\"Crime ID\" is missing; present are Month, Crime type, LSOA code");
  }

  @Test
  void refusesAColumnNamedTwice() {
    assertProblem(
        file("a.csv", bytes(HEADER.replace("Context", "month") + ROW)),
        "header is \"month\"; each column may be named once");
  }

  @Test
  void namesTheLineOfBytesThatAreNotUtf8() {
    byte[] latin1 =
        (HEADER + ROW + ROW.replace("A Road", "C\u00f4te")).getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(
        file("a.csv", latin1), "line 3 is \"byte 0xF4\"; expected text in UTF-8", "CSV UTF-8");
    assertProblem(
        file("b.csv", HEADER.getBytes(StandardCharsets.UTF_16)),
        "line 1 is \"byte 0xFE\"; expected text in UTF-8");
  }

  @Test
  void stopsAtALineWithoutEndWithoutReadingIt() {
    long[] read = {0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("read in blocks");
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 'x');
            read[0] += length;
            return length;
          }
        };
    StreetTally tally = new StreetTally(LOOKUP, ImportOptions.DEFAULT, ProgressListener.NONE);
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> tally.read(endless, "endless.csv"))
        .withMessageContaining("endless.csv: line 1: the line is longer than 1,048,576 characters");
    assertThat(read[0]).isLessThan(2 << 20);
  }

  @Test
  void stopsAtAQuoteThatIsNeverClosed() {
    String text = HEADER + ROW + "2,2030-01,\"P" + ROW.repeat(20_000);
    assertProblem(file("a.csv", bytes(text)), "a quotation mark is never closed");
    assertProblem(
        file("b.csv", bytes(HEADER + ROW + "2,\"x")), "line 3", "quotation mark is never closed");
    assertProblem(file("c.csv", bytes(HEADER + "2,\"x\"y,\n")), "cannot be split into cells");
  }

  @Test
  void refusesDamagedCompression() {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 5_000; i++) {
      text.append(row(Long.toHexString(random.nextLong()), "2030-01", "X1", "Burglary"));
    }
    byte[] packed = StreetText.gzip(bytes(text.toString()));
    assertProblem(
        file("a.csv.gz", Arrays.copyOf(packed, packed.length / 2)),
        "after line ",
        "ends too early",
        "download it again");
    assertProblem(file("b.csv.gz", Arrays.copyOf(packed, 12)), "ends too early");
    byte[] flipped = packed.clone();
    flipped[packed.length / 2] ^= 0x55;
    assertProblem(file("c.csv.gz", flipped), "c.csv.gz");
    byte[] archive = StreetText.zip(Map.of("2030-01-any-street.csv", text.toString()));
    assertProblem(file("d.zip", Arrays.copyOf(archive, archive.length / 2)), "damaged");
  }

  @Test
  void refusesArchivesWithoutStreetFilesOrWithNamesThatLeaveTheFolder() {
    assertProblem(
        file("a.zip", StreetText.zip(Map.of("2030-01-any-outcomes.csv", "x"))),
        "no entry whose name ends in -street.csv");
    for (String name :
        List.of("../x-street.csv", "a/../../x.txt", "/x-street.csv", "C:\\x", "..\\x-street.csv")) {
      assertProblem(
          file("b.zip", StreetText.zip(Map.of(name, HEADER + ROW))),
          "entry name is \"" + name + "\"",
          "inside the archive's own folder");
    }
  }

  @Test
  void refusesArchivesOfTooManyEntries() {
    assertProblem(
        ImportOptions.DEFAULT.withMaxArchiveEntries(1),
        file("a.zip", StreetText.zip(Map.of("a-street.csv", HEADER, "b-street.csv", HEADER))),
        "the archive has 2 entries; expected 1 or fewer");
  }

  @Test
  void refusesCompressionBombsEarly() {
    byte[] zeros = deflatedZeros(10_240);
    assertThat(zeros).hasSizeLessThan(12 << 20);
    // The directory of a plain archive holds sizes below 4 GB: one such bomb is honest ...
    assertProblem(
        file("honest.zip", handMadeZip(deflatedZeros(4_000), 4_000L << 20)),
        "honest.zip!bomb-street.csv: it unpacks to more than 100 times its packed size");
    // ... and one of 10 GB lies.
    assertProblem(
        file("liar.zip", handMadeZip(zeros, 1_000)),
        "liar.zip!bomb-street.csv: it unpacks to more than the 1,000 bytes it declares");
    byte[] gzip = new byte[zeros.length + 10];
    System.arraycopy(new byte[] {0x1F, (byte) 0x8B, 8}, 0, gzip, 0, 3);
    System.arraycopy(zeros, 0, gzip, 10, zeros.length);
    assertProblem(file("bomb.csv.gz", gzip), "more than 100 times its packed size");
  }

  @Test
  void refusesMoreUnpackedBytesThanTheLimit() {
    Path zip =
        file(
            "a.zip",
            StreetText.zip(Map.of("a-street.csv", HEADER + ROW, "b-street.csv", HEADER + ROW)));
    int one = (HEADER + ROW).length();
    assertProblem(
        ImportOptions.DEFAULT.withMaxUnpackedBytes(2L * one - 1),
        zip,
        "b-street.csv: it unpacks to more than");
    assertThatCode(
            () ->
                PoliceUkImport.run(
                    List.of(zip),
                    LOOKUP,
                    ImportOptions.DEFAULT.withMaxUnpackedBytes(2L * one),
                    ProgressListener.NONE))
        .doesNotThrowAnyException();
  }

  @Test
  void survivesRandomDamage() {
    // Every damaged file gives counts or a problem that names it, never another failure.
    SplittableRandom random = new SplittableRandom(7);
    byte[] text = bytes(HEADER + ROW + row("2", "2030-02", "X3", "\"Drugs\"") + ROW);
    List<byte[]> originals =
        List.of(
            text,
            StreetText.gzip(text),
            StreetText.zip(Map.of("a-street.csv", new String(text, StandardCharsets.UTF_8))));
    String alphabet = ",\"\n\r\0\uFEFF-9\u00ff";
    for (int n = 0; n < 1_500; n++) {
      byte[] damaged = originals.get(n % 3).clone();
      for (int k = random.nextInt(1, 6); k > 0; k--) {
        int at = random.nextInt(damaged.length);
        switch (random.nextInt(3)) {
          case 0 -> damaged[at] = (byte) random.nextInt(256);
          case 1 -> damaged[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
          default -> damaged = Arrays.copyOf(damaged, Math.max(1, at));
        }
      }
      Path file = file("damaged", damaged);
      try {
        PoliceUkImport.run(List.of(file), LOOKUP);
      } catch (InputException e) {
        assertThat(e.problems()).allSatisfy(p -> assertThat(p.file()).startsWith(file.toString()));
      }
    }
  }

  /** Deflates so many mebibytes of zeros by repeating the block of one. */
  private static byte[] deflatedZeros(int mebibytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    byte[] buffer = new byte[1 << 14];
    deflater.setInput(new byte[1 << 20]);
    int first = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
    byte[] block = Arrays.copyOf(buffer, first);
    ByteArrayOutputStream all = new ByteArrayOutputStream(first * mebibytes + 16);
    for (int i = 0; i < mebibytes; i++) {
      all.writeBytes(block);
    }
    deflater.finish();
    all.write(buffer, 0, deflater.deflate(buffer));
    deflater.end();
    return all.toByteArray();
  }

  /** An archive of one entry whose directory declares any size. */
  private static byte[] handMadeZip(byte[] deflated, long declaredBytes) {
    byte[] name = bytes("bomb-street.csv");
    ByteBuffer zip =
        ByteBuffer.allocate(30 + 46 + 22 + 2 * name.length + deflated.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 8);
    zip.putInt(0).putInt(0).putInt(deflated.length).putInt((int) declaredBytes);
    zip.putShort((short) name.length).putShort((short) 0).put(name).put(deflated);
    int directory = zip.position();
    zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) 0);
    zip.putShort((short) 8).putInt(0).putInt(0).putInt(deflated.length).putInt((int) declaredBytes);
    zip.putShort((short) name.length).put(new byte[16]).put(name);
    int end = zip.position();
    zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
    zip.putInt(end - directory).putInt(directory).putShort((short) 0);
    return zip.array();
  }
}
