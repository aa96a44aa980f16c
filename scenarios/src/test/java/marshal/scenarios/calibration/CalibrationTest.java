package marshal.scenarios.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marshal.model.area.Adjacency;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.fit.CountSeries;
import marshal.model.fit.FitOptions;
import marshal.model.forecast.DemandOutlook;
import marshal.model.forecast.Relevelling;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.fitted.DemandFile;
import marshal.scenarios.fitted.DemandForecast;
import marshal.scenarios.fitted.FittedDemand;
import marshal.scenarios.fitted.StreamFit;
import marshal.scenarios.forecasting.PastCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CalibrationTest {
  private static final Path DERBY = Path.of("cases/derby");
  private static final int MOST = FitOptions.DEFAULT.maxIterations();
  private static final Path TINY = Path.of("src/test/resources/tiny");
  private static final Horizon YEAR_AFTER =
      new Horizon(LocalDate.of(2014, 12, 1), StepLength.MONTH, 1, 12, 0);

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"derby", "derby-lsoa"})
  void shippedDemandIsWhatTheProgramFits(String name) throws IOException {
    Path folder = DERBY.resolveSibling(name);
    String shipped = Files.readString(folder.resolve(DemandFile.NAME));
    String version = shipped.replaceAll("(?s).*\"productVersion\": \"([^\"]*)\".*", "$1");

    FittedDemand fitted = calibrated(CaseFolder.history(folder), version).demand();

    assertThat(DemandFile.toJson(fitted)).isEqualTo(shipped);
  }

  @Test
  void demandCarriedForwardIsThatOfTheForecast() {
    History history = CaseFolder.history(DERBY);
    CalibrationOutcome.Calibrated calibrated = calibrated(history, "1");
    for (int k = 0; k < history.streams().size(); k++) {
      Stream stream = whole(history.streams().get(k));
      StreamFit fit = calibrated.demand().streams().get(k);
      CountSeries series = new PastCounts(history, history.trainingUntil() - 1).series(stream);
      StreamDemand expected =
          DemandOutlook.of(
                  series,
                  calibrated.fits().get(k).fit().parameters(),
                  history.area().adjacency(),
                  series.lastStep() + 1,
                  12,
                  PastCounts.driftPriors(history))
              .settled();

      StreamDemand carried = DemandForecast.of(fit, stream, history.area(), YEAR_AFTER);

      assertThat(carried.endemic()).containsExactly(expected.endemic(), within(1e-9));
      assertThat(carried.previous()).containsExactly(expected.previous());
      assertThat(carried.drift()).isEqualTo(expected.drift());
      assertThat(fit.trendPerStep()).isZero();
      // A year begun a month late is another one.
      Horizon late = new Horizon(LocalDate.of(2015, 1, 1), StepLength.MONTH, 1, 12, 0);
      assertThat(DemandForecast.of(fit, stream, history.area(), late).endemic()[0])
          .isNotCloseTo(expected.endemic()[0], within(1e-3));
    }
  }

  @Test
  void demandOfAYearIsNearTheRecordedMonths() {
    History history = CaseFolder.history(DERBY);
    CalibrationOutcome.Calibrated calibrated = calibrated(history, "1");
    Adjacency adjacency = history.area().adjacency();
    for (int k = 0; k < history.streams().size(); k++) {
      StreamDemand demand =
          DemandForecast.of(
              calibrated.demand().streams().get(k),
              whole(history.streams().get(k)),
              history.area(),
              YEAR_AFTER);
      double year = Arrays.stream(Relevelling.meanTotals(demand, adjacency)).sum();
      double recorded = calibrated.fits().get(k).incidents() * 12 / 11.0;

      assertThat(year / recorded).as(history.streams().get(k).id()).isBetween(0.9, 1.1);
    }
  }

  @Test
  void scoresWhatCameAfterTrainingWhereItIsRecorded() throws IOException {
    Path city = copy(DERBY);
    Path file = city.resolve("case.yaml");
    Files.writeString(file, Files.readString(file).replace("until: 2014-11", "until: 2014-08"));

    ScoredSteps scored =
        calibrated(CaseFolder.history(city), "1").fits().get(0).scored().orElseThrow();

    assertThat(scored.basis()).isEqualTo(ScoredSteps.Basis.AFTER_TRAINING);
    assertThat(scored.from()).isEqualTo("2014-09");
    // The next block of months lies years later and is no test of the next step.
    assertThat(scored.until()).isEqualTo("2014-11");
    assertThat(scored.scores().model().cells()).isEqualTo(3 * 17);
  }

  @Test
  void scoresTheLastMonthsByRefittingWhereNothingCameAfter() {
    List<StreamCalibration> fits = calibrated(CaseFolder.history(DERBY), "1").fits();
    assertThat(fits)
        .allSatisfy(
            fit -> {
              ScoredSteps scored = fit.scored().orElseThrow();
              assertThat(scored.basis()).isEqualTo(ScoredSteps.Basis.REFITTED);
              assertThat(scored.from()).isEqualTo("2014-06");
              assertThat(scored.scores().model().rankedProbabilityScore()).isPositive();
            });
  }

  @Test
  void refusesThreeMonthsWithoutPriors() {
    CalibrationOutcome outcome =
        new Calibration(CaseFolder.history(TINY), /* withPriors= */ false, MOST).run("1");

    assertThat(outcome).isInstanceOf(CalibrationOutcome.Refused.class);
    assertThat(((CalibrationOutcome.Refused) outcome).reason()).contains("too few", "priors");
  }

  @Test
  void saysThatAFitDidNotConverge() {
    CalibrationOutcome outcome =
        new Calibration(CaseFolder.history(DERBY), /* withPriors= */ true, 2).run("1");

    assertThat(outcome).isInstanceOf(CalibrationOutcome.Refused.class);
    assertThat(((CalibrationOutcome.Refused) outcome).reason()).contains("2 Newton steps");
  }

  @Test
  void carriesTheLagKernelOfAStreamIntoItsFit() throws IOException {
    Path city = copy(DERBY);
    Path file = city.resolve("case.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "    categories: [Robbery]",
                "    categories: [Robbery]\n    lagWeights: [0.75, 0.25]"));
    History history = CaseFolder.history(city);
    FittedDemand demand = calibrated(history, "1").demand();

    StreamFit robbery = DemandFile.find(demand, "robbery").orElseThrow();
    assertThat(robbery.lagWeights()).containsExactly(0.75, 0.25);
    assertThat(robbery.earlierCounts()).hasSize(1);
    int october = 0;
    int november = 0;
    for (String code : robbery.lastCounts().keySet()) {
      october += robbery.earlierCounts().get(0).get(code);
      november += robbery.lastCounts().get(code);
    }
    int n = history.area().size();
    int[] counts = history.crime().counts(List.of("Robbery"));
    assertThat(october).isEqualTo(Arrays.stream(counts, 9 * n, 10 * n).sum());
    assertThat(november).isEqualTo(Arrays.stream(counts, 10 * n, 11 * n).sum());
    DemandFile.write(city.resolve(DemandFile.NAME), demand);
    assertThat(CaseFolder.read(city, CaseFolder.BASELINE).theCase().demand())
        .anySatisfy(d -> assertThat(d.lagWeights()).containsExactly(0.75, 0.25));
  }

  @Test
  void reportsFitIntoAHundredColumns() {
    String text = CalibrationText.of(calibrated(CaseFolder.history(DERBY), "1"));

    assertThat(text).contains("lambda", "log-lik.", "RPS", "Scored: refitted before each step.");
    assertThat(text.replace('\n', ' '))
        .contains(
            "No better than last year's mean, as far as a paired test", "Night-time violence");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  private static CalibrationOutcome.Calibrated calibrated(History history, String version) {
    return (CalibrationOutcome.Calibrated)
        new Calibration(history, /* withPriors= */ true, MOST).run(version);
  }

  /** The stream with all of its categories, as recorded. */
  private static Stream whole(Stream stream) {
    return new Stream(
        stream.id(), stream.name(), stream.categories(), 1, Optional.empty(), stream.nearRepeats());
  }

  private Path copy(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path target = temporary.resolve("copy").resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return temporary.resolve("copy");
  }
}
