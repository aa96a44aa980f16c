package marshal.results.run;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Names of runs: they sort by time and say what they are, for example {@code
 * 20261122-104512-derby-baseline-7f3a}. The time is universal time.
 */
final class RunId {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MAX_NAME_CHARACTERS = 40;
  private static final int HASH_CHARACTERS = 4;

  private RunId() {}

  /**
   * Returns a name.
   *
   * @param hash hash of the run's content in hexadecimal digits, 4 or more
   * @param attempt 0, or more where the names before are taken
   */
  static String of(Instant started, String caseId, String scenario, String hash, int attempt) {
    String name =
        TIME.format(started)
            + "-"
            + plain(caseId)
            + "-"
            + plain(scenario)
            + "-"
            + hash.substring(0, HASH_CHARACTERS);
    return attempt == 0 ? name : name + "-" + (attempt + 1);
  }

  /** Keeps letters and digits that every file system and shell takes as they are. */
  private static String plain(String name) {
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (folded.isEmpty()) {
      return "unnamed";
    }
    return folded.length() <= MAX_NAME_CHARACTERS
        ? folded
        : folded.substring(0, MAX_NAME_CHARACTERS).replaceAll("-+$", "");
  }
}
