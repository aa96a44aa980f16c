package marshal.scenarios.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import marshal.model.area.Adjacency;
import marshal.model.demand.Stream;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandPriors;
import marshal.model.fit.FitOptions;
import marshal.model.fit.NaiveForecast;
import marshal.model.fit.NeighbourWeights;
import marshal.model.fit.OneStepScores;
import marshal.model.fit.ScoreSummary;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.forecasting.PastCounts;
import org.junit.jupiter.api.Test;

/**
 * One month ahead in Derby, by stream, fitted anew to all months before: ours beside the reference
 * model (the same without priors, which reproduces it) and the naive forecasts. The tables stand in
 * results/published/forecast-accuracy.md; run with {@code -Dmarshal.regenerate=true} to write them.
 */
final class DerbyOneStepTest {
  private static final Path PUBLISHED = Path.of("../results/published/forecast-accuracy.md");

  /** Recorded violence is scored once. */
  private static final Set<String> TWICE = Set.of("other-violence", "domestic-violence");

  private static final double GOAL = 1.005;

  /** A block of months to score, by number of the first and last of its rows. */
  private record Block(String name, int first, int last) {}

  /** Scores of one forecast, added up over months. */
  private static final class Sum {
    private int cells;
    private double rps;
    private double log;
    private double held80;

    void add(ScoreSummary scores) {
      int more = scores.cells();
      cells += more;
      rps += more * scores.rankedProbabilityScore();
      log += more * scores.logScore();
      held80 += more * scores.coverage().get(1).held();
    }

    void add(Sum other) {
      cells += other.cells;
      rps += other.rps;
      log += other.log;
      held80 += other.held80;
    }

    String text() {
      return cells == 0
          ? "- | - | -"
          : String.format(
              Locale.ROOT, "%.3f | %.3f | %.2f", rps / cells, log / cells, held80 / cells);
    }
  }

  /** The forecasts of one stream in one block. */
  private static final class Row {
    private final Sum ours = new Sum();
    private final Sum oursBesideReference = new Sum();
    private final Sum reference = new Sum();
    private final Sum meanOfLastYear = new Sum();
    private final Sum sameMonth = new Sum();

    void add(Row other) {
      ours.add(other.ours);
      oursBesideReference.add(other.oursBesideReference);
      reference.add(other.reference);
      meanOfLastYear.add(other.meanOfLastYear);
      sameMonth.add(other.sameMonth);
    }

    /** Over the months that the reference could be fitted to. */
    double ratio() {
      return oursBesideReference.rps / reference.rps;
    }

    String text(String what) {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %s |",
          what,
          ours.text(),
          reference.text(),
          reference.cells == 0 ? "-" : String.format(Locale.ROOT, "%.3f", ratio()),
          meanOfLastYear.text(),
          sameMonth.text());
    }
  }

  @Test
  void isAsGoodAsTheReferenceInEveryStreamByWard() throws IOException {
    List<Row> rows = table("derby", "wards");
    // Without priors, no month of violence in 2014 has enough months before it.
    assertThat(rows).filteredOn(row -> row.reference.cells > 0).hasSize(rows.size() - 1);
    assertThat(rows)
        .filteredOn(row -> row.reference.cells > 0)
        .allSatisfy(row -> assertThat(row.ratio()).isLessThanOrEqualTo(GOAL));
  }

  @Test
  void isBetterThanTheMeanOfLastYearByLsoa() throws IOException {
    assertThat(table("derby-lsoa", "LSOAs"))
        .allSatisfy(row -> assertThat(row.ours.rps).isLessThan(1.01 * row.meanOfLastYear.rps));
  }

  private static List<Row> table(String name, String places) throws IOException {
    History history = CaseFolder.history(Path.of("cases", name));
    int steps = history.crime().steps();
    List<Block> blocks =
        List.of(new Block("2014", 5, 10), new Block("2021-22", steps - 7, steps - 1));
    List<Row> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    lines.add(
        "| "
            + places
            + " | RPS | log | 80 % | reference: RPS | log | 80 % | ratio"
            + " | mean of 12: RPS | log | 80 % | same month: RPS | log | 80 % |");
    lines.add("| --- |" + " ---: |".repeat(13));
    for (Block block : blocks) {
      Row all = new Row();
      for (Stream stream : history.streams()) {
        if (!TWICE.contains(stream.id())) {
          Row row = row(history, stream, block);
          lines.add(row.text(stream.name() + " " + block.name()));
          rows.add(row);
          all.add(row);
        }
      }
      lines.add(all.text("**all " + block.name() + "**"));
    }
    publish(name, String.join("\n", lines) + "\n");
    return rows;
  }

  private static Row row(History history, Stream stream, Block block) {
    CountSeries series = new PastCounts(history, history.crime().steps() - 1).series(stream);
    Row row = new Row();
    for (int step = block.first(); step <= block.last(); step++) {
      OneStepScores ours = scores(history, series, DemandPriors.monthly(), step).orElseThrow();
      row.ours.add(ours.model());
      ours.comparisons()
          .forEach(
              c -> {
                if (c.forecast() == NaiveForecast.MEAN_OF_LAST_YEAR) {
                  row.meanOfLastYear.add(c.naive());
                } else if (c.forecast() == NaiveForecast.SAME_STEP_LAST_YEAR) {
                  row.sameMonth.add(c.naive());
                }
              });
      scores(history, series, DemandPriors.none(), step)
          .ifPresent(
              reference -> {
                row.reference.add(reference.model());
                row.oursBesideReference.add(ours.model());
              });
    }
    return row;
  }

  /** Scores of a month; empty where the model cannot be fitted to the months before. */
  private static Optional<OneStepScores> scores(
      History history, CountSeries series, DemandPriors priors, int step) {
    Adjacency adjacency = history.area().adjacency();
    try {
      return Optional.of(
          OneStepScores.rolling(
              series,
              NeighbourWeights.of(adjacency.start(), adjacency.from(), adjacency.weight()),
              FitOptions.DEFAULT.withPriors(priors),
              step,
              step,
              new SplittableRandom(1)::nextLong));
    } catch (IllegalArgumentException e) {
      assertThat(priors.isNone()).as(e.getMessage()).isTrue();
      return Optional.empty();
    }
  }

  /** Holds the published table to this one, or writes it. */
  private static void publish(String name, String table) throws IOException {
    System.out.println(table);
    String text = Files.readString(PUBLISHED);
    String start = "<!-- one step: " + name + " -->\n";
    String end = "<!-- end -->";
    int from = text.indexOf(start) + start.length();
    int until = text.indexOf(end, from);
    assertThat(from).as(start).isGreaterThan(start.length());
    if (Boolean.getBoolean("marshal.regenerate")) {
      Files.writeString(PUBLISHED, text.substring(0, from) + table + text.substring(until));
    } else {
      assertThat(text.substring(from, until))
          .as("results/published/forecast-accuracy.md; regenerate it as it says there")
          .isEqualTo(table);
    }
  }
}
