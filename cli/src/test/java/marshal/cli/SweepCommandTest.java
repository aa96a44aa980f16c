package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SweepCommandTest {
  @TempDir private Path temp;

  private CommandLineRun sweep(Object... options) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "sweep",
                CommandLineRun.TINY,
                "--runs",
                temp,
                "--steps",
                20,
                "--worlds",
                4,
                "--fresh-worlds",
                20));
    words.addAll(List.of(options));
    return CommandLineRun.of(words.toArray());
  }

  @Test
  void showsTheFrontierAndTheSameAgain() {
    CommandLineRun first = sweep("--vary", "budget=80%..120%", "--points", 3);
    CommandLineRun second = sweep("--vary", "budget=80%..120%", "--points", 3);

    assertThat(first.exitCode()).as(first.err()).isEqualTo(ExitCode.DONE);
    assertThat(first.out())
        .contains("80 %", "100 %", "120 %", "the next £10,000 averts", "£10,000 cut costs");
    assertThat(second.out()).isEqualTo(first.out());
  }

  @Test
  void sweepsAGrid() {
    CommandLineRun run =
        sweep(
            "--vary",
            "budget=90%..110%",
            "--vary",
            "demand:all=100%,130%",
            "--points",
            2,
            "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("\"kind\": \"sweep\"", "\"budget 110 %, demand:all 130 %\"");
  }

  /** Each knob is turned from much less to much more, and moves the harm averted its own way. */
  @ParameterizedTest
  @CsvSource({
    "budget, free money, true",
    "funding:council, Council, true",
    "price:locks, price of Locks and lights, false",
    "effect:locks, effect of Locks and lights, true",
    "staff:team, hours of Team, true",
    "demand:burglary, demand (Burglary), true"
  })
  void turnsEveryKnob(String key, String name, boolean moreIsBetter) throws IOException {
    CommandLineRun run = sweep("--vary", key + "=75%,150%", "--json");
    CommandLineRun text = sweep("--vary", key + "=75%,150%");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode points = new ObjectMapper().readTree(run.out()).get("points");
    double less = averted(points.get(0));
    double more = averted(points.get(1));
    assertThat(more - less).isNotZero();
    assertThat(more > less).isEqualTo(moreIsBetter);
    assertThat(text.out()).contains(name, "75 %", "150 %");
  }

  private static double averted(JsonNode point) {
    assertThat(point.get("status").asText()).isEqualTo("feasible");
    return point.get("averted").get("mean").asDouble();
  }

  /** A grid is a table, a page with the names of what varies, and documents for other programs. */
  @Test
  void showsAGridAsTableAndPage() throws IOException {
    Path out = temp.resolve("grid");
    Path page = temp.resolve("grid.html");
    CommandLineRun text =
        sweep("--vary", "price:locks=80%,120%", "--vary", "staff:team=90%,110%", "--out", out);
    CommandLineRun report = CommandLineRun.of("report", out, "--out", page);

    assertThat(text.exitCode()).as(text.err()).isEqualTo(ExitCode.DONE);
    assertThat(text.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(text.out()).contains("price of Locks and lights", "hours of Team");
    assertThat(report.exitCode()).as(report.err()).isEqualTo(ExitCode.DONE);
    assertThat(page)
        .content()
        .contains("Price of Locks and lights from 80 % to 120 %, hours of Team from 90 % to 110 %")
        .contains("price of Locks and lights 80 % · hours of Team 110 %")
        .contains("--vary price:locks=80%,120% --vary staff:team=90%,110% --seed 1 --worlds 4")
        .doesNotContain("price:locks 80 %");
    assertThat(Files.readAllLines(out.resolve("sweep.csv"))).hasSize(1 + 4);
  }

  @Test
  void saysWhatIsWrongWithWhatIsVaried() {
    CommandLineRun wrong = sweep("--vary", "budgte=80%..120%");
    CommandLineRun unknown = sweep("--vary", "staff:tema=80%..120%");
    CommandLineRun none = sweep("--vary", "budget=1%,2%");

    assertThat(wrong.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(wrong.err()).contains("Did you mean 'budget'?");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(unknown.err()).contains("tema");
    assertThat(none.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(none.out()).contains("no plan keeps every rule");
    assertThat(CommandLineRun.of("sweep").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
  }
}
