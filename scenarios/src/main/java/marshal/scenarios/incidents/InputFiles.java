package marshal.scenarios.incidents;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** What can be said of a file before its content, and of content that the system cannot read. */
final class InputFiles {

  private static final String DOWNLOAD_AGAIN =
      "Maybe the download was interrupted: download it again.";

  private InputFiles() {}

  /** Fails unless there is a file with something in it. */
  static void requireRegularFile(Path file) {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw new InputException(
          Problem.ofFile(name, "there is no such file", "Check the name and the folder."));
    }
    if (Files.isDirectory(file)) {
      throw new InputException(
          Problem.ofFile(name, "expected a file, this is a folder", "Name the files inside it."));
    }
    try {
      if (Files.isRegularFile(file) && Files.size(file) == 0) {
        throw new InputException(Problem.ofFile(name, "the file is empty", DOWNLOAD_AGAIN));
      }
    } catch (IOException e) {
      throw unreadable(name, 0, e);
    }
  }

  /**
   * Returns the failure to read a file as a problem of that file.
   *
   * @param line line that reading had reached, 0 if it is not known
   */
  static InputException unreadable(String file, long line, IOException e) {
    String place = line > 0 ? "after line " + Quantity.of(line) : "";
    String rule;
    String remedy = DOWNLOAD_AGAIN;
    if (e instanceof EOFException) {
      rule = "the compressed data ends too early";
    } else if (e instanceof ZipException) {
      rule = "the compressed data is damaged (" + e.getMessage() + ")";
    } else if (e instanceof AccessDeniedException) {
      rule = "the file may not be read";
      remedy = "Check the permissions of the file.";
    } else {
      rule = "the file cannot be read (" + e.getMessage() + ")";
      remedy = "";
    }
    return new InputException(new Problem(file, place, "", rule, remedy), e);
  }
}
