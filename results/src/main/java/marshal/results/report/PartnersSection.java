package marshal.results.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marshal.results.export.PartnerTables;
import marshal.results.export.RunTables;
import marshal.results.json.PartnersDocument;
import marshal.results.json.PlanDocument;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;

/** Who pays for a plan and who gains from it. */
final class PartnersSection {

  private static final int ROW_PIXELS = 26;
  private static final int FRAME_PIXELS = 60;

  private PartnersSection() {}

  /**
   * Returns the section of a page about one plan: streams of funding, partners, staff.
   *
   * @param page the page that it is for
   * @param document the plan
   * @param tables its tables
   */
  static Element of(Page page, PlanDocument document, RunTables tables) {
    Element section =
        Element.row()
            .add(
                Words.intro(
                    "Each stream of funding: what was committed before, what the plan spends of the"
                        + " rest, and what one more pound would avert; then what partners pay and"
                        + " gain."))
            .add(page.chart(funding(document)))
            .add(Words.table(tables.money().funding()));
    tables
        .partners()
        .ifPresent(partners -> section.add(of(partners, document.budget().promisedUnits())));
    return section.add(
        Words.folded("Staff time, pool by pool", Words.table(tables.money().staff())));
  }

  private static Chart funding(PlanDocument document) {
    List<PlanDocument.Funding> streams =
        PlanReport.largestFirst(
            document.budget().byStream(), stream -> stream.amount().doubleValue());
    List<Optional<Double>> committed = new ArrayList<>();
    List<Optional<Double>> spent = new ArrayList<>();
    List<Optional<Double>> left = new ArrayList<>();
    DataTable.Builder table =
        DataTable.of("funding-table", "Where each stream's money goes")
            .column("stream", Kind.WORDS)
            .column("committed", Kind.POUNDS)
            .column("spent", Kind.POUNDS)
            .column("left", Kind.POUNDS);
    for (PlanDocument.Funding stream : streams) {
      BigDecimal used = stream.spent().orElse(BigDecimal.ZERO);
      BigDecimal rest = stream.available().subtract(used);
      committed.add(Optional.of(stream.committed().doubleValue()));
      spent.add(Optional.of(used.doubleValue()));
      left.add(Optional.of(rest.doubleValue()));
      table.row(stream.name(), stream.committed(), used, rest);
    }
    return new Chart(
        "chart-funding",
        "Where each stream's money goes",
        "Committed in money before, spent by the plan, and left over.",
        FRAME_PIXELS + ROW_PIXELS * streams.size(),
        new Drawing.Bars(
            "£",
            streams.stream().map(PlanDocument.Funding::name).toList(),
            List.of(
                new Drawing.Series("spent by the plan", spent, false),
                new Drawing.Series("left over", left, false),
                new Drawing.Series("committed before", committed, true)),
            true),
        table.build());
  }

  private static Element of(PartnersDocument partners, Optional<BigDecimal> promisedUnits) {
    Element section = tables(partners);
    promisedUnits
        .filter(promised -> promised.signum() > 0)
        .ifPresent(
            promised ->
                section.add(
                    Element.of("p", "soft")
                        .text(
                            "What partners pay holds %s for what was promised before; gains are those of the rest alone."
                                .formatted(Figures.wholePounds(promised.doubleValue())))));
    return section;
  }

  private static Element tables(PartnersDocument partners) {
    DataTable pays = PartnerTables.pays("pays", "Who pays", partners);
    DataTable gains = PartnerTables.gains("gains", "Who gains", partners);
    Element tables = Words.pair(Words.named(pays));
    DataTable kinds = PartnerTables.kinds("gains-kinds", "What kind of gain", partners);
    if (!gains.rows().isEmpty()) {
      tables.add(Element.of("div").add(Words.named(gains)).add(Words.named(kinds)));
    }
    Element section = Element.row().add(tables);
    List<String> notes = partners.avoidedCost().notes();
    notes.forEach(note -> section.add(Element.of("p", "soft").text(note)));
    return section;
  }
}
