package marshal.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import marshal.benchmarks.measure.CellMeasures;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.measure.SignTest;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.page.TableElement;
import marshal.results.table.Cell;
import marshal.results.table.Column;
import marshal.results.table.DataTable;
import marshal.results.words.Plurals;

/** The report of a suite: one page that needs nothing but a browser. */
public final class SuitePage {

  private static final int HEIGHT = 320;

  /** Gaps less than this, in percent, stand on the foot of the drawing. */
  private static final double LEAST_GAP = 0.01;

  private static final double MOST_GAP = 100;

  /** Moments at which a curve is looked at. */
  private static final int MOMENTS = 120;

  /** Pairs below which a count of wins says nothing. */
  private static final int FEW = 6;

  private final Measures measures;
  private final SuiteTables tables;
  private final Page page;

  private SuitePage(Measures measures) {
    this.measures = measures;
    this.tables = new SuiteTables(measures);
    String suite = measures.results().suite();
    this.page = new Page("Benchmark: " + suite, "Benchmark: " + suite);
  }

  /** Returns the page as a file's text. */
  public static String of(Measures measures) {
    return new SuitePage(measures).toHtml();
  }

  private String toHtml() {
    page.setFirst(first());
    page.addSection(
        "result", "Result", "How far from the best", section(tables.gaps(), tables.byInstance()));
    page.addSection("progress", "Progress", "Progress over time", progress());
    page.addSection(
        "solved", "Solved", "How many are solved by when", solved().add(section(tables.profile())));
    page.addSection("work", "Work", "Time and work", section(tables.times(), tables.work()));
    page.addSection("instances", "Instances", "The instances", section(tables.instances()));
    page.addSection("duels", "Pairs", "Method against method", section(tables.duels()));
    if (!measures.failures().isEmpty()) {
      page.addSection("failures", "Failures", "What failed", section(tables.failures()));
    }
    page.addSection("how", "How to read", "How to read this", how());
    page.setFoot(Element.text("p", measures.results().machine().inWords()));
    return page.toHtml();
  }

  private Element first() {
    Element first =
        Element.of("div")
            .add(Element.of("p", "kicker").text("Solver benchmark"))
            .add(Element.text("h1", measures.results().suite()))
            .add(Element.of("p", "lead").text(lead()));
    for (String instance : measures.brokenBounds()) {
      first.add(
          Element.of("p", "warning")
              .text(
                  "The bound of "
                      + instance
                      + " is above the harm of a plan: it is wrong, and so are the gaps there."));
    }
    if (!measures.results().complete()) {
      first.add(Element.of("p", "warning").text("The suite was not run to its end."));
    }
    return Element.of("div", "first").add(first);
  }

  private String lead() {
    List<String> methods = measures.methods();
    List<String> wins = new ArrayList<>();
    for (int k = 1; k < methods.size(); k++) {
      SignTest duel = measures.duel(methods.get(0), methods.get(k));
      int pairs = duel.wins() + duel.losses() + duel.ties();
      if (pairs >= FEW) {
        wins.add("than %s in %d of %d".formatted(methods.get(k), duel.wins(), pairs));
      }
    }
    String cells =
        "%s: %s on %s, in equal time and equal worlds."
            .formatted(
                Plurals.of(measures.results().cells().size(), "cell"),
                Plurals.of(methods.size(), "method"),
                Plurals.of(measures.instances().size(), "instance"));
    return wins.isEmpty()
        ? cells
        : cells
            + " Of them, %s ends nearer to the bound %s."
                .formatted(methods.get(0), String.join(", ", wins));
  }

  private static Element section(SuiteTables.Table... shown) {
    Element section = Element.row();
    for (SuiteTables.Table table : shown) {
      section.add(TableElement.of(data(table))).add(Element.of("p", "soft").text(table.note()));
    }
    return section;
  }

  private static DataTable data(SuiteTables.Table table) {
    boolean words = table.id().equals("failures");
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < table.header().size(); k++) {
      Column.Kind kind = k == 0 || words ? Column.Kind.WORDS : Column.Kind.AMOUNT;
      columns.add(new Column("c" + k, table.header().get(k), kind));
    }
    List<List<Cell>> rows =
        table.rows().stream()
            .map(row -> row.stream().map(cell -> (Cell) new Cell.Words(cell)).toList())
            .toList();
    return new DataTable(table.id(), table.title(), columns, rows, List.of());
  }

  private Element progress() {
    Element section = Element.row();
    for (String instance : measures.instances()) {
      Map<String, List<CellMeasures>> byMethod = new LinkedHashMap<>();
      for (String method : measures.methods()) {
        List<CellMeasures> cells = measures.of(method, instance);
        if (!cells.isEmpty()) {
          byMethod.put(method, cells);
        }
      }
      if (!byMethod.isEmpty()) {
        section.add(page.chart(progress(instance, byMethod)));
      }
    }
    return section;
  }

  private static Chart progress(String instance, Map<String, List<CellMeasures>> byMethod) {
    double time = byMethod.values().iterator().next().get(0).cell().timeSeconds();
    List<Drawing.Curve> curves = new ArrayList<>();
    byMethod.forEach(
        (method, cells) ->
            curves.add(
                curve(
                    method,
                    time,
                    seconds ->
                        Measures.median(cells.stream().mapToDouble(c -> c.gapAt(seconds)))
                            .orElseThrow())));
    return chart(
        "progress-" + instance,
        "Gap over time on " + instance + ", in percent",
        "Median gap over seeds, by powers of ten; the lower and the sooner, the better. On the foot: "
            + LEAST_GAP
            + " % or less.",
        new Drawing.Steps("seconds", "s", time, "%", LEAST_GAP, MOST_GAP, curves),
        "gap in percent");
  }

  private Element solved() {
    Element section = Element.row();
    double longest =
        measures.results().cells().stream().mapToDouble(cell -> cell.timeSeconds()).max().orElse(1);
    for (double level : CellMeasures.LEVELS) {
      List<Drawing.Curve> curves = new ArrayList<>();
      for (String method : measures.methods()) {
        curves.add(
            curve(method, longest, seconds -> 100 * measures.solved(method, level, seconds)));
      }
      section.add(
          page.chart(
              chart(
                  "solved-" + Double.toString(level).replace('.', '-'),
                  "Cells within " + level + " % of the bound, in percent",
                  "Share of a method's cells that are so near to the bound by a time; a cell that failed"
                      + " never is.",
                  new Drawing.Steps("seconds", "s", longest, "%", 0, 100, curves),
                  "share in percent")));
    }
    return section;
  }

  /** A point wherever the figure changes, and one at the end. */
  private static Drawing.Curve curve(String method, double until, DoubleUnaryOperator figure) {
    List<Drawing.Point> points = new ArrayList<>();
    double last = Double.NaN;
    for (int k = 0; k <= MOMENTS; k++) {
      // More looks where curves fall fast.
      double seconds = until * Math.pow((double) k / MOMENTS, 2);
      double now = figure.applyAsDouble(seconds);
      if (now != last || k == MOMENTS) {
        points.add(Drawing.Point.of("", seconds, now));
        last = now;
      }
    }
    return new Drawing.Curve(method, points);
  }

  private static Chart chart(
      String id, String title, String summary, Drawing.Steps drawing, String figure) {
    DataTable.Builder behind =
        DataTable.of("table-" + id, title)
            .column("method", Column.Kind.WORDS)
            .column("seconds", Column.Kind.RATIO)
            .column(figure, Column.Kind.RATIO);
    for (Drawing.Curve curve : drawing.curves()) {
      curve.points().forEach(point -> behind.row(curve.name(), point.x(), point.y()));
    }
    return new Chart(id, title, summary, HEIGHT, drawing, behind.build());
  }

  private static Element how() {
    Element list = Element.of("dl");
    for (CellsCsv.Column column : CellsCsv.columns()) {
      list.add(Element.text("dt", column.name())).add(Element.text("dd", column.meaning()));
    }
    return Element.row()
        .add(
            Element.text(
                "p",
                "Every method plans for the same case in the same worlds for the same time. A gap is what a"
                    + " plan still lacks of the harm that could be averted at most, measured to the best"
                    + " bound that anything proved there; a method starts at 100 %, the committed plan."
                    + " Every plan is checked against the rules and evaluated anew by a second, plain"
                    + " evaluator that shares no code with the score."))
        .add(Element.text("h3", "Columns of cells.csv"))
        .add(list);
  }
}
