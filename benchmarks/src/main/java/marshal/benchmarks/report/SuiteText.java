package marshal.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import marshal.benchmarks.measure.Measures;

/** Results as text: for a terminal, and as Markdown to publish. */
public final class SuiteText {

  private static final String GAP = "  ";

  private SuiteText() {}

  /** Returns the main tables for a terminal. */
  public static String console(Measures measures) {
    SuiteTables tables = new SuiteTables(measures);
    StringBuilder text = new StringBuilder();
    text.append(measures.results().suite()).append('\n');
    text.append(measures.results().machine().inWords()).append('\n');
    List<SuiteTables.Table> shown = new ArrayList<>();
    shown.add(tables.gaps());
    shown.add(tables.byInstance());
    shown.add(tables.times());
    shown.add(tables.work());
    if (measures.methods().size() > 1) {
      String first = measures.methods().get(0);
      SuiteTables.Table duels = tables.duels();
      shown.add(
          new SuiteTables.Table(
              duels.id(),
              duels.title(),
              duels.note(),
              duels.header(),
              duels.rows().stream().filter(row -> row.get(0).startsWith(first + " ")).toList()));
    }
    shown.add(tables.failures());
    for (SuiteTables.Table table : shown) {
      if (!table.rows().isEmpty()) {
        text.append('\n').append(table.title()).append('\n').append(plain(table));
      }
    }
    for (String instance : measures.brokenBounds()) {
      text.append("\nThe bound of ")
          .append(instance)
          .append(" is above the harm of a plan: it is wrong, and so are the gaps there.\n");
    }
    return text.toString();
  }

  /** Returns a table in columns. */
  public static String plain(SuiteTables.Table table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(table.header());
    rows.addAll(table.rows());
    int[] widths = new int[table.header().size()];
    for (List<String> row : rows) {
      for (int k = 0; k < widths.length; k++) {
        widths[k] = Math.max(widths[k], row.get(k).length());
      }
    }
    boolean words = table.id().equals("failures");
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(GAP);
      for (int k = 0; k < widths.length; k++) {
        String space = " ".repeat(widths[k] - row.get(k).length());
        line.append(k == 0 ? "" : GAP);
        line.append(k == 0 || words ? row.get(k) + space : space + row.get(k));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /**
   * Returns everything as Markdown.
   *
   * @param measures the measures
   * @param command what made them
   * @param commit the sources that were run; empty text if they are not known
   */
  public static String markdown(Measures measures, String command, String commit) {
    StringBuilder text = new StringBuilder("# Solver benchmark: ");
    text.append(measures.results().suite()).append("\n\n");
    text.append("Made by `").append(command).append("`");
    if (!commit.isEmpty()) {
      text.append(" at commit ").append(commit);
    }
    text.append(" on:\n").append(measures.results().machine().inWords()).append(".\n");
    for (SuiteTables.Table table : new SuiteTables(measures).all()) {
      text.append("\n## ").append(table.title()).append("\n\n");
      text.append(table.note()).append("\n\n").append(markdown(table));
    }
    return text.toString();
  }

  private static String markdown(SuiteTables.Table table) {
    StringBuilder text = new StringBuilder();
    text.append(row(table.header()));
    text.append("| --- ");
    boolean words = table.id().equals("failures");
    text.append((words ? "| --- " : "| ---: ").repeat(table.header().size() - 1)).append("|\n");
    table.rows().forEach(row -> text.append(row(row)));
    return text.toString();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells).replace("\n", " ") + " |\n";
  }
}
