package marshal.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marshal.benchmarks.report.SuiteTables;
import marshal.benchmarks.report.SuiteText;
import marshal.results.json.JsonText;

/** A comparison as people and programs read it. */
public final class ComparisonText {

  private ComparisonText() {}

  /** Returns it for a terminal. */
  public static String of(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (Comparison.Row row : comparison.rows()) {
      rows.add(
          List.of(
              row.method() + ", " + row.measure(),
              Integer.toString(row.pairs()),
              figure(row.before()),
              figure(row.after()),
              String.format(
                  Locale.UK,
                  "%+.0f %% (%+.0f to %+.0f)",
                  100 * row.change(),
                  100 * row.low(),
                  100 * row.high()),
              String.format(Locale.UK, "%.2g", row.p()),
              words(row.verdict())));
    }
    StringBuilder text = new StringBuilder();
    text.append("Gaps in percent, cell by cell: the same method, instance, seed and time\n");
    text.append(
        SuiteText.plain(
            new SuiteTables.Table(
                "comparison",
                "",
                "",
                List.of("method", "cells", "before", "now", "change (95 %)", "p", ""),
                rows)));
    List<Comparison.Row> findings = comparison.findings();
    text.append('\n');
    if (findings.isEmpty()) {
      text.append("No difference beyond noise.\n");
    }
    for (Comparison.Row row : findings) {
      text.append(
          "'%s' got %s: %s from %s %% to %s %%.%n"
              .formatted(
                  row.method(),
                  words(row.verdict()),
                  row.measure(),
                  figure(row.before()),
                  figure(row.after()))
              .replace(System.lineSeparator(), "\n"));
    }
    comparison.remarks().forEach(remark -> text.append(remark).append('\n'));
    return text.toString();
  }

  /** What programs read: the rows and the remarks. */
  private record Document(
      int schemaVersion, List<Comparison.Row> comparisons, List<String> remarks) {}

  /** Returns it as JSON. */
  public static String json(Comparison comparison) {
    return JsonText.of(new Document(1, comparison.rows(), comparison.remarks()));
  }

  private static String words(Comparison.Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case SAME -> "the same";
      case TOO_FEW -> "too few cells";
    };
  }

  private static String figure(double percent) {
    return String.format(
        Locale.UK, Math.abs(percent) >= 10 ? "%.1f" : "%.3f", percent == 0 ? 0.0 : percent);
  }
}
