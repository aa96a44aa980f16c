package marshal.results.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.harm.HarmIndex;
import marshal.results.json.PartnersDocument;
import marshal.results.json.PlanDocument;
import marshal.results.run.OpenedRun;
import marshal.results.run.Provenance;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;

/** Everything that a run came to, as tables of exact figures. */
public final class RunTables {

  private final OpenedRun run;
  private final PlanDocument document;

  /** Prepares the tables of a run. */
  public RunTables(OpenedRun run) {
    this.run = run;
    this.document = run.document();
  }

  static Kind kindOfHarm(PlanDocument document) {
    return document.harm().unit().equals(HarmIndex.POUNDS) ? Kind.POUNDS : Kind.AMOUNT;
  }

  /** Returns what is bought. */
  public LineTables bought() {
    return new LineTables(run);
  }

  /** Returns what money and people are needed. */
  public MoneyTables money() {
    return new MoneyTables(run);
  }

  /** Returns what the plan comes to. */
  public HarmTables outcome() {
    return new HarmTables(run);
  }

  /** Returns what the plan rests on. */
  public EvidenceTables evidence() {
    return new EvidenceTables(run);
  }

  /** Returns every table that has a row, the most important first. */
  public List<DataTable> all() {
    List<DataTable> tables = new ArrayList<>();
    tables.add(outcome().summary());
    tables.add(bought().lines());
    tables.add(bought().interventions());
    tables.add(bought().neighbourhoods());
    tables.add(money().funding());
    partners()
        .ifPresent(
            partners -> {
              tables.add(PartnerTables.pays("who_pays", "Who pays", partners));
              tables.add(PartnerTables.gains("who_gains", "Who gains", partners));
              tables.add(PartnerTables.kinds("gains_by_kind", "Gains by kind", partners));
            });
    tables.add(money().staff());
    tables.add(outcome().demand());
    tables.add(outcome().treatment());
    tables.add(TreatmentTables.changes(document.treatment()));
    tables.add(money().prices());
    tables.add(money().baselines());
    tables.add(outcome().harm());
    tables.add(evidence().sources());
    tables.add(evidence().assumptions());
    tables.add(evidence().rules());
    tables.add(origin());
    return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  /** Returns who pays and who gains; empty for runs kept by versions that did not say. */
  public Optional<PartnersDocument> partners() {
    return document
        .avoidedCost()
        .map(avoided -> new PartnersDocument(document.partners(), avoided));
  }

  /** Returns where the run comes from: settings, versions and the hash of every file. */
  public DataTable origin() {
    Provenance provenance = run.provenance();
    DataTable.Builder table =
        DataTable.of("origin", "Where the run comes from")
            .column("what", Kind.WORDS)
            .column("value", Kind.WORDS)
            .row("run", run.id())
            .row("case", provenance.caseId())
            .row("scenario", provenance.scenario())
            .row("seed", Long.toString(provenance.seed()));
    provenance.options().forEach((name, value) -> table.row(name, value));
    table
        .row("stopped by", provenance.stoppedBy())
        .row("random numbers", String.join(", ", provenance.generators()))
        .row("Marshal", provenance.productVersion())
        .row("Java", provenance.javaVersion() + " (" + provenance.javaVm() + ")")
        .row("made", provenance.when().finished())
        .row("replay", "marshal runs verify " + run.id());
    for (Map.Entry<String, String> input : provenance.inputs().entrySet()) {
      table.row(input.getKey(), "SHA-256 " + input.getValue());
    }
    return table.build();
  }
}
