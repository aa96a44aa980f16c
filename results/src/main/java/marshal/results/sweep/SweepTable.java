package marshal.results.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marshal.results.json.EstimateDocument;
import marshal.results.json.SweepDocument;

/** The frontier of a sweep as a table: one row for each point. */
public final class SweepTable {

  private SweepTable() {}

  /** Returns the table; what is not known is an empty cell. */
  public static String csv(SweepDocument sweep) {
    StringBuilder csv = new StringBuilder();
    List<String> header = new ArrayList<>(List.of("point"));
    sweep.axes().forEach(axis -> header.add(axis.key() + " %"));
    header.addAll(
        List.of(
            "status",
            "available £",
            "spent £",
            "averted mean",
            "averted low 80",
            "averted high 80",
            "averted low 95",
            "averted high 95",
            "worst tenth mean",
            "gap %",
            "next £10000 to",
            "next £10000 averts",
            "first £10000 cut from",
            "first £10000 cut costs"));
    row(csv, header);
    sweep.points().forEach(point -> row(csv, cells(point)));
    return csv.toString();
  }

  private static List<String> cells(SweepDocument.Point point) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(point.number())));
    point.percents().forEach(percent -> cells.add(percent.toPlainString()));
    cells.add(point.status());
    cells.add(text(point.available()));
    cells.add(text(point.spent()));
    cells.add(text(point.averted().flatMap(EstimateDocument::mean)));
    cells.add(text(point.averted().flatMap(EstimateDocument::low80)));
    cells.add(text(point.averted().flatMap(EstimateDocument::high80)));
    cells.add(text(point.averted().flatMap(EstimateDocument::low95)));
    cells.add(text(point.averted().flatMap(EstimateDocument::high95)));
    cells.add(text(point.worstTenPercentMean()));
    cells.add(text(point.gapPercent()));
    cells.add(point.next().map(SweepDocument.Margin::stream).orElse(""));
    cells.add(text(point.next().flatMap(SweepDocument.Margin::harm)));
    cells.add(point.firstCut().map(SweepDocument.Margin::stream).orElse(""));
    cells.add(text(point.firstCut().flatMap(SweepDocument.Margin::harm)));
    return cells;
  }

  private static String text(Optional<BigDecimal> figure) {
    return figure.map(BigDecimal::toPlainString).orElse("");
  }

  /** Ids hold no comma and no quote. */
  private static void row(StringBuilder csv, List<String> cells) {
    csv.append(String.join(",", cells)).append('\n');
  }
}
