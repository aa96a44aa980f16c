package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ForecastCommandTest {
  private static final String DERBY = "../scenarios/cases/derby";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsTheForecastOfACase() {
    assertThat(run(DERBY, "--steps", "3", "--paths", "200")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("Forecast of 2014-12 to 2015-02, trained on 2014-01 to 2014-11")
        .contains(
            "Burglary (burglary)",
            "last year's total",
            "Total of 3 months",
            "No better than last year as far as can be told");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void printsOneJsonDocumentWithScores() {
    List<String> words = List.of(DERBY, "--from", "2014-10", "--steps", "2", "--paths", "200");
    String[] arguments = words.toArray(new String[words.size() + 2]);
    arguments[words.size()] = "--score";
    arguments[words.size() + 1] = "--json";
    assertThat(run(arguments)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("{")
        .endsWith("}\n")
        .contains(
            "\"trainedUntil\" : \"2014-09\"",
            "\"step\" : \"month\"",
            "\"coverage\"",
            "\"97.5\"",
            "\"all\"");
  }

  @Test
  void saysWhatIsWrongWithACutOffBeforeTheData() {
    assertThat(run(DERBY, "--train-until", "2013-12")).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("2013-12", "recorded crime begins in 2014-01", "Try");
  }

  private int run(String... arguments) {
    return new CommandLine(new ForecastCommand())
        .setOut(new PrintWriter(out, /* autoFlush= */ true))
        .setErr(new PrintWriter(err, /* autoFlush= */ true))
        .setExecutionExceptionHandler(new Failures(() -> false))
        .execute(arguments);
  }
}
