package marshal.scenarios.policeuk;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Puts an import report into words. */
final class ImportReportText {

  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private final ImportReport report;
  private final StringBuilder text = new StringBuilder();

  ImportReportText(ImportReport report) {
    this.report = report;
  }

  String text() {
    paragraph(
        "Counted "
            + count(report.rowsCounted(), "row")
            + " of "
            + Quantity.of(report.rowsRead())
            + " in "
            + count(report.filesRead(), "file")
            + ": "
            + count(report.months().size(), "month")
            + ", "
            + ranges(report.months())
            + ".");
    text.append('\n');
    leftOut();
    alike();
    categories();
    months();
    malformed();
    editions();
    if (!report.ignoredEntries().isEmpty()) {
      StringJoiner kinds = new StringJoiner(", ");
      report.ignoredEntries().forEach((kind, n) -> kinds.add(Quantity.of(n) + " " + kind));
      paragraph("Archive entries passed over: " + kinds + ".");
    }
    return text.toString();
  }

  private void leftOut() {
    ImportReport.LeftOut leftOut = report.leftOut();
    line("rows read", report.rowsRead());
    line("- outside the area", leftOut.outside());
    line("- without a location", leftOut.withoutLocation());
    line("- malformed", leftOut.malformed());
    line("- identical to another row, with a Crime ID", leftOut.identical());
    line("- in an earlier file, by Crime ID and month", leftOut.inEarlierFile());
    line("- in an earlier file, without Crime ID", leftOut.inEarlierFileWithoutId());
    line("= counted", report.rowsCounted());
    text.append('\n');
  }

  private void line(String what, long rows) {
    text.append(String.format(Locale.ROOT, "  %-46s %,14d", what, rows)).append('\n');
  }

  private void alike() {
    ImportReport.KeptThoughAlike alike = report.keptThoughAlike();
    if (alike.sameCrimeId() > 0) {
      paragraph(
          count(alike.sameCrimeId(), "counted row")
              + " with the Crime ID of another row of the month, different in other columns:"
              + " several victims or offences of one event.");
    }
    if (alike.alikeWithoutId() > 0) {
      paragraph(
          count(alike.alikeWithoutId(), "counted row")
              + " without Crime ID, the same in every column as another row: several incidents"
              + " can share a month, a place and a category.");
    }
    if (alike.unchecked() > 0) {
      paragraph(
          "WARNING: "
              + count(alike.unchecked(), "row")
              + " counted without looking for duplicates, because the table of known rows was"
              + " full. Where downloads overlap, some of them may count twice.");
    }
  }

  private void categories() {
    report
        .renamed()
        .forEach(
            (name, rows) ->
                paragraph(
                    "Category \""
                        + name
                        + "\" counted as \""
                        + CrimeCategory.canonicalName(name).orElse(name)
                        + "\": "
                        + count(rows, "row")
                        + "."));
    report
        .unknown()
        .forEach(
            (name, rows) ->
                paragraph(
                    "Category \""
                        + name
                        + "\" is not known and counted under its own name: "
                        + count(rows, "row")
                        + "."));
    if (report.mixesCategoryGenerations()) {
      paragraph(
          "Months before 2013-05 have fewer, wider categories: \"Other theft\" then held bicycle"
              + " theft and theft from the person, \"Public disorder and weapons\" was not yet"
              + " split. Do not compare these across that date.");
    }
  }

  private void months() {
    List<YearMonth> missing = report.missingMonths();
    if (!missing.isEmpty()) {
      paragraph(
          count(missing.size(), "month")
              + " missing between the first and the last: "
              + ranges(missing)
              + ".");
    }
    if (!report.emptyMonths().isEmpty()) {
      paragraph(
          "In the files but without any row inside the area: "
              + ranges(report.emptyMonths())
              + ".");
    }
  }

  private void malformed() {
    if (report.firstMalformed().isEmpty()) {
      return;
    }
    paragraph("Malformed, the first " + report.firstMalformed().size() + ":");
    report.firstMalformed().forEach(problem -> wrapped(problem.toText(), INDENT));
  }

  private void editions() {
    report
        .outsideByOwnName()
        .forEach(
            (name, rows) ->
                paragraph(
                    "WARNING: "
                        + count(rows, "row")
                        + " outside the area in LSOAs named \""
                        + name
                        + "\", most of which lie inside. Maybe the lookup is of another edition of"
                        + " LSOAs than the files."));
  }

  private static String count(long number, String what) {
    return Quantity.of(number) + " " + what + (number == 1 ? "" : "s");
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

  private void paragraph(String sentence) {
    wrapped(sentence, "");
  }

  private void wrapped(String sentence, String indent) {
    int column = 0;
    for (String word : sentence.split("[ \\n]")) {
      // A word that no line can hold, a long path say, is broken.
      String rest = word;
      while (!rest.isEmpty()) {
        int room = WIDTH - indent.length() - INDENT.length();
        String part = rest.substring(0, Math.min(rest.length(), room));
        rest = rest.substring(part.length());
        if (column > 0 && column + 1 + part.length() > WIDTH) {
          text.append('\n');
          column = 0;
        }
        if (column == 0) {
          text.append(indent);
          column = indent.length();
        } else {
          text.append(' ');
          column++;
        }
        text.append(part);
        column += part.length();
      }
    }
    text.append('\n');
  }
}
