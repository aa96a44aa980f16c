package marshal.results.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import marshal.model.intervention.Evidence;
import marshal.model.intervention.Intervention;
import marshal.results.json.PlanDocument;
import marshal.results.run.OpenedRun;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import marshal.scenarios.casefolder.Assumption;

/** What a plan rests on: evidence, assumptions and rules. */
public final class EvidenceTables {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

  private final OpenedRun run;
  private final PlanDocument document;

  EvidenceTables(OpenedRun run) {
    this.run = run;
    this.document = run.document();
  }

  /** Returns what each intervention that is bought rests on. */
  public DataTable sources() {
    DataTable.Builder table =
        DataTable.of("sources", "Evidence behind each intervention")
            .column("intervention", Kind.WORDS)
            .column("evidence", Kind.WORDS)
            .column("source", Kind.WORDS)
            .column("note", Kind.WORDS)
            .column("assumed_figures", Kind.COUNT);
    List<String> bought =
        document.lines().stream().map(PlanDocument.Line::intervention).distinct().toList();
    for (Intervention intervention : run.loaded().theCase().interventions()) {
      if (bought.contains(intervention.id())) {
        Evidence evidence = intervention.evidence();
        table.row(
            intervention.name(),
            evidence.grade(),
            evidence.source(),
            evidence.note(),
            evidence.assumptions().size());
      }
    }
    return table.build();
  }

  /** Returns every figure of the case that rests on no published source. */
  public DataTable assumptions() {
    DataTable.Builder table =
        DataTable.of("assumptions", "Assumptions: figures without a published source of their own")
            .column("about", Kind.WORDS)
            .column("figure", Kind.WORDS)
            .column("value", Kind.WORDS)
            .column("reason", Kind.WORDS)
            .column("file", Kind.WORDS);
    for (Assumption assumption : run.loaded().assumptions()) {
      table.row(
          assumption.about(),
          assumption.figure(),
          value(assumption.value()),
          assumption.note(),
          assumption.file());
    }
    return table.build();
  }

  /** A value is a number where it reads as one, so that a spreadsheet can count with it. */
  private static Object value(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
  }

  /** Returns the rules that the partnership set itself; what money and hours allow is not here. */
  public DataTable rules() {
    DataTable.Builder table =
        DataTable.of("rules", "Rules of its own that the plan keeps")
            .column("kind", Kind.WORDS)
            .column("rule", Kind.WORDS);
    run.loaded()
        .theCase()
        .resources()
        .rules()
        .forEach(rule -> table.row(rule.kind().id().replace('-', ' '), rule.name()));
    return table.build();
  }
}
