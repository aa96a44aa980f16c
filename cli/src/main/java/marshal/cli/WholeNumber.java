package marshal.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the whole numbers of options, each in its range. */
abstract class WholeNumber implements ITypeConverter<Long> {
  private final long least;
  private final long most;

  private WholeNumber(long least, long most) {
    this.least = least;
    this.most = most;
  }

  @Override
  public Long convert(String text) {
    long number;
    try {
      number = Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number" + range());
    }
    if (number < least || number > most) {
      throw new TypeConversionException("'" + text + "' must be a whole number" + range());
    }
    return number;
  }

  private String range() {
    if (least == Long.MIN_VALUE) {
      return "";
    }
    return most == Long.MAX_VALUE
        ? ", " + least + " or more"
        : String.format(Locale.UK, " from %,d to %,d", least, most);
  }

  /** Any: below zero is as good a seed as above. */
  static final class Any extends WholeNumber {
    Any() {
      super(Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  /** Zero or more. */
  static final class NotNegative extends WholeNumber {
    NotNegative() {
      super(0, Long.MAX_VALUE);
    }
  }

  /** Worlds of a search: every plan is evaluated in each of them. */
  static final class Worlds extends WholeNumber {
    Worlds() {
      super(1, 10_000);
    }
  }

  /** A share in percent, neither none nor all. */
  static final class Share extends WholeNumber {
    Share() {
      super(1, 99);
    }
  }

  /** Points of a range: its two ends at least. */
  static final class Points extends WholeNumber {
    Points() {
      super(2, 400);
    }
  }

  /** Steps of a forecast: ten years of weeks at most. */
  static final class Steps extends WholeNumber {
    Steps() {
      super(1, 520);
    }
  }

  /** Simulated paths of a forecast. */
  static final class Paths extends WholeNumber {
    Paths() {
      super(100, 60_000);
    }
  }

  /** Fresh worlds: fewer than ten say nothing of how sure a result is. */
  static final class FreshWorlds extends WholeNumber {
    FreshWorlds() {
      super(10, 1_000_000);
    }
  }
}
