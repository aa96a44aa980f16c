package marshal.scenarios.incidents;

import static marshal.scenarios.incidents.StreetText.HEADER;
import static marshal.scenarios.incidents.StreetText.LOOKUP;
import static marshal.scenarios.incidents.StreetText.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliceUkImportTest {

  @TempDir private Path folder;

  private int files;

  private Path file(String... rows) {
    return StreetText.write(folder, "f" + files++ + ".csv", HEADER + String.join("", rows));
  }

  private static ImportResult run(Path... inputs) {
    return PoliceUkImport.run(List.of(inputs), LOOKUP);
  }

  private static String text(ImportResult result) {
    StringWriter writer = new StringWriter();
    try {
      result.counts().writeTo(writer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return writer.toString();
  }

  @Test
  void countsByMonthNeighbourhoodAndCategoryFromALookup() {
    ImportResult result =
        PoliceUkImport.run(
            List.of(StreetText.resource("2030-01-anytown-street.csv")),
            LookupLocator.read(StreetText.resource("anytown-lookup.csv")));
    assertThat(text(result))
        .isEqualTo(
            """
            month,neighbourhood,category,count
            2030-01,W05000001,Anti-social behaviour,2
            2030-01,W05000001,Burglary,2
            2030-01,W05000002,Violence and sexual offences,3
            """);
    assertThat(result.report().rowsRead()).isEqualTo(10);
    assertThat(result.report().rowsCounted()).isEqualTo(7).isEqualTo(result.counts().total());
    assertThat(result.report().leftOut()).isEqualTo(new ImportReport.LeftOut(1, 1, 0, 1, 0, 0));
    assertThat(result.report().keptThoughAlike())
        .isEqualTo(new ImportReport.KeptThoughAlike(1, 1, 0));
  }

  @Test
  void countsTheSameFromOutlines() {
    List<Path> input = List.of(StreetText.resource("2030-01-anytown-street.csv"));
    ImportResult byOutline =
        PoliceUkImport.run(
            input, BoundaryLocator.read(StreetText.resource("anytown-wards.geojson")));
    ImportResult byLookup =
        PoliceUkImport.run(input, LookupLocator.read(StreetText.resource("anytown-lookup.csv")));
    assertThat(text(byOutline)).isEqualTo(text(byLookup));
  }

  @Test
  void sortsRowsWhateverTheOrderOfTheInput() {
    String a = row("1", "2030-02", "X3", "Robbery");
    String b = row("2", "2030-01", "X1", "Robbery");
    String c = row("3", "2030-01", "X1", "Burglary");
    String expected =
        """
        month,neighbourhood,category,count
        2030-01,WA,Burglary,1
        2030-01,WA,Robbery,1
        2030-02,WB,Robbery,1
        """;
    assertThat(text(run(file(a, b, c)))).isEqualTo(expected);
    assertThat(text(run(file(c, b, a)))).isEqualTo(expected);
    assertThat(text(run(file(a), file(b), file(c)))).isEqualTo(expected);
  }

  @Test
  void countsAnOverlapOfTwoDownloadsOnce() {
    String asb = row("", "2030-01", "X1", "Anti-social behaviour");
    String first = row("1", "2030-01", "X1", "Burglary", "Under investigation");
    String later = row("1", "2030-01", "X1", "Burglary", "Unable to prosecute suspect");
    ImportResult result = run(file(asb, asb, first), file(later, asb, asb, asb));
    assertThat(text(result))
        .isEqualTo(
            """
            month,neighbourhood,category,count
            2030-01,WA,Anti-social behaviour,3
            2030-01,WA,Burglary,1
            """);
    assertThat(result.report().leftOut()).isEqualTo(new ImportReport.LeftOut(0, 0, 0, 0, 1, 2));
  }

  @Test
  void importingAFileTwiceChangesNothing() {
    Path file = StreetText.resource("2030-01-anytown-street.csv");
    LookupLocator lookup = LookupLocator.read(StreetText.resource("anytown-lookup.csv"));
    ImportResult once = PoliceUkImport.run(List.of(file), lookup);
    ImportResult twice = PoliceUkImport.run(List.of(file, file), lookup);
    assertThat(text(twice)).isEqualTo(text(once));
    assertThat(twice.report().rowsCounted()).isEqualTo(once.report().rowsCounted());
  }

  @Test
  void keepsTheSameCrimeIdInAnotherMonth() {
    ImportResult result =
        run(file(row("1", "2030-01", "X1", "Burglary"), row("1", "2030-02", "X1", "Burglary")));
    assertThat(result.counts().total()).isEqualTo(2);
  }

  @Test
  void recognisesARowWhoseColumnsComeInAnotherOrder() {
    Path other =
        StreetText.write(
            folder,
            "other.csv",
"""
LSOA code,Crime type,Month,Crime ID,Reported by,Falls within,Longitude,Latitude,Location,\
LSOA name,Last outcome category,Context
X1,Anti-social behaviour,2030-01,,P,P,0.5,0.5,On or near A Road,Anytown 001A,,
""");
    ImportResult result = run(file(row("", "2030-01", "X1", "Anti-social behaviour")), other);
    assertThat(result.counts().total()).isEqualTo(1);
  }

  @Test
  void mapsCategoryNamesOfEarlierYearsAndReportsThem() {
    ImportResult result =
        run(
            file(
                row("1", "2012-01", "X1", "Violent crime"),
                row("2", "2012-01", "X1", "violent  crime"),
                row("3", "2012-01", "X1", "Public disorder and weapons"),
                row("4", "2012-01", "X1", "Piracy")));
    assertThat(text(result))
        .isEqualTo(
            """
            month,neighbourhood,category,count
            2012-01,WA,Piracy,1
            2012-01,WA,Public disorder and weapons,1
            2012-01,WA,Violence and sexual offences,2
            """);
    assertThat(result.report().renamed())
        .containsExactly(Map.entry("Violent crime", 1L), Map.entry("violent  crime", 1L));
    assertThat(result.report().unknown()).containsExactly(Map.entry("Piracy", 1L));
    assertThat(result.report().mixesCategoryGenerations()).isTrue();
  }

  @Test
  void namesMonthsThatAreMissingAndMonthsWithNothingInside() {
    ImportResult result =
        run(
            file(
                row("1", "2030-01", "X1", "Burglary"),
                row("2", "2030-03", "elsewhere", "Burglary"),
                row("3", "2030-04", "X1", "Burglary")));
    assertThat(result.report().missingMonths())
        .containsExactly(YearMonth.of(2030, 2), YearMonth.of(2030, 3));
    assertThat(result.report().emptyMonths()).containsExactly(YearMonth.of(2030, 3));
  }

  @Test
  void leavesOutAFewMalformedRowsAndNamesTheFirst() {
    ImportResult result =
        run(
            file(
                row("1", "2030-01", "X1", "Burglary"),
                row("2", "January", "X1", "Burglary"),
                row("3", "2030-13", "X1", "Burglary"),
                row("4", "2030-01", "X1", ""),
                "5,2030-01,P\n"));
    assertThat(result.counts().total()).isEqualTo(1);
    assertThat(result.report().leftOut().malformed()).isEqualTo(4);
    assertThat(result.report().firstMalformed())
        .extracting(problem -> problem.place() + ": " + problem.rule())
        .containsExactly(
            "line 3, Month: expected a month such as 2014-01",
            "line 4, Month: expected a month such as 2014-01",
            "line 5: the Crime type is empty",
            "line 6: the row has 3 cells, the header 12");
  }

  @Test
  void refusesAFileOfWhichMuchIsMalformed() {
    String[] rows = new String[20];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("" + i, i < 11 ? "?" : "2030-01", "X1", "Burglary");
    }
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> run(file(rows)))
        .withMessageContaining("11 of 20 rows")
        .withMessageContaining("line 2, Month is \"?\"");
  }

  @Test
  void refusesFilesOfAnotherArea() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> run(file(row("1", "2030-01", "elsewhere", "Burglary"))))
        .withMessageContaining("none of the 1 rows lies in the area (1 outside");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> run(file()))
        .withMessageContaining("a header but no rows");
  }

  @Test
  void warnsOfLsoasNamedLikeTheAreaButOutsideIt() {
    ImportResult result =
        run(
            file(
                row("1", "2030-01", "X1", "Burglary"),
                row("2", "2030-01", "X2", "Burglary"),
                row("3", "2030-01", "X9", "Burglary")));
    assertThat(result.report().outsideByOwnName()).containsExactly(Map.entry("Anytown", 1L));
    assertThat(result.report().toText()).contains("another edition of");
  }

  @Test
  void readsMarksQuotesAndForeignLineEnds() {
    String text =
        "\uFEFF"
            + HEADER.replace("\n", "\r\n")
            + "1,2030-01,P,P,0,0,\"On or near \"\"A\"\", B\r\nRoad\",X1,,Burglary,,\r\n"
            + "\r\n"
            + "2,2030-01,P,P,0,0,On or near C\u00f4te,X1,,\"Burglary\",,\r\n"
            + "3,bad,P,P,0,0,,X1,,Burglary,,";
    ImportResult result = run(StreetText.write(folder, "marks.csv", text));
    assertThat(result.counts().total()).isEqualTo(2);
    assertThat(result.report().firstMalformed().get(0).place()).isEqualTo("line 6, Month");
  }

  @Test
  void readsCompressedFilesAndArchives() {
    String rows = row("1", "2030-01", "X1", "Burglary");
    Path plain = file(rows);
    Path packed =
        StreetText.write(
            folder,
            "f.csv.gz",
            StreetText.gzip(
                (HEADER + row("2", "2030-01", "X1", "Burglary")).getBytes(StandardCharsets.UTF_8)));
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("2030-02/2030-02-any-street.csv", HEADER + row("4", "2030-02", "X3", "Drugs"));
    entries.put("2030-01/2030-01-any-street.csv", HEADER + row("3", "2030-01", "X1", "Burglary"));
    entries.put("2030-01/2030-01-any-outcomes.csv", "whatever");
    entries.put("2030-01/2030-01-any-stop-and-search.csv", "whatever");
    entries.put("README.txt", "whatever");
    Path archive = StreetText.write(folder, "f.zip", StreetText.zip(entries));
    ImportResult result = run(plain, packed, archive);
    assertThat(text(result))
        .isEqualTo(
            """
            month,neighbourhood,category,count
            2030-01,WA,Burglary,3
            2030-02,WB,Drugs,1
            """);
    assertThat(result.report().filesRead()).isEqualTo(4);
    assertThat(result.report().ignoredEntries())
        .containsExactly(
            Map.entry("other", 1), Map.entry("outcomes", 1), Map.entry("stop and search", 1));
  }

  @Test
  void writesTheFileWholeOrNotAtAll() throws IOException {
    RecordedCounts counts =
        run(file(row("1", "2030-01", "X1", "\"Piracy, \"\"armed\"\"\""))).counts();
    Path target = folder.resolve(RecordedCounts.FILE_NAME);
    Files.writeString(target, "old");
    counts.write(target);
    assertThat(Files.readString(target))
        .isEqualTo("month,neighbourhood,category,count\n2030-01,WA,\"Piracy, \"\"armed\"\"\",1\n");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(path -> path.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  @Test
  void leavesTheOldFileAloneWhenItCannotWrite() throws IOException {
    RecordedCounts counts = run(file(row("1", "2030-01", "X1", "Burglary"))).counts();
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> counts.write(folder.resolve("nowhere/recorded-crime.csv")))
        .withMessageContaining("cannot be written");
    Path occupied = Files.createDirectories(folder.resolve("busy/recorded-crime.csv/inside"));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> counts.write(occupied.getParent()))
        .withMessageContaining("cannot be written");
    try (Stream<Path> left = Files.list(folder.resolve("busy"))) {
      assertThat(left).containsExactly(occupied.getParent());
    }
  }

  @Test
  void tellsProgressPerFile() {
    List<String> seen = new ArrayList<>();
    PoliceUkImport.run(
        List.of(file(row("1", "2030-01", "X1", "Burglary"))),
        LOOKUP,
        ImportOptions.DEFAULT,
        (file, rows) -> seen.add(Path.of(file).getFileName() + " " + rows));
    assertThat(seen).containsExactly("f0.csv 0", "f0.csv 1");
  }

  @Test
  void countsUncheckedRowsAndSaysSoWhenTheTableOfKnownRowsIsFull() {
    String[] rows = new String[100];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("" + i, "2030-01", "X1", "Burglary");
    }
    ImportResult result =
        PoliceUkImport.run(
            List.of(file(rows)),
            LOOKUP,
            ImportOptions.DEFAULT.withMaxRowKeys(60),
            ProgressListener.NONE);
    assertThat(result.counts().total()).isEqualTo(100);
    assertThat(result.report().keptThoughAlike().unchecked()).isEqualTo(70);
    assertThat(result.report().toText()).contains("70 rows counted without looking for duplicates");
  }

  @Test
  void refusesMoreCellsThanTheLimit() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(
            () ->
                PoliceUkImport.run(
                    List.of(
                        file(
                            row("1", "2030-01", "X1", "Burglary"),
                            row("2", "2030-02", "X1", "Burglary"))),
                    LOOKUP,
                    ImportOptions.DEFAULT.withMaxCells(1),
                    ProgressListener.NONE))
        .withMessageContaining("more than 1 combinations");
  }

  @Test
  void refusesAColumnOfCategoriesThatHoldsSomethingElse() {
    String[] rows = new String[300];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("" + i, "2030-01", "X1", "value " + i);
    }
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> run(file(rows)))
        .withMessageContaining("more than 200 different categories");
  }

  @Test
  void reportFitsOneHundredColumnsAndAddsUp() {
    ImportResult result =
        run(
            file(
                row("1", "2010-12", "X1", "Violent crime"),
                row("2", "2010-13", "X1", "x".repeat(300)),
                row("3", "2030-01", "X1", "Piracy ".repeat(40).strip()),
                row("4", "2030-03", "X1", "y".repeat(300))));
    String text = result.report().toText();
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(text)
        .contains("Counted 3 rows of 4 in 1 file: 3 months, 2010-12, 2030-01, 2030-03.")
        .contains("missing between the first and the last: 2011-01 to 2029-12, 2030-02.")
        .contains("counted as \"Violence and sexual offences\": 1 row.")
        .endsWith("\n");
  }
}
