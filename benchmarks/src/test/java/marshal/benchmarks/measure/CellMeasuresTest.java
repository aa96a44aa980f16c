package marshal.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import marshal.benchmarks.run.CellResult;
import marshal.benchmarks.run.InstanceResult;
import marshal.benchmarks.run.Machine;
import marshal.benchmarks.run.SuiteResults;
import org.junit.jupiter.api.Test;

final class CellMeasuresTest {

  private static final Machine MACHINE = new Machine("Linux", 2, 512, "Java", "1");

  private static CellResult cell(
      String method, Optional<Double> bound, double harm, List<List<Double>> curve) {
    return new CellResult(
        "city",
        method,
        1,
        Optional.empty(),
        10,
        10,
        15,
        200,
        Optional.of(harm),
        Optional.of(0.0),
        bound,
        500,
        20,
        Optional.of(400.0),
        Optional.of(300.0),
        1000,
        "",
        curve);
  }

  private static Measures measures(CellResult... cells) {
    return new Measures(
        new SuiteResults(
            "Suite",
            MACHINE,
            Map.of("city", new InstanceResult("city", 3, 12, 8, 200, 90)),
            List.of(cells),
            true));
  }

  /** 100 can be averted: from 200 without a plan down to 100. Half a minute at most. */
  private final CellMeasures measured =
      measures(
              cell(
                  "ours",
                  Optional.of(100.0),
                  100.2,
                  List.of(List.of(0.5, 150.0), List.of(2.0, 100.8), List.of(5.0, 100.2))))
          .cells()
          .get(0);

  @Test
  void gapsAreSharesOfWhatCouldBeAvertedToTheBestBound() {
    assertThat(measured.bound()).isEqualTo(100);
    assertThat(measured.gap()).isCloseTo(0.2, within(1e-9));
    assertThat(measured.gapAt(0.2)).isEqualTo(100);
    assertThat(measured.gapAt(1)).isEqualTo(50);
    assertThat(measured.gapAt(3)).isCloseTo(0.8, within(1e-9));
    assertThat(measured.gapAt(10)).isCloseTo(0.2, within(1e-9));
    assertThat(measured.gapAt(30)).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void timesAreThoseOfTheFirstPlanThatIsNearEnough() {
    assertThat(measured.secondsTo(1)).hasValue(2);
    assertThat(measured.secondsTo(0.3)).hasValue(5);
    assertThat(measured.secondsTo(0.1)).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void areaIsTheMeanGapOverTheTime() {
    double area = (0.5 * 100 + 1.5 * 50 + 3 * 0.8 + 5 * 0.2) / 10;

    assertThat(measured.area()).isCloseTo(area, within(1e-9));
    assertThat(measured.freshAverted()).hasValue(25);
    assertThat(measured.movesPerSecond()).isEqualTo(50);
  }

  @Test
  void boundAboveAPlanIsNoticed() {
    CellResult good = cell("good", Optional.empty(), 99, List.of(List.of(1.0, 99.0)));
    CellResult wrong = cell("wrong", Optional.of(120.0), 125, List.of(List.of(1.0, 125.0)));

    assertThat(measures(good).brokenBounds()).isEmpty();
    assertThat(measures(good, wrong).brokenBounds()).containsExactly("city");
  }

  @Test
  void winnerEndsWithTheSmallerGap() {
    CellResult good = cell("good", Optional.empty(), 99, List.of(List.of(1.0, 99.0)));
    CellResult worse = cell("worse", Optional.empty(), 101, List.of(List.of(1.0, 101.0)));
    Measures measures = measures(good, worse);

    assertThat(measures.duel("good", "worse")).isEqualTo(new SignTest(1, 0, 0));
    assertThat(measures.solved("good", 10, 0.9)).isZero();
    assertThat(measures.solved("good", 10, 1)).isEqualTo(1);
  }
}
