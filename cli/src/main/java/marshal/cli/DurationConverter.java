package marshal.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times as people type them: {@code 5s}, {@code 2m}, {@code 500ms}, {@code 1h}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?(ms|s|m|h)");
  private static final Duration MOST = Duration.ofHours(24);

  @Override
  public Duration convert(String text) {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a time; write it like 500ms, 5s, 2m or 1h");
    }
    long millisPerUnit =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    BigDecimal millis =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(millisPerUnit));
    Duration duration = Duration.ofMillis(millis.longValue());
    if (duration.compareTo(MOST) > 0) {
      throw new TypeConversionException("'" + text + "' is too long; a day is the most");
    }
    return duration;
  }

  /** Returns a time as people type it. */
  static String toText(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
