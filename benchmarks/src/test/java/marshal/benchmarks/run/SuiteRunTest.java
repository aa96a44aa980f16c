package marshal.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import marshal.benchmarks.measure.CellMeasures;
import marshal.benchmarks.measure.Measures;
import marshal.benchmarks.method.Found;
import marshal.benchmarks.method.Instance;
import marshal.benchmarks.report.CellsCsv;
import marshal.benchmarks.report.SuitePage;
import marshal.benchmarks.report.SuiteText;
import marshal.benchmarks.suite.InstanceSpec;
import marshal.benchmarks.suite.Suite;
import marshal.model.plan.Plan;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuiteRunTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofMillis(100);

  @TempDir private Path folder;

  private SuiteResults run(
      Suite suite, boolean resume, BiFunction<String, Instance, Found> answer) {
    return run(suite, resume, answer, System::nanoTime, Clock.systemUTC());
  }

  private SuiteResults run(
      Suite suite,
      boolean resume,
      BiFunction<String, Instance, Found> answer,
      LongSupplier clock,
      Clock wall) {
    return new SuiteRun(
            suite,
            folder,
            MadeUpMethods.MACHINE,
            (done, all, what) -> {},
            new CellRun.Setting(MadeUpMethods.answering(answer), clock, GRACE),
            wall)
        .run(resume);
  }

  private static Found committed(Instance instance) {
    return MadeUpMethods.found(instance.rules().committedPlan());
  }

  private static Found misbehave(String method, Instance instance) {
    return switch (method) {
      case "throws" -> throw new ArithmeticException("Nothing left to divide.");
      case "eats" -> throw new OutOfMemoryError("Java heap space");
      case "overspends" -> {
        int[] units = new int[instance.rules().lines()];
        Arrays.fill(units, 1_000_000);
        yield MadeUpMethods.found(Plan.of(units));
      }
      case "forgets" -> MadeUpMethods.found(Plan.of(1));
      default -> committed(instance);
    };
  }

  @Test
  void whatFailsInOneCellIsWrittenDownAndTheRestGoesOn() {
    Suite suite =
        MadeUpMethods.suite(SECOND, List.of(1L), "throws", "eats", "overspends", "forgets", "good");

    SuiteResults results = run(suite, false, SuiteRunTest::misbehave);

    assertThat(results.complete()).isTrue();
    assertThat(results.cells()).hasSize(5);
    assertThat(results.cells().get(0).failure())
        .hasValue("ArithmeticException: Nothing left to divide.");
    assertThat(results.cells().get(1).failure().orElseThrow()).contains("out of memory");
    assertThat(results.cells().get(2).failure().orElseThrow()).contains("breaks a rule");
    assertThat(results.cells().get(3).failure()).isPresent();
    assertThat(results.cells().get(4).failure()).isEmpty();
    assertThat(new Measures(results).of("good")).hasSize(1);
    assertThat(new Measures(results).failures()).hasSize(4);
  }

  @Test
  void methodThatNeverEndsIsGivenUpAndTheRestGoesOn() {
    Suite suite = MadeUpMethods.suite(Duration.ofMillis(100), List.of(1L, 2L), "endless", "good");
    AtomicBoolean over = new AtomicBoolean();

    SuiteResults results =
        run(
            suite,
            false,
            (method, instance) -> {
              // Deaf to requests and to interrupts.
              while (method.equals("endless") && !over.get()) {
                Thread.onSpinWait();
              }
              return committed(instance);
            });
    over.set(true);

    assertThat(results.complete()).isTrue();
    assertThat(new Measures(results).failures())
        .hasSize(2)
        .allSatisfy(cell -> assertThat(cell.failure().orElseThrow()).contains("given up"));
    assertThat(new Measures(results).of("good")).hasSize(2);
  }

  @Test
  void instanceThatCannotBeMadeFailsInItsCellsAlone() {
    Suite good = MadeUpMethods.suite(SECOND, List.of(1L), "a");
    InstanceSpec city = good.instances().get(0);
    InstanceSpec gone =
        new InstanceSpec(
            "gone",
            new InstanceSpec.Source.OfCase(folder.resolve("gone"), "baseline"),
            SECOND,
            4,
            10,
            List.of(1L, 2L),
            city.methods());

    SuiteResults results =
        run(
            new Suite("Made up", List.of(gone, city), "0"),
            false,
            (method, instance) -> committed(instance));

    Measures measures = new Measures(results);
    assertThat(results.complete()).isTrue();
    assertThat(measures.failures())
        .hasSize(2)
        .allSatisfy(cell -> assertThat(cell.failure().orElseThrow()).contains("cannot be made"));
    assertThat(measures.of("a")).hasSize(1);
    assertThat(SuiteText.console(measures)).contains("gone / a / 2");
    assertThat(SuitePage.of(measures)).contains("gone / a / 2");
  }

  @Test
  void planThatComesLateCountsWithWhatWasThereInTime() {
    Suite suite = MadeUpMethods.suite(SECOND, List.of(1L), "late");
    AtomicInteger readings = new AtomicInteger();

    SuiteResults results =
        run(
            suite,
            false,
            (method, instance) -> committed(instance),
            // Five seconds from one look to the next.
            () -> readings.incrementAndGet() * 5_000_000_000L,
            Clock.systemUTC());

    CellMeasures late = new Measures(results).cells().get(0);
    assertThat(late.isLate()).isTrue();
    assertThat(late.gap()).isEqualTo(100);
    assertThat(CellsCsv.of(new Measures(results))).contains("city,late,1,late,");
  }

  @Test
  void resumesAfterAKillWithWhatWasKept() throws IOException {
    Suite suite = MadeUpMethods.suite(SECOND, List.of(1L, 2L, 3L), "a", "b");
    run(suite, false, (method, instance) -> committed(instance));
    Path file = folder.resolve(ResultFile.NAME);
    List<String> lines = Files.readAllLines(file);
    // As a kill leaves it: three whole cells, and a fourth whose line was cut.
    String kept = String.join("\n", lines.subList(0, 5)) + "\n" + lines.get(5).substring(0, 40);
    Files.writeString(file, kept);
    AtomicInteger finds = new AtomicInteger();

    SuiteResults results =
        run(
            suite,
            true,
            (method, instance) -> {
              finds.incrementAndGet();
              return committed(instance);
            });

    assertThat(results.complete()).isTrue();
    assertThat(results.cells())
        .extracting(CellResult::key)
        .containsExactly(
            "city / a / 1",
            "city / b / 1",
            "city / a / 2",
            "city / b / 2",
            "city / a / 3",
            "city / b / 3");
    // Two methods warm up, three cells were missing.
    assertThat(finds).hasValue(2 + 3);
    assertThat(Files.readAllLines(file)).hasSize(2 + 6);
    assertThat(SuiteResults.read(folder).cells()).isEqualTo(results.cells());
  }

  @Test
  void refusesToResumeAnotherSuite() {
    Suite suite = MadeUpMethods.suite(SECOND, List.of(1L), "a");
    run(suite, false, (method, instance) -> committed(instance));
    Suite other = new Suite(suite.title(), suite.instances(), "1");

    assertThatThrownBy(() -> run(other, true, (method, instance) -> committed(instance)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another suite");
  }

  @Test
  void saysWhereResultsAreDamaged() throws IOException {
    Suite suite = MadeUpMethods.suite(SECOND, List.of(1L), "a");
    run(suite, false, (method, instance) -> committed(instance));
    Files.writeString(
        folder.resolve(ResultFile.NAME),
        "nonsense\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);

    assertThatThrownBy(() -> run(suite, true, (method, instance) -> committed(instance)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 4");
  }

  /** The clock on the wall goes back by a day at every look. */
  private static final class JumpingWall extends Clock {
    private final AtomicInteger looks = new AtomicInteger();

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.parse("2026-01-01T00:00:00Z").minus(Duration.ofDays(looks.incrementAndGet()));
    }
  }

  @Test
  void clockOnTheWallMayJump() {
    Suite suite = MadeUpMethods.suite(Duration.ofSeconds(100), List.of(1L, 2L), "a");
    AtomicInteger readings = new AtomicInteger();

    SuiteResults results =
        run(
            suite,
            false,
            (method, instance) -> committed(instance),
            () -> readings.incrementAndGet() * 1_000_000_000L,
            new JumpingWall());

    assertThat(results.cells()).allSatisfy(cell -> assertThat(cell.seconds()).isBetween(1.0, 10.0));
    assertThat(results.cells().get(0).started()).isGreaterThan(results.cells().get(1).started());
  }

  @Test
  void clockThatGoesBackGivesNoNegativeTimes() {
    Suite suite = MadeUpMethods.suite(SECOND, List.of(1L), "a");
    AtomicInteger readings = new AtomicInteger();

    SuiteResults results =
        run(
            suite,
            false,
            (method, instance) -> committed(instance),
            () -> -readings.incrementAndGet() * 1_000_000_000L,
            Clock.systemUTC());

    assertThat(results.cells().get(0).seconds()).isZero();
    assertThat(results.cells().get(0).curve()).allSatisfy(p -> assertThat(p.get(0)).isZero());
  }
}
