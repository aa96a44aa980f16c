package marshal.scenarios.variation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be varied. */
public enum Knob {
  /** The free money of all funding streams: what is beyond the money that is promised. */
  BUDGET,
  /** The amount of one funding stream, or of all. */
  FUNDING,
  /** The price of a unit of one intervention, or of all. */
  PRICE,
  /** The effects of one intervention on the demand streams, with their intervals, or of all. */
  EFFECT,
  /** The hours of one staff pool, or of all. */
  STAFF,
  /** The incidents of one demand stream, or of all. */
  DEMAND;

  /** Returns the word that names it in a command. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether it needs the name of what is varied. */
  public boolean isNamed() {
    return this != BUDGET;
  }

  static Optional<Knob> find(String word) {
    return Arrays.stream(values()).filter(knob -> knob.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Knob::word).toList();
  }
}
