package marshal.scenarios.incidents;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Puts an import report into words. */
final class ImportReportText {

  private final ImportReport report;
  private final ReportLines lines = new ReportLines();

  ImportReportText(ImportReport report) {
    this.report = report;
  }

  String text() {
    lines.paragraph(
        "Counted "
            + ReportLines.number(report.rowsCounted(), "row")
            + " of "
            + Quantity.of(report.rowsRead())
            + " in "
            + ReportLines.number(report.filesRead(), "file")
            + ": "
            + ReportLines.number(report.months().size(), "month")
            + ", "
            + ranges(report.months())
            + ".");
    lines.blank();
    leftOut();
    alike();
    categories();
    months();
    malformed();
    editions();
    if (!report.ignoredEntries().isEmpty()) {
      StringJoiner kinds = new StringJoiner(", ");
      report.ignoredEntries().forEach((kind, n) -> kinds.add(Quantity.of(n) + " " + kind));
      lines.paragraph("Archive entries passed over: " + kinds + ".");
    }
    return lines.text();
  }

  private void leftOut() {
    ImportReport.LeftOut leftOut = report.leftOut();
    lines.count("rows read", report.rowsRead());
    lines.count("- outside the area", leftOut.outside());
    lines.count("- without a location", leftOut.withoutLocation());
    lines.count("- malformed", leftOut.malformed());
    lines.count("- identical to another row, with a Crime ID", leftOut.identical());
    lines.count("- in an earlier file, by Crime ID and month", leftOut.inEarlierFile());
    lines.count("- in an earlier file, without Crime ID", leftOut.inEarlierFileWithoutId());
    lines.count("= counted", report.rowsCounted());
    lines.blank();
  }

  private void alike() {
    ImportReport.KeptThoughAlike alike = report.keptThoughAlike();
    if (alike.sameCrimeId() > 0) {
      lines.paragraph(
          ReportLines.number(alike.sameCrimeId(), "counted row")
              + " with the Crime ID of another row of the month, different in other columns:"
              + " several victims or offences of one event.");
    }
    if (alike.alikeWithoutId() > 0) {
      lines.paragraph(
          ReportLines.number(alike.alikeWithoutId(), "counted row")
              + " without Crime ID, the same in every column as another row: several incidents"
              + " can share a month, a place and a category.");
    }
    if (alike.unchecked() > 0) {
      lines.paragraph(
          "WARNING: "
              + ReportLines.number(alike.unchecked(), "row")
              + " counted without looking for duplicates, because the table of known rows was"
              + " full. Where downloads overlap, some of them may count twice.");
    }
  }

  private void categories() {
    report
        .renamed()
        .forEach(
            (name, rows) ->
                lines.paragraph(
                    "Category \""
                        + name
                        + "\" counted as \""
                        + CrimeCategory.canonicalName(name).orElse(name)
                        + "\": "
                        + ReportLines.number(rows, "row")
                        + "."));
    report
        .unknown()
        .forEach(
            (name, rows) ->
                lines.paragraph(
                    "Category \""
                        + name
                        + "\" is not known and counted under its own name: "
                        + ReportLines.number(rows, "row")
                        + "."));
    if (report.mixesCategoryGenerations()) {
      lines.paragraph(
          "Months before 2013-05 have fewer, wider categories: \"Other theft\" then held bicycle"
              + " theft and theft from the person, \"Public disorder and weapons\" was not yet"
              + " split. Do not compare these across that date.");
    }
  }

  private void months() {
    List<YearMonth> missing = report.missingMonths();
    if (!missing.isEmpty()) {
      lines.paragraph(
          ReportLines.number(missing.size(), "month")
              + " missing between the first and the last: "
              + ranges(missing)
              + ".");
    }
    if (!report.emptyMonths().isEmpty()) {
      lines.paragraph(
          "In the files but without any row inside the area: "
              + ranges(report.emptyMonths())
              + ".");
    }
  }

  private void malformed() {
    if (report.firstMalformed().isEmpty()) {
      return;
    }
    lines.paragraph("Malformed, the first " + report.firstMalformed().size() + ":");
    report.firstMalformed().forEach(problem -> lines.indented(problem.toText()));
  }

  private void editions() {
    report
        .outsideByOwnName()
        .forEach(
            (name, rows) ->
                lines.paragraph(
                    "WARNING: "
                        + ReportLines.number(rows, "row")
                        + " outside the area in LSOAs named \""
                        + name
                        + "\", most of which lie inside. Maybe the lookup is of another edition of"
                        + " LSOAs than the files."));
  }

  /** Joins runs of months: 2014-01 to 2014-11, 2021-03. */
  private static String ranges(List<YearMonth> months) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < months.size(); ) {
      int end = i + 1;
      while (end < months.size() && months.get(end).equals(months.get(end - 1).plusMonths(1))) {
        end++;
      }
      ranges.add(
          end == i + 1 ? months.get(i).toString() : months.get(i) + " to " + months.get(end - 1));
      i = end;
    }
    return String.join(", ", ranges);
  }
}
