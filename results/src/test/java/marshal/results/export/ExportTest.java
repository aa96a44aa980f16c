package marshal.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import marshal.model.plan.Plan;
import marshal.results.json.JsonText;
import marshal.results.json.PlanDocument;
import marshal.results.run.OpenedRun;
import marshal.results.run.RunReader;
import marshal.results.run.TinyRuns;
import marshal.results.table.Cell;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.problem.InputException;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportTest {

  @TempDir static Path folder;

  private static OpenedRun run;

  @BeforeAll
  static void plan() {
    run = RunReader.open(TinyRuns.plan(folder.resolve("runs"), "baseline"), TinyRuns.VERSION);
  }

  @Test
  void workbookHoldsEveryTableWithNumbersAsNumbers() throws IOException {
    Path file = folder.resolve("run.xlsx");

    Export.xlsx(run, file);

    List<DataTable> tables = new RunTables(run).all();
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      List<Sheet> sheets = workbook.getSheets().toList();
      assertThat(sheets)
          .extracting(Sheet::getName)
          .containsExactlyElementsOf(tables.stream().map(DataTable::id).toList())
          .contains("summary", "lines", "funding", "staff", "prices", "assumptions", "sources");
      for (int k = 0; k < sheets.size(); k++) {
        assertSame(tables.get(k), sheets.get(k).read());
      }
    }
  }

  private static void assertSame(DataTable table, List<Row> rows) {
    assertThat(rows).as(table.id()).hasSize(table.rows().size() + 1);
    for (int r = 0; r < table.rows().size(); r++) {
      for (int k = 0; k < table.columns().size(); k++) {
        Optional<org.dhatim.fastexcel.reader.Cell> found = rows.get(r + 1).getOptionalCell(k);
        Cell expected = table.rows().get(r).get(k);
        if (expected instanceof Cell.Figure figure) {
          assertThat(found.orElseThrow().getType()).isEqualTo(CellType.NUMBER);
          assertThat(found.orElseThrow().asNumber()).isEqualByComparingTo(figure.value());
        } else if (expected instanceof Cell.Words words) {
          assertThat(found.orElseThrow().getType()).isEqualTo(CellType.STRING);
          assertThat(found.orElseThrow().asString()).isEqualTo(words.text());
        } else {
          assertThat(found.map(cell -> cell.getType()).orElse(CellType.EMPTY))
              .isEqualTo(CellType.EMPTY);
        }
      }
    }
  }

  @Test
  void assumedFiguresAreNumbersWhereTheyReadAsNumbers() {
    DataTable assumptions = new RunTables(run).evidence().assumptions();
    int value = 2;

    assertThat(assumptions.columns().get(value).key()).isEqualTo("value");
    assertThat(assumptions.rows())
        .anyMatch(row -> row.get(value) instanceof Cell.Figure)
        .noneMatch(
            row ->
                row.get(value) instanceof Cell.Words words
                    && words.text().matches("[0-9]+([.][0-9]+)?"));
  }

  @Test
  void workbookWritesFormulasAsText() throws IOException {
    DataTable table =
        DataTable.of("names", "Names")
            .column("name", Kind.WORDS)
            .column("cost", Kind.POUNDS)
            .row("=HYPERLINK(\"http://x\",\"y\")", new BigDecimal("1234.56"))
            .row("</t><f>1+1</f>\u0007", -2)
            .build();

    byte[] bytes = Spreadsheet.of(List.of(table), "1.0");

    Path file = Files.write(folder.resolve("names.xlsx"), bytes);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(text(zip, "xl/worksheets/sheet1.xml"))
          .doesNotContain("<f>")
          .contains("state=\"frozen\"");
      assertThat(text(zip, "xl/styles.xml")).contains("&#xa3;#,##0.00");
    }
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in)) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(1).getCell(0).asString()).startsWith("=HYPERLINK(");
      assertThat(rows.get(2).getCell(0).asString()).startsWith("</t><f>1+1</f>");
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void tablesHoldThePlanToReadAgain() throws IOException {
    Path target = folder.resolve("tables");

    Export.csv(run, target);

    Plan again = PlanFile.read(target.resolve("plan.csv"), run.loaded());
    assertThat(again).isEqualTo(run.plan());
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("lines.csv", "summary.csv", "assumptions.csv");
    }
    assertThatThrownBy(() -> Export.csv(run, target))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void zipHoldsTheSameEveryTime() throws IOException {
    Path first = folder.resolve("first.zip");
    Path second = folder.resolve("second.zip");

    Export.csv(run, first);
    Export.csv(run, second);

    assertThat(second).hasSameBinaryContentAs(first);
    try (ZipFile zip = new ZipFile(first.toFile())) {
      assertThat(zip.getEntry("plan.csv")).isNotNull();
      assertThat(text(zip, "lines.csv")).startsWith("\uFEFFintervention,intervention_name,");
    }
  }

  @Test
  void documentIsThatOfTheRun() throws IOException {
    Path file = folder.resolve("run.json");

    Export.json(run, file);

    assertThat(JsonText.read(Files.readString(file), PlanDocument.class)).isEqualTo(run.document());
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "＝1"})
  void csvRunsNoTextAsAFormula(String text) {
    DataTable table =
        DataTable.of("names", "Names")
            .column("name", Kind.WORDS)
            .column("cost", Kind.POUNDS)
            .row(text, new BigDecimal("-1.50"))
            .build();

    String csv = CsvText.of(table);

    assertThat(csv).isEqualTo("\uFEFFname,cost\n'" + text + ",-1.50\n");
  }

  @Test
  void csvQuotesWhatWouldBreakARow() {
    DataTable table =
        DataTable.of("names", "Names")
            .column("name", Kind.WORDS)
            .row("South, \"beyond\"\nthe river")
            .build();

    assertThat(CsvText.of(table)).isEqualTo("\uFEFFname\n\"South, \"\"beyond\"\"\nthe river\"\n");
  }

  @Test
  void groupsAddUpToThePlan() {
    List<PlanDocument.Line> lines = run.document().lines();

    BigDecimal whole = new LineGroup("", lines).addedCost();

    assertThat(
            LineGroup.by(PlanDocument.Line::neighbourhood, lines).stream()
                .map(LineGroup::addedCost)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(whole);
    assertThat(whole)
        .isEqualByComparingTo(
            run.document()
                .budget()
                .spent()
                .orElseThrow()
                .subtract(run.document().budget().promisedUnits().orElseThrow()));
  }
}
