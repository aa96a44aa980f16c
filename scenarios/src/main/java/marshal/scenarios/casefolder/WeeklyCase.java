package marshal.scenarios.casefolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import marshal.model.time.StepLength;
import marshal.scenarios.fitted.DemandFile;

/**
 * Turns a case folder that plans in months into one that plans in weeks.
 *
 * <p>A period keeps its part of the year, and the plan begins on a Monday, as weeks do in ISO 8601.
 * Months cannot be split into weeks: the crime recorded in them, what was fitted to it, and what
 * case.yaml says of these months are left out.
 */
final class WeeklyCase {
  private static final String FIRST_DAY = "firstDay: ";
  private static final String STEPS = "stepsPerPeriod: ";

  private WeeklyCase() {}

  static void turn(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(Contents.CRIME));
    Files.deleteIfExists(folder.resolve(DemandFile.NAME));
    Path file = folder.resolve("case.yaml");
    Files.write(file, inWeeks(Files.readAllLines(file)));
  }

  private static List<String> inWeeks(List<String> months) {
    List<String> weeks = new ArrayList<>();
    boolean ofMonths = false;
    for (String line : months) {
      boolean belongs = line.startsWith(" ") || line.isEmpty();
      ofMonths =
          line.startsWith("training:") || line.startsWith("levelBreaks:") || (ofMonths && belongs);
      if (ofMonths) {
        dropComments(weeks);
      } else {
        weeks.add(inWeeks(line));
      }
    }
    return weeks;
  }

  /** Takes back the comments just before a key that is left out. */
  private static void dropComments(List<String> lines) {
    while (!lines.isEmpty() && lines.get(lines.size() - 1).startsWith("#")) {
      lines.remove(lines.size() - 1);
    }
  }

  private static String inWeeks(String line) {
    if (line.equals("step: month")) {
      return "step: week";
    }
    if (line.startsWith(FIRST_DAY)) {
      LocalDate day = LocalDate.parse(line.substring(FIRST_DAY.length()).strip());
      return FIRST_DAY + day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
    if (line.startsWith(STEPS)) {
      double monthsPerPeriod = Integer.parseInt(line.substring(STEPS.length()).strip());
      double weeksPerMonth =
          (double) StepLength.WEEK.stepsPerYear() / StepLength.MONTH.stepsPerYear();
      return STEPS + Math.round(monthsPerPeriod * weeksPerMonth);
    }
    return line;
  }
}
