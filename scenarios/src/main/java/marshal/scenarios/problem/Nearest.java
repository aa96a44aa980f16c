package marshal.scenarios.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what a user probably meant by a name that is not known. */
public final class Nearest {

  private Nearest() {}

  /**
   * Finds the known name nearest to a word: fewest letters inserted, dropped or changed, upper and
   * lower case alike, or a name that begins with the word. Nothing is found where more than a third
   * of the letters would have to change.
   */
  public static Optional<String> find(String word, Collection<String> known) {
    String best = null;
    if (word.length() >= 4) {
      String small = word.toLowerCase(Locale.ROOT);
      for (String name : new TreeSet<>(known)) {
        String other = name.toLowerCase(Locale.ROOT);
        if (other.startsWith(small) || (other.length() >= 4 && small.startsWith(other))) {
          best = name;
        }
      }
    }
    int fewest = best == null ? Math.max(2, word.length() / 3) + 1 : 3;
    for (String name : new TreeSet<>(known)) {
      int edits = edits(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), fewest);
      if (edits < fewest && edits < name.length()) {
        fewest = edits;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns a remedy: the nearest known name, or the known names if none is near. */
  public static String remedy(String word, Collection<String> known) {
    Optional<String> nearest = find(word, known);
    if (nearest.isPresent()) {
      return "Did you mean '" + nearest.get() + "'?";
    }
    if (known.isEmpty()) {
      return "";
    }
    TreeSet<String> sorted = new TreeSet<>(known);
    String shown = String.join(", ", sorted.stream().limit(12).toList());
    return "Known are: " + shown + (sorted.size() > 12 ? ", ..." : "") + ".";
  }

  /** Levenshtein distance by rows; lengths too far apart are not compared. */
  private static int edits(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
