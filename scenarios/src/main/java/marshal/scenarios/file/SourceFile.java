package marshal.scenarios.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import marshal.scenarios.problem.Problem;

/**
 * A file of a case and its name in messages.
 *
 * @param path where it lies
 * @param name its path inside the case folder with forward slashes, for example {@code
 *     scenarios/baseline.yaml}
 */
public record SourceFile(Path path, String name) {

  /** Finds what forbids reading the file at all: its kind or its size. */
  public Optional<Problem> findObstacle(long maxBytes) {
    if (!Files.exists(path)) {
      return Optional.of(Problem.ofFile(name, "the file is missing", "Check its name and folder."));
    }
    if (!Files.isRegularFile(path)) {
      return Optional.of(Problem.ofFile(name, "this is not a plain file", ""));
    }
    try {
      long bytes = Files.size(path);
      if (bytes > maxBytes) {
        return Optional.of(
            new Problem(
                name,
                "",
                bytes + " bytes",
                "the file is larger than " + Sizes.inWords(maxBytes),
                "Check that it is what its name says."));
      }
    } catch (IOException e) {
      return Optional.of(unreadable(e));
    }
    return Optional.empty();
  }

  /** Returns the file's hash (SHA-256) in hexadecimal digits. */
  public String hash() throws IOException {
    MessageDigest digest = sha256();
    digest.update(Files.readAllBytes(path));
    return hex(digest);
  }

  /** Opens the file as checked text; the digest sees every byte that is read. */
  InputStream open(long maxBytes, MessageDigest digest) throws IOException {
    return new CheckedText(
        new BufferedInputStream(new DigestInputStream(Files.newInputStream(path), digest), 1 << 16),
        maxBytes);
  }

  /** Returns the problem that a failure to read means. */
  Problem unreadable(IOException e) {
    if (e instanceof CheckedText.BadTextException bad) {
      return new Problem(name, "line " + bad.line(), bad.value(), bad.getMessage(), bad.remedy());
    }
    if (e instanceof AccessDeniedException) {
      return Problem.ofFile(
          name, "the file may not be read by this user", "Check its permissions.");
    }
    return Problem.ofFile(
        name, "the file cannot be read (" + e.getMessage() + ")", "Check the disk it lies on.");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
