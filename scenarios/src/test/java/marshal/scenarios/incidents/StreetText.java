package marshal.scenarios.incidents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Made-up street-level files in text notation. */
final class StreetText {

  static final String HEADER =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
          + "Crime type,Last outcome category,Context\n";

  /** Three LSOAs in two wards. */
  static final LookupLocator LOOKUP = LookupLocator.of(Map.of("X1", "WA", "X2", "WA", "X3", "WB"));

  private StreetText() {}

  static String row(String id, String month, String lsoa, String type) {
    return row(id, month, lsoa, type, "");
  }

  static String row(String id, String month, String lsoa, String type, String outcome) {
    return String.join(
            ",",
            id,
            month,
            "P",
            "P",
            "0.5",
            "0.5",
            "On or near A Road",
            lsoa,
            "Anytown 001A",
            type,
            outcome,
            "")
        + "\n";
  }

  static Path write(Path folder, String name, String text) {
    return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path write(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream output = new GZIPOutputStream(packed)) {
      output.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] zip(Map<String, String> textByName) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream output = new ZipOutputStream(packed)) {
      for (Map.Entry<String, String> entry : textByName.entrySet()) {
        output.putNextEntry(new ZipEntry(entry.getKey()));
        output.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static Path resource(String name) {
    try {
      return Path.of(StreetText.class.getResource("/policeuk/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
