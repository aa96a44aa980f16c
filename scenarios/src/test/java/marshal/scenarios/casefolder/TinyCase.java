package marshal.scenarios.casefolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import marshal.scenarios.problem.Problem;

/** A copy of the tiny case to edit, and what checking it says. */
final class TinyCase {

  static final Path ORIGINAL = Path.of("src/test/resources/tiny");

  private final Path folder;

  private TinyCase(Path folder) {
    this.folder = folder;
  }

  static TinyCase copiedTo(Path parent) {
    Path folder = parent.resolve("tiny");
    try (Stream<Path> walk = Files.walk(ORIGINAL)) {
      for (Path source : walk.toList()) {
        Path copy = folder.resolve(ORIGINAL.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(source, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TinyCase(folder);
  }

  Path folder() {
    return folder;
  }

  String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TinyCase write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  TinyCase write(String file, byte[] bytes) {
    try {
      Files.write(folder.resolve(file), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Replaces the first occurrence of a text, which must be there. */
  TinyCase replace(String file, String text, String replacement) {
    String before = text(file);
    int index = before.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException(file + " holds no '" + text + "'.");
    }
    return write(
        file, before.substring(0, index) + replacement + before.substring(index + text.length()));
  }

  TinyCase append(String file, String text) {
    return write(file, text(file) + text);
  }

  TinyCase delete(String file) {
    try {
      Files.delete(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  CaseCheck check() {
    return CaseFolder.validate(folder);
  }

  List<String> problems() {
    return check().problems().stream().map(Problem::toText).toList();
  }

  List<String> warnings() {
    return check().warnings().stream().map(Problem::toText).toList();
  }
}
