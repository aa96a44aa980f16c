package marshal.benchmarks.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import marshal.benchmarks.instance.GeneratedCity;
import marshal.benchmarks.suite.MethodSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MethodsTest {

  private static final String CONFIGURATION =
      """
      <solver xmlns="https://www.optaplanner.org/xsd/solver">
        <localSearch>
          <localSearchType>%s</localSearchType>
        </localSearch>
      </solver>
      """;

  @TempDir private Path folder;

  private final Instance instance = Instance.of(new GeneratedCity(5, 4, 2, 5, 1).toCase(), 8, 10);

  private static MethodSpec spec(MethodSpec.Kind kind, Optional<String> localSearch) {
    return new MethodSpec("method", kind, localSearch, Optional.empty(), 1);
  }

  /** Ample for the busiest machine. */
  private static Trial trial() {
    return new Trial(Duration.ofMinutes(2), 1, 1, System::nanoTime);
  }

  /** Finds a plan, and asks for the end as soon as one is better than the committed plan. */
  private Found findUntilBetter(Method method, Trial trial) {
    Thread watcher =
        new Thread(
            () -> {
              while (!isBetter(trial)) {
                Thread.onSpinWait();
              }
              method.stop();
            });
    watcher.setDaemon(true);
    watcher.start();
    return method.find(instance, trial);
  }

  private boolean isBetter(Trial trial) {
    return trial.points().stream()
        .anyMatch(point -> point.harm() < instance.harmCommitted() * (1 - 1e-6));
  }

  static Stream<MethodSpec> every() {
    return Stream.concat(
        Stream.of(
                MethodSpec.Kind.MARSHAL,
                MethodSpec.Kind.ROUNDING,
                MethodSpec.Kind.GREEDY,
                MethodSpec.Kind.OPTAPLANNER)
            .map(kind -> spec(kind, Optional.empty())),
        Stream.of(
                "late-acceptance",
                "tabu-search",
                "simulated-annealing",
                "hill-climbing",
                "great-deluge",
                "step-counting",
                "variable-neighborhood-descent")
            .map(search -> spec(MethodSpec.Kind.OPTAPLANNER, Optional.of(search))));
  }

  @ParameterizedTest
  @MethodSource("every")
  void findsAPlanThatKeepsTheRulesAndAvertsHarm(MethodSpec spec) {
    Trial trial = trial();

    Found found = findUntilBetter(Methods.of(spec), trial);

    double harm = instance.evaluate(found.plan());
    assertThat(instance.violations(found.plan())).isEmpty();
    assertThat(harm).isLessThan(instance.harmCommitted());
    assertThat(instance.recheck(found.plan())).isCloseTo(harm, within(1e-9 * harm));
    assertThat(trial.points()).isNotEmpty();
  }

  @Test
  void runsTheUsersOwnConfiguration() throws IOException {
    Found found = findUntilBetter(Methods.of(own("TABU_SEARCH")), trial());

    assertThat(instance.evaluate(found.plan())).isLessThan(instance.harmCommitted());
    assertThat(found.moves()).isPositive();
  }

  @Test
  void configurationThatOptaPlannerRejectsIsAFailureWithItsWords() throws IOException {
    MethodSpec wrongType = own("TABOO_SEARCH");
    MethodSpec noTemperature = own("SIMULATED_ANNEALING");
    Trial trial = trial();

    assertThatThrownBy(() -> Methods.of(wrongType)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Methods.of(noTemperature).find(instance, trial))
        .hasMessageContaining("StartingTemperature");
  }

  private MethodSpec own(String type) throws IOException {
    Path file = Files.writeString(folder.resolve(type + ".xml"), CONFIGURATION.formatted(type));
    return new MethodSpec(
        "own", MethodSpec.Kind.CONFIGURATION, Optional.empty(), Optional.of(file), 1);
  }

  @Test
  void slowedMethodHasLessTimeAndAFasterClock() {
    AtomicLong now = new AtomicLong();
    Trial trial = new Trial(Duration.ofSeconds(8), 4, 1, now::get);
    assertThat(trial.time()).isEqualTo(Duration.ofSeconds(2));

    now.set(1_000_000_000L);
    trial.found(5);

    assertThat(trial.seconds()).isEqualTo(4);
    assertThat(trial.time()).isEqualTo(Duration.ofSeconds(1));
    assertThat(trial.points()).containsExactly(new Trial.Point(4, 5));
    now.set(2_000_000_000L);
    assertThat(trial.isOver()).isTrue();
  }

  @Test
  void curveKeepsTheBestOfEachMomentAndForgetsWhatIsNoBetter() {
    AtomicLong now = new AtomicLong();
    Trial trial = new Trial(Duration.ofSeconds(500), 1, 1, now::get);
    for (long millis : new long[] {100, 1200, 1700, 2500}) {
      now.set(millis * 1_000_000);
      trial.found(10_000.0 - millis);
      trial.found(10_001.0 - millis);
    }

    assertThat(trial.points())
        .containsExactly(
            new Trial.Point(0.1, 9900), new Trial.Point(1.7, 8300), new Trial.Point(2.5, 7500));
  }
}
