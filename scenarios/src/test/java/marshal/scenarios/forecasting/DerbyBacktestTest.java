package marshal.scenarios.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.History;
import org.junit.jupiter.api.Test;

/**
 * What Derby's two blocks of months allow: totals of three to seven months by ward and by LSOA, all
 * streams, on which nothing was tuned but the part that a season counts for below two years.
 */
final class DerbyBacktestTest {
  /** Scored on the same recorded violence as the night-time stream. */
  private static final Set<String> TWICE = Set.of("other-violence", "domestic-violence");

  private record Origin(String trainUntil, int steps) {}

  private static final List<Origin> ORIGINS =
      List.of(
          new Origin("2014-05", 6),
          new Origin("2014-06", 5),
          new Origin("2014-08", 3),
          new Origin("2021-08", 7),
          new Origin("2021-11", 4));

  @Test
  void holdsTotalsByWardAsOftenAsItSays() {
    assertHolds("cases/derby", ORIGINS);
  }

  @Test
  void holdsTotalsByLsoaAsOftenAsItSays() {
    assertHolds("cases/derby-lsoa", List.of(ORIGINS.get(1), ORIGINS.get(3)));
  }

  private static void assertHolds(String folder, List<Origin> origins) {
    History history = CaseFolder.history(Path.of(folder));
    List<ScoredForecast> ours = new ArrayList<>();
    List<ScoredForecast> lastYear = new ArrayList<>();
    for (Origin origin : origins) {
      ForecastRequest request =
          new ForecastRequest(
              Optional.empty(),
              OptionalInt.of(origin.steps()),
              Optional.of(origin.trainUntil()),
              /* score= */ true,
              /* paths= */ 500,
              /* seed= */ 1,
              /* threads= */ 2);
      List<ScoredForecast> oursHere = new ArrayList<>();
      List<ScoredForecast> lastYearHere = new ArrayList<>();
      for (StreamOutlook stream : new ForecastService(history, request).run().streams()) {
        if (!TWICE.contains(stream.stream())) {
          oursHere.add(stream.scores().get(0));
          lastYearHere.add(stream.scores().get(1));
        }
      }
      print(folder + " " + origin.trainUntil() + " + " + origin.steps(), oursHere, lastYearHere);
      ours.addAll(oursHere);
      lastYear.addAll(lastYearHere);
    }
    print(folder, ours, lastYear);
    assertThat(mean(ours, 80)).isBetween(0.72, 0.88);
    assertThat(mean(ours, 95)).isBetween(0.90, 0.99);
    assertThat(crps(ours)).isLessThan(crps(lastYear));
  }

  private static void print(String what, List<ScoredForecast> ours, List<ScoredForecast> lastYear) {
    System.out.printf(
        Locale.ROOT,
        "%-32s CRPS %6.2f  80 %% %.2f  95 %% %.2f   last year's: CRPS %6.2f  80 %% %.2f%n",
        what,
        crps(ours),
        mean(ours, 80),
        mean(ours, 95),
        crps(lastYear),
        mean(lastYear, 80));
  }

  private static double crps(List<ScoredForecast> scores) {
    return scores.stream().mapToDouble(s -> s.totals().crps()).average().orElseThrow();
  }

  private static double mean(List<ScoredForecast> scores, int percent) {
    return scores.stream()
        .mapToDouble(s -> percent == 80 ? s.totals().held80() : s.totals().held95())
        .average()
        .orElseThrow();
  }
}
