package marshal.scenarios.incidents;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import marshal.model.time.StepLength;
import marshal.scenarios.problem.Problem;

/**
 * What an import of dated incidents read, counted and left out; every row read is counted or left
 * out for exactly one reason.
 *
 * @param stepLength whether months or weeks were counted
 * @param filesRead tables read, those in archives included
 * @param rowsRead rows of all files, headers not included
 * @param leftOut rows not counted, by reason
 * @param outsideSpan rows not counted because of their date
 * @param keptThoughAlike rows counted although another row resembles them
 * @param firstMalformed the first few malformed rows
 * @param steps first days of the steps with counts, ascending
 * @param stepsWithout first days of the steps between them that have no incident
 * @param withoutAreEmpty whether in these nothing happened; otherwise they were not recorded
 * @param firstDay day of the first incident counted
 * @param lastDay day of the last
 * @param strangePlaces rows outside the area by the place that they name
 */
public record DatedImportReport(
    StepLength stepLength,
    int filesRead,
    long rowsRead,
    ImportReport.LeftOut leftOut,
    long outsideSpan,
    ImportReport.KeptThoughAlike keptThoughAlike,
    List<Problem> firstMalformed,
    List<LocalDate> steps,
    List<LocalDate> stepsWithout,
    boolean withoutAreEmpty,
    LocalDate firstDay,
    LocalDate lastDay,
    SortedMap<String, Long> strangePlaces) {
  private static final int SHOWN = 8;

  /** Copies the collections. */
  public DatedImportReport {
    firstMalformed = List.copyOf(firstMalformed);
    steps = List.copyOf(steps);
    stepsWithout = List.copyOf(stepsWithout);
    strangePlaces = Collections.unmodifiableSortedMap(new TreeMap<>(strangePlaces));
  }

  /** Returns the number of rows counted. */
  public long rowsCounted() {
    return rowsRead - leftOut.total() - outsideSpan;
  }

  /** Returns the report for people, in lines of at most 100 characters. */
  public String toText() {
    ReportLines lines = new ReportLines();
    String unit = stepLength == StepLength.MONTH ? "month" : "week";
    lines.paragraph(
        "Counted %s of %s in %s: %s, %s to %s."
            .formatted(
                ReportLines.number(rowsCounted(), "row"),
                Quantity.of(rowsRead),
                ReportLines.number(filesRead, "file"),
                ReportLines.number(steps.size(), unit),
                stepLength.name(steps.get(0)),
                stepLength.name(steps.get(steps.size() - 1))));
    lines.blank();
    lines.count("rows read", rowsRead);
    lines.count("- before --from or after --until", outsideSpan);
    lines.count("- outside the area", leftOut.outside());
    lines.count("- without a location", leftOut.withoutLocation());
    lines.count("- malformed", leftOut.malformed());
    lines.count("- identical to another row, with an identifier", leftOut.identical());
    lines.count("- in an earlier file, by identifier", leftOut.inEarlierFile());
    lines.count("- in an earlier file, without identifier", leftOut.inEarlierFileWithoutId());
    lines.count("= counted", rowsCounted());
    lines.blank();
    if (keptThoughAlike.sameCrimeId() > 0) {
      lines.paragraph(
          ReportLines.number(keptThoughAlike.sameCrimeId(), "counted row")
              + " with the identifier of another row of the "
              + unit
              + ", different in other columns.");
    }
    if (keptThoughAlike.unchecked() > 0) {
      lines.paragraph(
          "WARNING: "
              + ReportLines.number(keptThoughAlike.unchecked(), "row")
              + " counted without looking for duplicates, because the table of known rows was"
              + " full.");
    }
    addPlaces(lines);
    addSteps(lines, unit);
    if (!firstMalformed.isEmpty()) {
      lines.paragraph("Malformed, the first " + firstMalformed.size() + ":");
      firstMalformed.forEach(problem -> lines.indented(problem.toText()));
    }
    return lines.text();
  }

  private void addPlaces(ReportLines lines) {
    if (!strangePlaces.isEmpty()) {
      String most =
          strangePlaces.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
              .limit(SHOWN)
              .map(place -> "\"" + place.getKey() + "\" " + Quantity.of(place.getValue()))
              .collect(Collectors.joining(", "));
      lines.paragraph(
          "Places that are no neighbourhood: "
              + most
              + (strangePlaces.size() > SHOWN
                  ? ", and " + Quantity.of(strangePlaces.size() - SHOWN) + " more."
                  : "."));
    }
  }

  private void addSteps(ReportLines lines, String unit) {
    if (!stepsWithout.isEmpty()) {
      lines.paragraph(
          "%s without any incident between the first and the last, %s."
              .formatted(
                  ReportLines.number(stepsWithout.size(), unit),
                  withoutAreEmpty
                      ? "counted as none"
                      : "taken as not recorded; --complete counts them as none"));
    }
    LocalDate end = stepLength.plus(steps.get(steps.size() - 1), 1).minusDays(1);
    lines.paragraph(
        "The first incident is of %s, the last of %s%s"
            .formatted(
                firstDay,
                lastDay,
                lastDay.isBefore(end) || firstDay.isAfter(steps.get(0))
                    ? ". A first or last "
                        + unit
                        + " that is not whole is best left out, with"
                        + " --from and --until."
                    : "."));
  }
}
