package marshal.scenarios.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.time.StepLength;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatedImportTest {
  private static final RecordedSteps WEEKS =
      new RecordedSteps(StepLength.WEEK, LocalDate.of(2020, 3, 30));
  private static final DatedColumns.Category BY_TYPE =
      new DatedColumns.Category(
          Optional.of("Type"), Optional.empty(), Map.of("BREAK AND ENTER", "Burglary"));
  private static final DatedColumns COLUMNS =
      new DatedColumns(
          List.of("When"),
          Optional.empty(),
          Optional.of("Where"),
          "",
          "",
          Optional.empty(),
          BY_TYPE);
  private static final String HEADER = "When,Where,Type,Note\n";

  @TempDir private Path folder;
  private NameLocator names;
  private int files;

  @BeforeEach
  void nameThePlaces() {
    names =
        NameLocator.read(
            StreetText.write(
                folder, "neighbourhoods.csv", "code,name\nN1,West End\nN2,\"Fairview, south\"\n"));
  }

  private Path file(String... rows) {
    return StreetText.write(folder, "f" + files++ + ".csv", HEADER + String.join("\n", rows));
  }

  private DatedImport.Setup setup(DatedColumns columns, RecordedSteps steps) {
    return new DatedImport.Setup(
        columns, names, steps, Optional.empty(), Optional.empty(), /* complete= */ false);
  }

  private static DatedImportResult run(DatedImport.Setup setup, Path... inputs) {
    return DatedImport.run(List.of(inputs), setup, ImportOptions.DEFAULT, ProgressListener.NONE);
  }

  private static String text(DatedImportResult result) {
    StringWriter writer = new StringWriter();
    try {
      result.counts().writeTo(writer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return writer.toString();
  }

  @Test
  void countsByMonthAndNameOrCode() {
    Path input =
        file(
            "2020-01-31,west end,BREAK AND ENTER,a",
            "2020-01-31T23:59:59Z,N1,BREAK AND ENTER,b",
            "2020-02-01 00:10,\"Fairview, south\",Theft,c",
            "2020-02-01,Stanley Park,Theft,d",
            "2020-02-02,,Theft,e");
    DatedImportResult result = run(setup(COLUMNS, RecordedSteps.MONTHS), input);
    assertThat(text(result))
        .isEqualTo(
            """
            month,neighbourhood,category,count
            2020-01,N1,Burglary,2
            2020-02,N2,Theft,1
            """);
    assertThat(result.report().leftOut()).isEqualTo(new ImportReport.LeftOut(1, 1, 0, 0, 0, 0));
    assertThat(result.report().strangePlaces()).isEqualTo(Map.of("Stanley Park", 1L));
    assertThat(result.report().toText())
        .contains(
            "Counted 3 rows of 5", "\"Stanley Park\" 1", "the last of 2020-02-01. A first or");
    assertThat(result.report().toText().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void countsByWeekFromTheDayThatThePlanBeginsOn() {
    Path input =
        file(
            "2020-03-29,N1,Theft,",
            "2020-03-30,N1,Theft,",
            "2020-04-05,N1,Theft,",
            "2020-04-20,N1,Theft,");
    DatedImportResult gaps = run(setup(COLUMNS, WEEKS), input);
    assertThat(text(gaps))
        .isEqualTo(
            """
            week,neighbourhood,category,count
            2020-03-23,N1,Theft,1
            2020-03-30,N1,Theft,2
            2020-04-20,N1,Theft,1
            """);
    assertThat(gaps.report().stepsWithout())
        .containsExactly(LocalDate.of(2020, 4, 6), LocalDate.of(2020, 4, 13));
    assertThat(gaps.report().toText()).contains("2 weeks without any incident", "--complete");

    DatedImport.Setup complete =
        new DatedImport.Setup(
            COLUMNS, names, WEEKS, Optional.empty(), Optional.empty(), /* complete= */ true);
    assertThat(text(run(complete, input)))
        .contains("2020-04-06,N1,Theft,0\n", "2020-04-13,N1,Theft,0\n");
  }

  @Test
  void keepsToTheSpan() {
    DatedImport.Setup span =
        new DatedImport.Setup(
            COLUMNS,
            names,
            RecordedSteps.MONTHS,
            Optional.of(LocalDate.of(2020, 2, 1)),
            Optional.of(LocalDate.of(2020, 2, 29)),
            /* complete= */ false);
    DatedImportResult result =
        run(span, file("2020-01-31,N1,Theft,", "2020-02-29,N1,Theft,", "2020-03-01,N1,Theft,"));
    assertThat(text(result)).endsWith("count\n2020-02,N1,Theft,1\n");
    assertThat(result.report().outsideSpan()).isEqualTo(2);
    assertThat(result.report().rowsCounted()).isEqualTo(1);
  }

  @Test
  void countsAnOverlapOfTwoFilesOnce() {
    String[] rows = {"2020-01-01,N1,Theft,a", "2020-01-01,N1,Theft,a", "2020-01-02,N1,Theft,b"};
    DatedImportResult result = run(setup(COLUMNS, RecordedSteps.MONTHS), file(rows), file(rows));
    assertThat(result.counts().total()).isEqualTo(3);
    DatedColumns withId =
        new DatedColumns(
            List.of("When"),
            Optional.empty(),
            Optional.of("Where"),
            "",
            "",
            Optional.of("Note"),
            BY_TYPE);
    DatedImportResult byId = run(setup(withId, RecordedSteps.MONTHS), file(rows));
    assertThat(byId.counts().total()).isEqualTo(2);
    assertThat(byId.report().leftOut().identical()).isEqualTo(1);
  }

  @Test
  void readsDatesInThreeColumnsAndInOtherFormats() {
    Path parts =
        StreetText.write(
            folder,
            "parts.csv",
            "YEAR,MONTH,DAY,Where\n2020,1,31,N1\n2020,02,1,N2\n2020,2,30,N1\n");
    DatedColumns.Category burglary =
        new DatedColumns.Category(Optional.empty(), Optional.of("Burglary"), Map.of());
    DatedColumns three =
        new DatedColumns(
            List.of("YEAR", "MONTH", "DAY"),
            Optional.empty(),
            Optional.of("Where"),
            "",
            "",
            Optional.empty(),
            burglary);
    DatedImportResult result = run(setup(three, RecordedSteps.MONTHS), parts);
    assertThat(text(result)).endsWith("2020-01,N1,Burglary,1\n2020-02,N2,Burglary,1\n");
    assertThat(result.report().leftOut().malformed()).isEqualTo(1);
    assertThat(result.report().toText()).contains("2020-2-30", "expected a year, a month");

    Path american =
        StreetText.write(folder, "us.csv", HEADER + "01/31/2020 11:45:00 PM,N1,Theft,\n");
    DatedColumns pattern =
        new DatedColumns(
            List.of("When"),
            Optional.of("MM/dd/yyyy hh:mm:ss a"),
            Optional.of("Where"),
            "",
            "",
            Optional.empty(),
            BY_TYPE);
    assertThat(text(run(setup(pattern, RecordedSteps.MONTHS), american)))
        .endsWith("2020-01,N1,Theft,1\n");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DatedColumns(
                    List.of("When"),
                    Optional.of("bogus"),
                    Optional.of("Where"),
                    "",
                    "",
                    Optional.empty(),
                    BY_TYPE))
        .withMessageContaining("'bogus' is none");
  }

  @Test
  void findsPlacesByCoordinates() {
    BoundaryLocator outlines = BoundaryLocator.read(StreetText.resource("anytown-wards.geojson"));
    DatedColumns coordinates =
        new DatedColumns(
            List.of("When"),
            Optional.empty(),
            Optional.empty(),
            "lon",
            "lat",
            Optional.empty(),
            BY_TYPE);
    Path input =
        StreetText.write(
            folder,
            "points.csv",
            """
            When,lon,lat,Type
            2020-01-01,0.5,0.5,Theft
            2020-01-01,50,50,Theft
            2020-01-01,,,Theft
            2020-01-01,east,0.5,Theft
            """);
    DatedImport.Setup setup =
        new DatedImport.Setup(
            coordinates,
            outlines,
            RecordedSteps.MONTHS,
            Optional.empty(),
            Optional.empty(),
            /* complete= */ false);
    DatedImportResult result = run(setup, input);
    assertThat(result.report().leftOut()).isEqualTo(new ImportReport.LeftOut(1, 1, 1, 0, 0, 0));
    assertThat(result.counts().total()).isEqualTo(1);
    assertThat(result.report().toText()).contains("lon", "\"east\"", "expected degrees");
  }

  @Test
  void saysWhatIsWrong() {
    assertProblem(
        file("2020-01-01,Nowhere,Theft,"),
        "none of the 1 rows lies in the area",
        "\"Nowhere\"",
        "N1");
    String[] bad = new String[11];
    Arrays.fill(bad, "31.01.2020,N1,Theft,");
    assertProblem(
        file(bad),
        "line 2, date is \"31.01.2020\"",
        "expected a date such as 2014-01-31",
        "11 of 11");
    assertProblem(
        StreetText.write(folder, "other.csv", "Date,Where,Type\n2020-01-01,N1,Theft\n"),
        "the column \"When\" is missing; present are Date, Where, Type");
    assertProblem(StreetText.write(folder, "empty.csv", ""), "the file is empty");
    assertProblem(folder.resolve("none.csv"), "there is no such file");
    assertProblem(file("2020-01-01,N1,,"), "none of the 1 rows");
    assertProblem(
        StreetText.write(folder, "x.zip", StreetText.zip(Map.of("readme.txt", "no table"))),
        "no entry whose name ends in .csv");
  }

  private void assertProblem(Path input, String... parts) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> run(setup(COLUMNS, RecordedSteps.MONTHS), input))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void readsPackedTables() {
    byte[] table = (HEADER + "2020-01-01,N1,Theft,\n").getBytes(StandardCharsets.UTF_8);
    Path packed = StreetText.write(folder, "a.csv.gz", StreetText.gzip(table));
    Path archive =
        StreetText.write(
            folder,
            "b.zip",
            StreetText.zip(Map.of("2020.csv", HEADER + "2020-02-01,N2,Theft,\n", "r.txt", "")));
    DatedImportResult result = run(setup(COLUMNS, RecordedSteps.MONTHS), packed, archive);
    assertThat(text(result)).endsWith("2020-01,N1,Theft,1\n2020-02,N2,Theft,1\n");
  }

  @Test
  void refusesNamesThatTwoNeighbourhoodsHave() {
    Path twice =
        StreetText.write(folder, "twice.csv", "code,name\nN1,Park\nN2,park\n,Lost\nN1,Again\n");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> NameLocator.read(twice))
        .withMessageContaining("neighbourhood N1 has the same name")
        .withMessageContaining("the code is empty")
        .withMessageContaining("an earlier row has this code");
  }
}
