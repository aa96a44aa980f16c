package marshal.results.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import marshal.results.json.EstimateDocument;
import marshal.results.json.SweepDocument;
import marshal.results.json.SweepDocument.Margin;
import marshal.results.json.SweepDocument.MarginLine;
import marshal.results.json.SweepDocument.Point;
import marshal.results.text.Paragraph;
import marshal.results.text.TextTable;
import marshal.results.text.TextTable.Kind;
import marshal.results.words.Figures;

/** What a sweep comes to, as a terminal shows it. */
public final class SweepSummary {

  private static final int MOST_LINES = 3;

  private final SweepDocument sweep;
  private final boolean inPounds;

  private SweepSummary(SweepDocument sweep) {
    this.sweep = sweep;
    this.inPounds = sweep.unit().equals("£");
  }

  /**
   * Returns the text, of lines of at most a hundred columns.
   *
   * @param sweep the sweep
   * @param folder where it is kept
   */
  public static String of(SweepDocument sweep, String folder) {
    return new SweepSummary(sweep).text(folder);
  }

  private String text(String folder) {
    List<String> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.wrap(
            "%s · %s · harm in %s (%s) · %s"
                .formatted(
                    sweep.caseName(),
                    sweep.scenario(),
                    sweep.unit(),
                    sweep.indexName(),
                    sweep.axes().stream()
                        .map(axis -> axis.name() + " varied")
                        .collect(Collectors.joining(", ")))));
    blocks.add(frontier());
    String infeasible = infeasible();
    if (!infeasible.isEmpty()) {
      blocks.add(infeasible);
    }
    blocks.add(margins());
    if (sweep.axes().size() == 1) {
      blocks.add(changes());
    }
    blocks.add(
        Paragraph.wrap(
            "Every point is judged in the same %s fresh worlds; 80 %% sure of the range shown."
                .formatted(Figures.count(sweep.freshWorlds()))));
    blocks.add("  kept in " + folder + "\n");
    return String.join("\n", blocks);
  }

  private String frontier() {
    List<String> headers = new ArrayList<>();
    List<Kind> kinds = new ArrayList<>();
    sweep
        .axes()
        .forEach(
            axis -> {
              headers.add(axis.name());
              kinds.add(Kind.WORDS);
            });
    String of = inPounds ? "£ 000" : sweep.unit();
    for (String header :
        List.of("free £ 000", "spent £ 000", "averts " + of, "80 % from", "to", "gap %")) {
      headers.add(header);
      kinds.add(Kind.FIGURES);
    }
    TextTable table = new TextTable(headers, kinds);
    for (Point point : sweep.points()) {
      List<String> cells = new ArrayList<>();
      point.percents().forEach(percent -> cells.add(percent.toPlainString() + " %"));
      cells.add(thousands(point.available()));
      cells.add(thousands(point.spent()));
      cells.add(harm(point.averted().flatMap(EstimateDocument::mean)));
      cells.add(harm(point.averted().flatMap(EstimateDocument::low80)));
      cells.add(harm(point.averted().flatMap(EstimateDocument::high80)));
      cells.add(point.gapPercent().map(gap -> Figures.upTo(gap.doubleValue())).orElse("–"));
      table.row(cells);
    }
    return table.toText();
  }

  private static String thousands(Optional<BigDecimal> pounds) {
    return pounds.map(p -> Figures.thousands(p.doubleValue())).orElse("–");
  }

  private String harm(Optional<BigDecimal> harm) {
    return harm.map(
            h -> inPounds ? Figures.thousands(h.doubleValue()) : Figures.plain(h.doubleValue()))
        .orElse("–");
  }

  private String infeasible() {
    StringBuilder text = new StringBuilder();
    for (Point point : sweep.points()) {
      if (point.status().equals(Point.INFEASIBLE)) {
        text.append(
            Paragraph.wrap(
                "At %s no plan keeps every rule: %s"
                    .formatted(sweep.words(point), String.join(" ", point.reasons()))));
      }
    }
    return text.toString();
  }

  private String margins() {
    String nothing = "nothing worth buying";
    String unspent = "money left over";
    return margins("the next £10,000 averts", "most in", "it buys", Point::next, nothing)
        + "\n"
        + margins("£10,000 cut costs", "least in", "given up", Point::firstCut, unspent);
  }

  private String margins(
      String does, String in, String what, Function<Point, Optional<Margin>> of, String otherwise) {
    List<String> headers = new ArrayList<>();
    sweep.axes().forEach(axis -> headers.add(axis.name()));
    List<Kind> kinds = new ArrayList<>(Collections.nCopies(headers.size(), Kind.WORDS));
    headers.addAll(List.of(does, in, what));
    kinds.addAll(List.of(Kind.FIGURES, Kind.WORDS, Kind.NAMES));
    TextTable table = new TextTable(headers, kinds);
    for (Point point : sweep.points()) {
      of.apply(point)
          .ifPresent(
              margin -> {
                List<String> cells = new ArrayList<>();
                point.percents().forEach(percent -> cells.add(percent.toPlainString() + " %"));
                double harm = margin.harm().map(BigDecimal::doubleValue).orElse(Double.NaN);
                cells.add(Figures.harm(harm, sweep.unit()));
                cells.add(margin.name());
                cells.add(margin.lines().isEmpty() ? otherwise : lines(margin));
                table.row(cells);
              });
    }
    return table.toText();
  }

  private static String lines(Margin margin) {
    List<String> named = margin.lines().stream().limit(MOST_LINES).map(SweepSummary::line).toList();
    int more = margin.lines().size() - named.size();
    return String.join("; ", named) + (more > 0 ? "; " + more + " more" : "");
  }

  private static String line(MarginLine line) {
    return "%s%s %s (%s)"
        .formatted(
            line.units() > 0 ? "+" : "−",
            Figures.count(Math.abs(line.units())),
            line.name(),
            line.neighbourhoodName());
  }

  private String changes() {
    StringBuilder text = new StringBuilder("  Where plans change shape:\n");
    for (SweepDocument.Change change : sweep.changes()) {
      text.append(
          Paragraph.wrap(
              "%s to %s: %s."
                  .formatted(percents(change.from()), percents(change.to()), change.words())));
    }
    return sweep.changes().isEmpty() ? "" : text.toString();
  }

  private String percents(int number) {
    return sweep.points().get(number - 1).percents().stream()
        .map(percent -> percent.toPlainString() + " %")
        .collect(Collectors.joining(" × "));
  }
}
