package marshal.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** The report of a suite: one page that needs nothing but a browser. */
public final class SuitePage {

  private static final int HEIGHT = 320;

  /** Gaps above this are left out of the progress curves, which would be flat otherwise. */
  private static final double HIGHEST_GAP = 5;

  private static final int POINTS = 60;

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
        "result",
        "Result",
        "How far from the best",
        section(tables.gaps(), tables.times(), tables.work()));
    page.addSection("progress", "Progress", "Progress over time", progress());
    page.addSection("solved", "Solved", "How many are solved by when", solved());
    page.addSection(
        "instances", "Instances", "By instance", section(tables.byInstance(), tables.instances()));
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
    StringBuilder lead = new StringBuilder();
    lead.append(
        "%d cells: %d methods on %d instances, in equal time and equal worlds."
            .formatted(
                measures.results().cells().size(), methods.size(), measures.instances().size()));
    for (int k = 1; k < methods.size(); k++) {
      SignTest duel = measures.duel(methods.get(0), methods.get(k));
      int pairs = duel.wins() + duel.losses() + duel.ties();
      if (pairs > 0) {
        lead.append(
            " %s ends nearer to the bound than %s in %d of %d."
                .formatted(methods.get(0), methods.get(k), duel.wins(), pairs));
      }
    }
    return lead.toString();
  }

  private static Element section(SuiteTables.Table... shown) {
    Element section = Element.row();
    for (SuiteTables.Table table : shown) {
      section.add(TableElement.of(data(table))).add(Element.of("p", "soft").text(table.note()));
    }
    return section;
  }

  private static DataTable data(SuiteTables.Table table) {
    return data(table.id(), table);
  }

  private static DataTable data(String id, SuiteTables.Table table) {
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < table.header().size(); k++) {
      columns.add(new Column("c" + k, table.header().get(k), Column.Kind.WORDS));
    }
    List<List<Cell>> rows =
        table.rows().stream()
            .map(row -> row.stream().map(cell -> (Cell) new Cell.Words(cell)).toList())
            .toList();
    return new DataTable(id, table.title(), columns, rows, List.of());
  }

  private Element progress() {
    Element section = Element.row();
    for (String instance : measures.instances()) {
      List<Drawing.Curve> curves = new ArrayList<>();
      DataTable.Builder behind =
          DataTable.of("progress-table-" + instance, "Median gap over time on " + instance)
              .column("method", Column.Kind.WORDS)
              .column("seconds", Column.Kind.RATIO)
              .column("gap in percent", Column.Kind.RATIO);
      for (String method : measures.methods()) {
        List<CellMeasures> cells = measures.of(method, instance);
        List<Drawing.Point> points = new ArrayList<>();
        double time = cells.isEmpty() ? 0 : cells.get(0).cell().timeSeconds();
        for (int k = 0; k <= POINTS && !cells.isEmpty(); k++) {
          // More points where curves fall fast.
          double seconds = time * Math.pow((double) k / POINTS, 2);
          Optional<Double> gap =
              Measures.medianOf(cells.stream().map(cell -> cell.gapAt(seconds)).toList());
          if (gap.isPresent() && gap.get() <= HIGHEST_GAP) {
            points.add(Drawing.Point.of("", seconds, gap.get()));
            behind.row(method, seconds, gap.get());
          }
        }
        if (!points.isEmpty()) {
          curves.add(new Drawing.Curve(method, points));
        }
      }
      if (!curves.isEmpty()) {
        section.add(
            page.chart(
                new Chart(
                    "progress-" + instance,
                    "Gap over time on " + instance + ", in percent",
                    "Median gap over seeds, from where it is %.0f %% or less; the lower and the sooner, the better."
                        .formatted(HIGHEST_GAP),
                    HEIGHT,
                    new Drawing.Curves("seconds", "s", "", "%", curves, List.of()),
                    behind.build())));
      }
    }
    return section;
  }

  private Element solved() {
    Element section = Element.row();
    double longest =
        measures.results().cells().stream().mapToDouble(cell -> cell.timeSeconds()).max().orElse(1);
    for (double level : CellMeasures.LEVELS) {
      List<Drawing.Curve> curves = new ArrayList<>();
      for (String method : measures.methods()) {
        List<Drawing.Point> points = new ArrayList<>();
        for (int k = 0; k <= POINTS; k++) {
          double seconds = longest * Math.pow((double) k / POINTS, 2);
          points.add(Drawing.Point.of("", seconds, 100 * measures.solved(method, level, seconds)));
        }
        curves.add(new Drawing.Curve(method, points));
      }
      String id = "solved-" + Double.toString(level).replace('.', '-');
      section.add(
          page.chart(
              new Chart(
                  id,
                  "Cells within " + level + " % of the bound, in percent",
                  "Share of a method's cells that are so near to the bound by a time.",
                  HEIGHT,
                  new Drawing.Curves("seconds", "s", "", "%", curves, List.of()),
                  data("table-" + id, tables.profile()))));
    }
    return section;
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
