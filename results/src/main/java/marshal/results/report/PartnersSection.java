package marshal.results.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marshal.results.export.PartnerTables;
import marshal.results.json.CompareDocument;
import marshal.results.json.PartnersDocument;
import marshal.results.page.Element;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;

/** Who pays for plans and who gains from them. */
final class PartnersSection {

  private PartnersSection() {}

  /** Returns the section of a comparison, a pair of tables for each plan. */
  static Element of(CompareDocument document) {
    Element section = Element.row();
    for (int plan = 0; plan < document.partners().size(); plan++) {
      section.add(of("Plan " + document.plans().get(plan).label(), document.partners().get(plan)));
    }
    return section;
  }

  /** Returns the part of a page about one plan. */
  static Element of(PartnersDocument partners, Optional<BigDecimal> promisedUnits) {
    Element section = of("pays", "Who pays", "gains", "Who gains", partners);
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

  private static Element of(String title, PartnersDocument partners) {
    String id = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    return of("pays-" + id, title + ": who pays", "gains-" + id, title + ": who gains", partners);
  }

  private static Element of(
      String paysId,
      String paysTitle,
      String gainsId,
      String gainsTitle,
      PartnersDocument partners) {
    DataTable pays = PartnerTables.pays(paysId, paysTitle, partners);
    DataTable gains = PartnerTables.gains(gainsId, gainsTitle, partners);
    Element tables = Words.pair(Words.named(pays));
    DataTable kinds = PartnerTables.kinds(gainsId + "-kinds", "What kind of gain", partners);
    if (!gains.rows().isEmpty()) {
      tables.add(Element.of("div").add(Words.named(gains)).add(Words.named(kinds)));
    }
    Element section = Element.row().add(tables);
    List<String> notes = partners.avoidedCost().notes();
    notes.forEach(note -> section.add(Element.of("p", "soft").text(note)));
    return section;
  }
}
