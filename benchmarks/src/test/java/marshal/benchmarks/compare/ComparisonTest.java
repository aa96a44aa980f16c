package marshal.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {

  @TempDir private Path folder;

  /** Two methods on four instances with five seeds; figures differ from run to run by noise. */
  private Path run(
      String name, long noise, DoubleUnaryOperator tabuGap, DoubleUnaryOperator tabuArea)
      throws IOException {
    SplittableRandom random = new SplittableRandom(noise);
    StringBuilder text =
        new StringBuilder(
            "instance,method,seed,status,time_limit_s,gap_pct,area_pct,machine_speed\n");
    for (int instance = 0; instance < 4; instance++) {
      for (int seed = 1; seed <= 5; seed++) {
        double gap = (instance + 1) * (1 + 0.1 * random.nextGaussian());
        double area = 2 * (instance + 1) * (1 + 0.1 * random.nextGaussian());
        row(text, instance, "ours", seed, gap / 10, area / 10);
        row(text, instance, "tabu", seed, tabuGap.applyAsDouble(gap), tabuArea.applyAsDouble(area));
      }
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private static void row(
      StringBuilder text, int instance, String method, int seed, double gap, double area) {
    text.append(
        String.format(
            Locale.ROOT,
            "city-%d,%s,%d,done,10,%.6f,%.6f,1000\n",
            instance,
            method,
            seed,
            gap,
            area));
  }

  @Test
  void secondRunOfTheSameFindsNothing() throws IOException {
    // Twenty pairs of runs: at 5 % for each, more than four with a finding has chance 0.3 %.
    int found = 0;
    for (int k = 0; k < 20; k++) {
      Path older = run("older.csv", 2L * k, x -> x, x -> x);
      Path newer = run("newer.csv", 2L * k + 1, x -> x, x -> x);
      found += Comparison.of(older, newer).findings().isEmpty() ? 0 : 1;
    }

    assertThat(found).isLessThanOrEqualTo(4);
  }

  @Test
  void findsTheMethodThatGotSlowerAndNoOther() throws IOException {
    Path older = run("older.csv", 1, x -> x, x -> x);
    Path newer = run("newer.csv", 2, x -> x, x -> 1.5 * x);

    Comparison comparison = Comparison.of(older, newer);

    assertThat(comparison.findings())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.method()).isEqualTo("tabu");
              assertThat(row.measure()).isEqualTo("gap over time");
              assertThat(row.verdict()).isEqualTo(Comparison.Verdict.WORSE);
            });
    assertThat(ComparisonText.of(comparison)).contains("'tabu' got worse: gap over time");
    assertThat(Comparison.of(newer, older).findings())
        .extracting(Comparison.Row::verdict)
        .containsExactly(Comparison.Verdict.BETTER);
  }

  @Test
  void saysWhenThereAreTooFewCells() throws IOException {
    Path older = run("older.csv", 1, x -> x, x -> x);
    Files.write(older, Files.readAllLines(older).subList(0, 9));
    Path newer = run("newer.csv", 2, x -> 2 * x, x -> 2 * x);

    assertThat(Comparison.of(older, newer).rows())
        .extracting(Comparison.Row::verdict)
        .containsOnly(Comparison.Verdict.TOO_FEW);
  }

  @Test
  void remarksOnOtherMethodsTimesMachinesAndFailures() throws IOException {
    Path older = run("older.csv", 1, x -> x, x -> x);
    Path newer = run("newer.csv", 2, x -> x, x -> x);
    Files.writeString(
        newer,
        Files.readString(newer)
                .replace("tabu", "deluge")
                .replace(",1000\n", ",700\n")
                .replace("city-0,ours,1,done,10", "city-0,ours,1,done,20")
            + "city-9,ours,1,failed,10,,,700\n");

    assertThat(Comparison.of(older, newer).remarks())
        .anySatisfy(remark -> assertThat(remark).contains("'tabu' is in the older run only"))
        .anySatisfy(remark -> assertThat(remark).contains("'deluge' is in the newer run only"))
        .anySatisfy(remark -> assertThat(remark).contains("1 cells of 'ours' had another time"))
        .anySatisfy(remark -> assertThat(remark).contains("30 % slower"))
        .anySatisfy(remark -> assertThat(remark).contains("failed in 0 cells before and in 1 now"));
  }

  @Test
  void whatTheMachineExplainsIsNoFinding() throws IOException {
    Path older = run("older.csv", 1, x -> x, x -> x);
    Path newer = run("newer.csv", 2, x -> x, x -> 1.3 * x);
    assertThat(Comparison.of(older, newer).findings()).hasSize(1);

    Files.writeString(newer, Files.readString(newer).replace(",1000\n", ",650\n"));

    assertThat(Comparison.of(older, newer).findings()).isEmpty();
  }

  /** The twin: what goes the other way than the machine is not its doing. */
  @Test
  void aFasterMachineDoesNotExplainAMethodThatGotWorse() throws IOException {
    Path older = run("older.csv", 1, x -> x, x -> x);
    Path newer = run("newer.csv", 2, x -> x, x -> 1.3 * x);
    Files.writeString(newer, Files.readString(newer).replace(",1000\n", ",2500\n"));

    assertThat(Comparison.of(older, newer).findings())
        .extracting(Comparison.Row::verdict)
        .containsExactly(Comparison.Verdict.WORSE);
    assertThat(Comparison.of(newer, older).findings())
        .extracting(Comparison.Row::verdict)
        .containsExactly(Comparison.Verdict.BETTER);
  }

  @Test
  void saysWhereAFileIsDamaged() throws IOException {
    Path good = run("good.csv", 1, x -> x, x -> x);
    List<String> lines = Files.readAllLines(good);
    Path damaged = folder.resolve("damaged.csv");
    for (String row :
        List.of(
            lines.get(1).replace(",done,", ",fine,"),
            lines.get(1).replaceAll(",1000$", ",fast"),
            lines.get(1).substring(0, 20),
            lines.get(2))) {
      List<String> spoilt = new ArrayList<>(lines);
      spoilt.set(1, row);
      Files.write(damaged, spoilt);

      assertThatThrownBy(() -> Comparison.of(good, damaged))
          .as(row)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("damaged.csv: ")
          .hasMessageContaining("row ");
    }
  }

  @Test
  void refusesWhatIsNotACellsFile() throws IOException {
    Path older = run("older.csv", 1, x -> x, x -> x);
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

    assertThatThrownBy(() -> Comparison.of(older, other))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("other.csv")
        .hasMessageContaining("is missing");
    assertThatThrownBy(() -> Comparison.of(folder.resolve("none.csv"), older))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("missing");
  }
}
