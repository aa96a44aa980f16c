package marshal.results.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import marshal.results.json.SensitivityDocument;
import marshal.results.json.SensitivityDocument.Factor;
import marshal.results.text.Paragraph;
import marshal.results.text.TextTable;
import marshal.results.text.TextTable.Kind;
import marshal.results.words.Figures;

/** What a plan hangs on, as a terminal shows it. */
public final class SensitivitySummary {

  private static final int MOST_ROWS = 25;
  private static final int BAR = 12;

  private final SensitivityDocument sensitivity;
  private final boolean inPounds;

  private SensitivitySummary(SensitivityDocument sensitivity) {
    this.sensitivity = sensitivity;
    this.inPounds = sensitivity.unit().equals("£");
  }

  /** Returns the text, of lines of at most a hundred columns. */
  public static String of(SensitivityDocument sensitivity) {
    return new SensitivitySummary(sensitivity).text();
  }

  private String text() {
    List<String> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.wrap(
            "%s · %s · harm in %s (%s)"
                .formatted(
                    sensitivity.caseName(),
                    sensitivity.scenario(),
                    sensitivity.unit(),
                    sensitivity.indexName())));
    double advantage = figure(sensitivity.advantage());
    blocks.add(
        Paragraph.wrap(
            "The plan (%s) averts %s, %s %s than the other (%s), with every figure as it stands."
                .formatted(
                    sensitivity.plan(),
                    Figures.harm(figure(sensitivity.averted()), sensitivity.unit()),
                    Figures.harm(Math.abs(advantage), sensitivity.unit()),
                    advantage >= 0 ? "more" : "less",
                    sensitivity.against())));
    blocks.add(table());
    blocks.add(
        sensitivity.mostImportant().stream().map(Paragraph::wrap).collect(Collectors.joining()));
    blocks.add(
        Paragraph.wrap(
            "Effects are moved to the ends of their 95 % intervals, displacement to those of its"
                + " range, other figures by the share shown; with another price each plan is cut to"
                + " its money, or buys more. Beyond 'switches at' the other plan is the better one;"
                + " it is looked for up to three standard deviations from the middle of an effect,"
                + " and from nothing to three times any other figure."
                + (sensitivity.factors().stream().anyMatch(Factor::assumption)
                    ? " * rests on an assumption."
                    : "")));
    return String.join("\n", blocks);
  }

  private static double figure(Optional<BigDecimal> figure) {
    return figure.map(BigDecimal::doubleValue).orElse(Double.NaN);
  }

  private String table() {
    String unit = inPounds ? "£ 000" : sensitivity.unit();
    TextTable table =
        new TextTable(
            List.of("averts " + unit, "low", "averts", "high", "averts", "", "switches at"),
            List.of(
                Kind.WORDS,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES,
                Kind.FIGURES));
    List<Factor> factors = sensitivity.factors();
    double widest = factors.stream().mapToDouble(SensitivitySummary::swing).max().orElse(0);
    for (Factor factor : factors.subList(0, Math.min(MOST_ROWS, factors.size()))) {
      table.row(
          List.of(
              factor.name() + (factor.assumption() ? TextTable.MARK : ""),
              plain(factor.low()),
              harm(factor.avertedLow()),
              plain(factor.high()),
              harm(factor.avertedHigh()),
              bar(swing(factor), widest),
              factor.switchesAt().map(SensitivitySummary::plain).orElse("–")));
    }
    return table.toText()
        + (factors.size() > MOST_ROWS
            ? Paragraph.wrap(factors.size() - MOST_ROWS + " smaller ones; --json has all of them.")
            : "");
  }

  private static String plain(String end) {
    return end.replace(" and others", "");
  }

  private static double swing(Factor factor) {
    return Math.abs(figure(factor.avertedHigh()) - figure(factor.avertedLow()));
  }

  private static String bar(double swing, double widest) {
    int filled = widest > 0 ? (int) Math.round(BAR * swing / widest) : 0;
    return "█".repeat(filled) + " ".repeat(BAR - filled);
  }

  private String harm(Optional<BigDecimal> harm) {
    return inPounds ? Figures.thousands(figure(harm)) : Figures.plain(figure(harm));
  }
}
