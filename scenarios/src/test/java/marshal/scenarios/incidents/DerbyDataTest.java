package marshal.scenarios.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The street-level files of Derby, where they lie beside the repository; skipped elsewhere. */
class DerbyDataTest {

  private Path first;
  private Path second;
  private Path lookup;
  private Path wards;

  @BeforeEach
  void findData() {
    Optional<Path> data =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve("shared/data"))
            .filter(folder -> Files.isDirectory(folder.resolve("crime")))
            .findFirst();
    assumeTrue(data.isPresent(), "The data of Derby are not beside the repository.");
    first = data.get().resolve("crime/derby-street-2014-01_2014-11.csv.gz");
    second = data.get().resolve("crime/derby-street-2021-03_2022-03.csv.gz");
    lookup = data.get().resolve("geography/derby-lsoa11-to-ward2017.csv");
    wards = data.get().resolve("geography/derby-wards-2002-2022.geojson");
  }

  @Test
  void countsEveryRowOfBothBlocksButTheIdenticalOnes() {
    ImportReport report2014 =
        PoliceUkImport.run(List.of(first), LookupLocator.read(lookup)).report();
    assertThat(report2014.rowsRead()).isEqualTo(33_202).isEqualTo(report2014.rowsCounted());
    assertThat(report2014.keptThoughAlike().sameCrimeId()).isEqualTo(3);
    assertThat(report2014.months()).hasSize(11);

    ImportReport report2021 =
        PoliceUkImport.run(List.of(second), LookupLocator.read(lookup)).report();
    assertThat(report2021.rowsRead()).isEqualTo(45_790);
    // 24 rows are identical in pairs: 12 are left out.
    assertThat(report2021.leftOut()).isEqualTo(new ImportReport.LeftOut(0, 0, 0, 12, 0, 0));
    assertThat(report2021.keptThoughAlike().sameCrimeId()).isEqualTo(1_206 - 12);
    assertThat(report2021.months()).hasSize(13);
    assertThat(report2021.unknown()).isEmpty();
    assertThat(report2021.renamed()).isEmpty();
  }

  @Test
  void countsBurglaryByMonthAndWard() {
    ImportResult both = PoliceUkImport.run(List.of(first, second), LookupLocator.read(lookup));
    var byMonth =
        both.counts().rows().stream()
            .filter(row -> row.category().equals("Burglary"))
            .collect(
                Collectors.groupingBy(
                    row -> YearMonth.from(row.firstDay()),
                    Collectors.summingInt(RecordedCounts.Row::count)));
    assertThat(byMonth)
        .hasSize(24)
        .containsEntry(YearMonth.of(2014, 1), 254)
        .containsEntry(YearMonth.of(2014, 9), 327)
        .containsEntry(YearMonth.of(2021, 3), 142)
        .containsEntry(YearMonth.of(2022, 3), 80);
    assertThat(both.report().missingMonths()).hasSize(75);
    var byWard2014 =
        both.counts().rows().stream()
            .filter(row -> row.category().equals("Burglary") && row.firstDay().getYear() == 2014)
            .collect(
                Collectors.groupingBy(
                    RecordedCounts.Row::neighbourhood,
                    Collectors.averagingDouble(row -> row.count())));
    assertThat(byWard2014).hasSize(17);
    assertThat(byWard2014.values().stream().mapToDouble(mean -> mean).min().orElseThrow())
        .isCloseTo(6.1, within(0.05));
    assertThat(byWard2014.values().stream().mapToDouble(mean -> mean).max().orElseThrow())
        .isCloseTo(39.6, within(0.05));
  }

  @Test
  void bestFitWardsDisagreeWithOutlinesForFewRows() throws IOException {
    // Both figures agree with a separate even-odd computation over the same files: 1.0 % and 1.8 %.
    assertThat(disagreements(first)).isEqualTo(343);
    assertThat(disagreements(second)).isEqualTo(822);
  }

  private int disagreements(Path file) throws IOException {
    LookupLocator byLsoa = LookupLocator.read(lookup);
    BoundaryLocator byOutline = BoundaryLocator.read(wards, Optional.of("WD13CD"));
    assertThat(byOutline.codes()).isEqualTo(byLsoa.codes());
    int different = 0;
    try (InputStream input = new GZIPInputStream(Files.newInputStream(file));
        CsvRows table = new CsvRows(input, file.toString(), 10_000)) {
      int lsoa = table.column("LSOA code");
      int x = table.column("Longitude");
      int y = table.column("Latitude");
      while (table.next()) {
        int inOutline =
            byOutline.locate(
                "", Double.parseDouble(table.cell(x)), Double.parseDouble(table.cell(y)));
        if (inOutline != byLsoa.locate(table.cell(lsoa), 0, 0)) {
          different++;
        }
      }
    }
    return different;
  }

  @Test
  void importingTheSameBlockTwiceChangesNothing() {
    ImportResult once = PoliceUkImport.run(List.of(second), LookupLocator.readLsoas(lookup));
    ImportResult twice =
        PoliceUkImport.run(List.of(second, second), LookupLocator.readLsoas(lookup));
    assertThat(twice.counts().rows()).isEqualTo(once.counts().rows());
    assertThat(once.counts().size()).isPositive();
  }
}
