package marshal.results.report;

import java.util.stream.Collectors;
import marshal.results.export.RunTables;
import marshal.results.page.Element;
import marshal.results.run.OpenedRun;
import marshal.results.run.Provenance;
import marshal.results.table.Cell;
import marshal.results.table.DataTable;
import marshal.results.words.Plurals;

/** How a plan was computed, and how to compute it again. */
final class Origin {

  private static final int MOST_RULES = 12;

  private final OpenedRun run;
  private final RunTables tables;

  Origin(OpenedRun run, RunTables tables) {
    this.run = run;
    this.tables = tables;
  }

  Element toElement() {
    Provenance provenance = run.provenance();
    return Element.row()
        .add(
            Words.intro(
                "Marshal %s forecast demand from recorded crime, searched for the plan in %s with seed %d, and judged it in %s. Every number follows from the files below and the seed."
                    .formatted(
                        provenance.productVersion(),
                        Plurals.of(run.options().worlds(), "simulated future"),
                        provenance.seed(),
                        Plurals.of(run.options().freshWorlds(), "fresh one"))))
        .add(Element.text("p", rules(tables.evidence().rules())))
        .add(Element.text("p", repeatable()))
        .add(Element.text("pre", commands()))
        .add(Words.folded("Settings, versions and files", Words.table(tables.origin())));
  }

  /** Names the rules that the partnership set itself. */
  private static String rules(DataTable rules) {
    if (rules.rows().isEmpty()) {
      return "Beside money, hours, offers and promises no rule of its own held the plan.";
    }
    return "Beside money, hours, offers and promises, these rules of its own held the plan: "
        + rules.rows().stream()
            .limit(MOST_RULES)
            .map(row -> ((Cell.Words) row.get(1)).text())
            .collect(Collectors.joining("; "))
        + (rules.rows().size() > MOST_RULES
            ? "; and %d more in the spreadsheet.".formatted(rules.rows().size() - MOST_RULES)
            : ".");
  }

  private String repeatable() {
    return run.isRepeatable()
        ? "The first command computes it again from the inputs that the run keeps and compares to"
            + " the bit; the second makes the same plan from the case."
        : "A clock ended the search, so another search may find another plan; the first command"
            + " checks every figure of this one.";
  }

  private String commands() {
    StringBuilder commands = new StringBuilder("marshal runs verify " + run.id());
    commands
        .append("\nmarshal plan CASE --scenario ")
        .append(run.provenance().scenario())
        .append(" --seed ")
        .append(run.provenance().seed())
        .append(" --worlds ")
        .append(run.options().worlds())
        .append(" --fresh-worlds ")
        .append(run.options().freshWorlds());
    run.options().limits().steps().ifPresent(steps -> commands.append(" --steps ").append(steps));
    if (run.options().limits().steps().isEmpty()) {
      run.options()
          .limits()
          .time()
          .ifPresent(time -> commands.append(" --time ").append(time.toMillis()).append("ms"));
    }
    return commands.toString();
  }
}
