package marshal.results.report;

import java.util.List;
import marshal.results.json.SensitivityDocument;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** What one figure at a time does to a plan's result. */
final class SensitivitySection {

  private static final int MOST_FACTORS = 16;

  private SensitivitySection() {}

  static Element of(Page page, SensitivityDocument document) {
    String unit = document.unit();
    DataTable.Builder table =
        DataTable.of("sensitivity-table", "One figure at a time")
            .column("figure", Kind.WORDS)
            .column("low", Kind.WORDS)
            .column("averted_low", "averts then, " + unit, Kind.AMOUNT)
            .column("high", Kind.WORDS)
            .column("averted_high", "averts then, " + unit, Kind.AMOUNT)
            .column("switches_at", "ranking switches at", Kind.WORDS)
            .column("rests", Kind.WORDS);
    for (SensitivityDocument.Factor factor : document.factors()) {
      table.row(
          factor.name(),
          factor.low(),
          factor.avertedLow(),
          factor.high(),
          factor.avertedHigh(),
          factor.switchesAt(),
          factor.assumption() ? "on an assumption" : "on a source");
    }
    List<Drawing.Swing> swings =
        document.factors().stream()
            .filter(f -> f.avertedLow().isPresent() && f.avertedHigh().isPresent())
            .limit(MOST_FACTORS)
            .map(
                f ->
                    new Drawing.Swing(
                        f.name() + (f.assumption() ? " *" : ""),
                        Words.value(f.avertedLow()),
                        Words.value(f.avertedHigh()),
                        f.low(),
                        f.high()))
            .toList();
    Element section = Element.row();
    section.add(Words.intro(String.join(" ", document.mostImportant())));
    return section.add(
        page.chart(
            new Chart(
                "chart-sensitivity",
                "What each figure does to harm averted",
                "Each bar moves one figure from its low end to its high end, the most important"
                    + " first; the table has them all, and where the ranking of the plan (%s) and"
                        .formatted(document.plan())
                    + " the other (%s) would switch. An asterisk marks an assumption."
                        .formatted(document.against()),
                60 + 24 * swings.size(),
                new Drawing.Tornado(unit, Words.value(document.averted()), swings),
                table.build())));
  }
}
