package marshal.results.export;

import java.util.List;
import java.util.Optional;
import marshal.results.json.PlanDocument;
import marshal.results.run.OpenedRun;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** What a plan buys: line by line, by intervention and by neighbourhood. */
public final class LineTables {

  private static final int MOST_NAMED = 3;

  private final PlanDocument document;
  private final CaseNames names;
  private final String unit;
  private final Kind harm;

  LineTables(OpenedRun run) {
    this.document = run.document();
    this.names = new CaseNames(run.loaded().theCase());
    this.unit = run.document().harm().unit();
    this.harm = RunTables.kindOfHarm(run.document());
  }

  /** Returns the lines of the plan. */
  public DataTable lines() {
    DataTable.Builder table =
        DataTable.of("lines", "Lines of the plan")
            .column("intervention", Kind.WORDS)
            .column("intervention_name", "name", Kind.WORDS)
            .column("neighbourhood", Kind.WORDS)
            .column("neighbourhood_name", "where", Kind.WORDS)
            .column("period", names.periodWord(), Kind.COUNT)
            .column("units", Kind.COUNT)
            .column("promised_units", Kind.COUNT)
            .column("cost", "cost, £", Kind.POUNDS)
            .column("averts", "averts, " + unit, harm)
            .column("last_unit_averts", "last unit averts, " + unit, harm)
            .column("next_unit_averts", "next unit would avert, " + unit, harm);
    for (PlanDocument.Line line : document.lines()) {
      table.row(
          line.intervention(),
          names.intervention(line.intervention()),
          line.neighbourhood(),
          names.place(line.neighbourhood()),
          line.period(),
          line.units(),
          line.committedUnits(),
          line.cost(),
          line.averts(),
          line.lastUnitAverts(),
          line.nextUnitAverts());
    }
    return table.build();
  }

  /** Returns spend and harm averted by intervention, beyond what was promised. */
  public DataTable interventions() {
    return interventions(groups(), "", false);
  }

  /**
   * Returns the same for people: what is bought alone, with a sum, and a mark on what rests on
   * assumptions.
   */
  public DataTable marked() {
    List<LineGroup> bought = groups().stream().filter(group -> group.addedUnits() > 0).toList();
    return interventions(bought, " *", true)
        .only("intervention", "units", "unit", "cost", "averts", "averts_per_pound", "where_most");
  }

  /** Returns the lines by intervention, what averts most first. */
  public List<LineGroup> groups() {
    return LineGroup.by(PlanDocument.Line::intervention, document.lines());
  }

  private DataTable interventions(List<LineGroup> groups, String mark, boolean withTotal) {
    DataTable.Builder table =
        DataTable.of("interventions", "By intervention, beyond what was promised")
            .column("intervention", Kind.WORDS)
            .column("unit", Kind.WORDS)
            .column("units", Kind.COUNT)
            .column("promised_units", Kind.COUNT)
            .column("cost", "cost, £", Kind.POUNDS)
            .column("averts", "averts, " + unit, harm)
            .column("averts_per_pound", "averts per £", Kind.RATIO)
            .column("where_most", "where most", Kind.WORDS);
    for (LineGroup group : groups) {
      table.row(
          names.intervention(group.key()) + (names.restsOnAssumption(group.key()) ? mark : ""),
          names.unit(group.key()),
          group.addedUnits(),
          group.promisedUnits(),
          group.addedCost(),
          group.averts(),
          group.avertsPerPound(),
          group.most(MOST_NAMED, PlanDocument.Line::neighbourhood, names::place));
    }
    if (withTotal) {
      LineGroup all = new LineGroup("", document.lines());
      table.total(
          "total",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          all.addedCost(),
          all.averts(),
          all.avertsPerPound(),
          Optional.empty());
    }
    return table.build();
  }

  /** Returns spend and harm averted by neighbourhood, beyond what was promised. */
  public DataTable neighbourhoods() {
    DataTable.Builder table =
        DataTable.of("neighbourhoods", "By neighbourhood, beyond what was promised")
            .column("neighbourhood", Kind.WORDS)
            .column("name", Kind.WORDS)
            .column("cost", "cost, £", Kind.POUNDS)
            .column("averts", "averts, " + unit, harm)
            .column("averts_per_pound", "averts per £", Kind.RATIO)
            .column("what_most", "what most", Kind.WORDS);
    for (LineGroup group : LineGroup.by(PlanDocument.Line::neighbourhood, document.lines())) {
      table.row(
          group.key(),
          names.place(group.key()),
          group.addedCost(),
          group.averts(),
          group.avertsPerPound(),
          group.most(MOST_NAMED, PlanDocument.Line::intervention, names::intervention));
    }
    return table.build();
  }
}
