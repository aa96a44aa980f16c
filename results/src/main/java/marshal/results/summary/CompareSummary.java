package marshal.results.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import marshal.results.json.CompareDocument;
import marshal.results.json.CompareDocument.ComparedPlan;
import marshal.results.json.CompareDocument.IndexRanking;
import marshal.results.json.PartnersDocument;
import marshal.results.text.Paragraph;
import marshal.results.text.TextTable;
import marshal.results.text.TextTable.Kind;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;

/** What a comparison comes to, as a terminal shows it. */
public final class CompareSummary {

  private static final int MOST_ROWS = 30;

  private final CompareDocument comparison;
  private final boolean inPounds;

  private CompareSummary(CompareDocument comparison) {
    this.comparison = comparison;
    this.inPounds = comparison.unit().equals("£");
  }

  /** Returns the text, of lines of at most a hundred columns. */
  public static String of(CompareDocument comparison) {
    return new CompareSummary(comparison).text();
  }

  private String text() {
    List<String> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.wrap(
            "%s · %s · harm in %s (%s)"
                .formatted(
                    comparison.caseName(),
                    comparison.scenario(),
                    comparison.unit(),
                    comparison.indexName())));
    blocks.add(plans());
    String violations = violations();
    if (!violations.isEmpty()) {
      blocks.add(violations);
    }
    blocks.add(
        comparison.pairs().stream()
            .map(pair -> Paragraph.wrap(pair.words()))
            .collect(Collectors.joining()));
    blocks.add(
        table(
            "intervention, £ 000 | averts " + unit(),
            comparison.interventions(),
            by -> by.name() + (by.assumption() ? TextTable.MARK : ""),
            (by, plan) -> thousands(Optional.of(by.spent().get(plan))),
            (by, plan) -> harm(by.averts().get(plan))));
    blocks.add(
        table(
            "neighbourhood, £ 000 | averts " + unit(),
            comparison.neighbourhoods(),
            CompareDocument.ByNeighbourhood::name,
            (by, plan) -> thousands(Optional.of(by.spent().get(plan))),
            (by, plan) -> harm(by.harmAverted().get(plan))));
    blocks.add(
        table(
            "averted: incidents | harm " + unit(),
            comparison.streams(),
            CompareDocument.ByStream::name,
            (by, plan) ->
                by.incidentsAverted()
                    .get(plan)
                    .map(n -> Figures.plain(n.doubleValue()))
                    .orElse("–"),
            (by, plan) -> harm(by.harmAverted().get(plan))));
    blocks.add(partners());
    blocks.add(indices());
    if (!comparison.scenarios().isEmpty()) {
      blocks.add(regret());
    }
    String notes = comparison.notes().stream().map(Paragraph::wrap).collect(Collectors.joining());
    blocks.add(
        notes
            + Paragraph.wrap(
                "Judged on the same %s paths in as many worlds. %s"
                    .formatted(Figures.count(comparison.paths()), comparison.criterion()))
            + Paragraph.wrap("* rests in part on an assumption."));
    return String.join("\n", blocks);
  }

  private String unit() {
    return inPounds ? "£ 000" : comparison.unit();
  }

  private static String thousands(Optional<BigDecimal> pounds) {
    return pounds.map(p -> Figures.thousands(p.doubleValue())).orElse("–");
  }

  private String harm(Optional<BigDecimal> harm) {
    return harm.map(
            h -> inPounds ? Figures.thousands(h.doubleValue()) : Figures.plain(h.doubleValue()))
        .orElse("–");
  }

  private String plans() {
    TextTable table =
        new TextTable(
            List.of(
                "", "plan", "spent £ 000", "averts " + unit(), "80 % from", "to", "worst tenth"),
            List.of(
                Kind.WORDS,
                Kind.WORDS,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES));
    for (ComparedPlan plan : comparison.plans()) {
      table.row(
          List.of(
              plan.label(),
              plan.source() + (plan.feasible() ? "" : " (breaks rules)"),
              thousands(Optional.of(plan.spent())),
              harm(plan.averted().mean()),
              harm(plan.averted().low80()),
              harm(plan.averted().high80()),
              harm(plan.worstTenPercentMean())));
    }
    return table.toText();
  }

  private String violations() {
    StringBuilder text = new StringBuilder();
    for (ComparedPlan plan : comparison.plans()) {
      if (!plan.feasible()) {
        text.append(
            Paragraph.wrap(
                "%s breaks %s: %s"
                    .formatted(
                        plan.label(),
                        Plurals.of(plan.violations().size(), "rule"),
                        String.join(" ", plan.violations()))));
      }
    }
    return text.toString();
  }

  /** A figure of one row for one plan. */
  private interface Cell<T> {
    String of(T row, int plan);
  }

  /** Two figures for each plan where there is room for both. */
  private <T> String table(
      String what, List<T> rows, Function<T, String> name, Cell<T> left, Cell<T> right) {
    int count = comparison.plans().size();
    List<String> headers = new ArrayList<>(List.of(what));
    List<Kind> kinds = new ArrayList<>(List.of(Kind.WORDS));
    boolean both = count <= 3;
    for (ComparedPlan plan : comparison.plans()) {
      headers.add(both ? plan.label() + " |" : plan.label());
      if (both) {
        headers.add(plan.label());
      }
    }
    kinds.addAll(Collections.nCopies(headers.size() - 1, Kind.FIGURES));
    TextTable table = new TextTable(headers, kinds);
    for (T row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      List<String> cells = new ArrayList<>(List.of(name.apply(row)));
      for (int plan = 0; plan < count; plan++) {
        if (both) {
          cells.add(left.of(row, plan) + " |");
        }
        cells.add(right.of(row, plan));
      }
      table.row(cells);
    }
    return table.toText()
        + (rows.size() > MOST_ROWS
            ? Paragraph.wrap(rows.size() - MOST_ROWS + " more; --json has all of them.")
            : "");
  }

  /** Who pays in every plan, and what each plan saves whom. */
  private String partners() {
    List<String> headers = new ArrayList<>(List.of("who pays and who gains, £ 000"));
    comparison.plans().forEach(plan -> headers.add(plan.label()));
    List<Kind> kinds = new ArrayList<>(List.of(Kind.WORDS));
    kinds.addAll(Collections.nCopies(comparison.plans().size(), Kind.FIGURES));
    TextTable table = new TextTable(headers, kinds);
    List<PartnersDocument> partners = comparison.partners();
    for (int row = 0; row < partners.get(0).partners().size(); row++) {
      int payer = row;
      List<String> cells = new ArrayList<>();
      cells.add("pays: " + partners.get(0).partners().get(row).name());
      partners.forEach(
          plan -> cells.add(thousands(Optional.of(plan.partners().get(payer).pays()))));
      table.row(cells);
    }
    for (int row = 0; row < partners.get(0).avoidedCost().gains().size(); row++) {
      int agency = row;
      PartnersDocument.Gain gain = partners.get(0).avoidedCost().gains().get(row);
      List<String> cells = new ArrayList<>();
      cells.add("gains: " + gain.name() + (gain.assumption() ? TextTable.MARK : ""));
      partners.forEach(
          plan -> cells.add(thousands(plan.avoidedCost().gains().get(agency).avoided())));
      table.row(cells);
    }
    if (!partners.get(0).avoidedCost().gains().isEmpty()) {
      addGain(table, "in all cashable", PartnersDocument.AvoidedCost::cashable);
      addGain(table, "in all time freed, not cash", PartnersDocument.AvoidedCost::capacity);
      addGain(table, "value to victims and society", PartnersDocument.AvoidedCost::social);
    }
    return table.toText();
  }

  private void addGain(
      TextTable table,
      String name,
      Function<PartnersDocument.AvoidedCost, Optional<BigDecimal>> part) {
    List<String> cells = new ArrayList<>(List.of(name));
    comparison.partners().forEach(plan -> cells.add(thousands(part.apply(plan.avoidedCost()))));
    table.row(cells);
  }

  private String indices() {
    List<String> headers = new ArrayList<>(List.of("averts, by harm index", "unit"));
    comparison.plans().forEach(plan -> headers.add(plan.label()));
    headers.add("best first");
    List<Kind> kinds = new ArrayList<>(List.of(Kind.WORDS, Kind.WORDS));
    kinds.addAll(Collections.nCopies(comparison.plans().size(), Kind.FIGURES));
    // The order of the plans is never cut: it is what the table is for.
    kinds.add(Kind.FIGURES);
    TextTable table = new TextTable(headers, kinds);
    for (IndexRanking index : comparison.indices()) {
      List<String> cells = new ArrayList<>(List.of(index.name(), index.unit()));
      index
          .averted()
          .forEach(
              averted ->
                  cells.add(averted.mean().map(m -> Figures.plain(m.doubleValue())).orElse("–")));
      cells.add(String.join(" ", index.ranking()) + (index.flips() ? " (differs)" : ""));
      table.row(cells);
    }
    return table.toText();
  }

  private String regret() {
    List<String> headers = new ArrayList<>(List.of("falls behind the best, by scenario"));
    comparison.plans().forEach(plan -> headers.add(plan.label()));
    List<Kind> kinds = new ArrayList<>(List.of(Kind.WORDS));
    kinds.addAll(Collections.nCopies(comparison.plans().size(), Kind.FIGURES));
    TextTable table = new TextTable(headers, kinds);
    boolean marked = false;
    for (CompareDocument.ScenarioRegret scenario : comparison.scenarios()) {
      List<String> cells = new ArrayList<>(List.of(scenario.title()));
      for (int plan = 0; plan < comparison.plans().size(); plan++) {
        boolean feasible = scenario.feasible().get(plan);
        marked |= !feasible;
        cells.add(harm(scenario.regret().get(plan)) + (feasible ? "" : " !"));
      }
      table.row(cells);
    }
    List<String> most = new ArrayList<>(List.of("most"));
    comparison.plans().forEach(plan -> most.add(harm(plan.greatestRegret())));
    table.row(most);
    return table.toText()
        + (marked ? Paragraph.wrap("! breaks a rule under that scenario.") : "")
        + Paragraph.wrap(RegretWords.of(comparison.plans(), comparison.scenarios()));
  }
}
