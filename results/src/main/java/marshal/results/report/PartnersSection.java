package marshal.results.report;

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
  static Element of(PartnersDocument partners) {
    return of("pays", "Who pays", "gains", "Who gains", partners);
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
    if (!gains.rows().isEmpty()) {
      tables.add(Words.named(gains));
    }
    Element section = Element.row().add(tables);
    total(partners.avoidedCost())
        .ifPresent(words -> section.add(Element.of("p", "soft").text(words)));
    List<String> notes = partners.avoidedCost().notes();
    notes.forEach(note -> section.add(Element.of("p", "soft").text(note)));
    return section;
  }

  private static Optional<String> total(PartnersDocument.AvoidedCost avoided) {
    return avoided
        .cashable()
        .map(
            cashable ->
                "Cashable %s, freed capacity %s, value to victims and society %s; all in prices of %s."
                    .formatted(
                        Figures.harm(cashable.doubleValue(), "£"),
                        Figures.harm(Words.value(avoided.capacity()), "£"),
                        Figures.harm(Words.value(avoided.social()), "£"),
                        avoided.priceYear()));
  }
}
