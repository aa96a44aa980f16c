package marshal.results.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes English plurals of the units that a case names in the singular. */
public final class Plurals {

  private static final Map<String, String> IRREGULAR =
      Map.of(
          "person", "people",
          "child", "children",
          "man", "men",
          "woman", "women",
          "series", "series",
          "premises", "premises",
          "staff", "staff");

  /** What follows these belongs to the noun before: "hour of patrol", "place for a year". */
  private static final List<String> LINKS =
      List.of(" of ", " for ", " per ", " in ", " with ", " on ", " at ", " to ", " from ", " by ");

  private Plurals() {}

  /** Returns a count with its noun: {@code 1 home}, {@code 1,020 homes}. */
  public static String of(long count, String noun) {
    return Figures.count(count) + " " + (count == 1 ? noun : plural(noun));
  }

  /** Returns a count with its noun alone: {@code 3,980 places} of a "place for a quarter". */
  public static String brief(long count, String noun) {
    return of(count, noun.substring(0, endOfNoun(noun)));
  }

  /** Returns the plural of a noun. */
  public static String plural(String noun) {
    int end = endOfNoun(noun);
    int start = noun.lastIndexOf(' ', end - 1) + 1;
    return noun.substring(0, start) + word(noun.substring(start, end)) + noun.substring(end);
  }

  private static int endOfNoun(String noun) {
    int end = noun.length();
    for (String link : LINKS) {
      int at = noun.indexOf(link);
      if (at > 0) {
        end = Math.min(end, at);
      }
    }
    return end;
  }

  private static String word(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (IRREGULAR.containsKey(lower)) {
      return IRREGULAR.get(lower);
    }
    if (!lower.matches(".*[a-z]")) {
      return word;
    }
    if (lower.matches(".*[^aeiou]y")) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return lower.matches(".*(s|x|z|ch|sh)") ? word + "es" : word + "s";
  }
}
