package marshal.results.report;

import java.util.List;
import java.util.Optional;
import marshal.results.json.CompareDocument;
import marshal.results.json.PartnersDocument;
import marshal.results.page.Element;
import marshal.results.summary.Figures;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

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

  private static Element of(String title, PartnersDocument partners) {
    String id = title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    DataTable.Builder pays =
        DataTable.of("pays-" + id, title + ": who pays")
            .column("partner", Kind.WORDS)
            .column("pays", Kind.POUNDS)
            .column("left", Kind.POUNDS)
            .column("gains", Kind.POUNDS)
            .column("cashable", "of it cashable", Kind.POUNDS);
    partners
        .partners()
        .forEach(p -> pays.row(p.name(), p.pays(), p.left(), p.gains(), p.cashable()));
    DataTable.Builder gains =
        DataTable.of("gains-" + id, title + ": who gains")
            .column("agency", Kind.WORDS)
            .column("avoided", "avoided cost", Kind.POUNDS)
            .column("cashable", "of it cashable", Kind.POUNDS)
            .column("rests", Kind.WORDS);
    partners
        .avoidedCost()
        .gains()
        .forEach(
            gain ->
                gains.row(
                    gain.name(),
                    gain.avoided(),
                    gain.cashable(),
                    gain.assumption() ? "on an assumption" : "on a source"));
    Element tables = Words.pair(Words.named(pays.build()));
    if (!partners.avoidedCost().gains().isEmpty()) {
      tables.add(Words.named(gains.build()));
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
