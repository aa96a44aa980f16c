package marshal.solver.rules;

import java.util.List;
import java.util.Locale;

/** Amounts and lists as people read them. */
final class Amounts {

  private Amounts() {}

  /** Returns whole pounds without pence, and others with two decimals: £1,234 or £0.50. */
  static String pounds(long pence) {
    return pence % 100 == 0
        ? String.format(Locale.ROOT, "£%,d", pence / 100)
        : String.format(Locale.ROOT, "£%,d.%02d", pence / 100, pence % 100);
  }

  /** Returns hours, and the minutes over whole hours: 12 hours 30 minutes. */
  static String hours(long minutes) {
    String hours = count(minutes / 60, "hour");
    return minutes % 60 == 0 && minutes > 0
        ? hours
        : (minutes < 60 ? "" : hours + " ") + count(minutes % 60, "minute");
  }

  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** Returns 'a', 'b' and 'c'. */
  static String quoted(List<String> ids) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < ids.size(); i++) {
      if (i > 0) {
        words.append(i == ids.size() - 1 ? " and " : ", ");
      }
      words.append('\'').append(ids.get(i)).append('\'');
    }
    return words.toString();
  }
}
