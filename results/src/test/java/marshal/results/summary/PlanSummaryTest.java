package marshal.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marshal.results.MadeUpOutcomes;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.PlanOutcome;
import org.junit.jupiter.api.Test;

final class PlanSummaryTest {

  @Test
  void showsResultTablesLeftoversAndJudgement() throws IOException {
    String text =
        PlanSummary.of(
            MadeUpOutcomes.planned(),
            Optional.of("20261122-104512-little-derby-baseline-7f3a"),
            List.of(
                "marshal explain 20261122-104512-little-derby-baseline-7f3a",
                "marshal report 20261122-104512-little-derby-baseline-7f3a --out plan.html",
                "marshal compare 20261122-104512-little-derby-baseline-7f3a current"));

    assertThat(text).isEqualTo(resource("planned.txt"));
  }

  @Test
  void staysTheSameUnderAnotherLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      showsResultTablesLeftoversAndJudgement();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void fitsAHundredColumnsWhateverTheNamesAndFigures() {
    for (long seed = 0; seed < 500; seed++) {
      String text = summary(MadeUpOutcomes.random(seed));

      assertThat(text).as("seed %d", seed).endsWith("\n").doesNotContain("\u001b");
      assertThat(text.lines())
          .as("seed %d", seed)
          .allSatisfy(line -> assertThat(line.codePointCount(0, line.length())).isBetween(0, 100));
    }
  }

  @Test
  void saysThatNothingIsBought() {
    assertThat(summary(MadeUpOutcomes.nothingBought()))
        .contains("The plan buys nothing: £2,415,000 stays unspent")
        .doesNotContain("per £", "Staff time", "For comparison");
  }

  @Test
  void namesHarmInDaysAndPoints() {
    Estimate averted = new Estimate(50_123, 40_000, 60_000, 30_000, 70_000);

    assertThat(summary(MadeUpOutcomes.judgedIn("days", averted, List.of())))
        .contains("averts 50,100 days of 900,000 days forecast harm", "averts days", "per £ 000")
        .contains("less than 1 % sure to beat");
  }

  @Test
  void saysThatHarmIsAdded() {
    Estimate averted = new Estimate(-50_123, -90_000, 10_000, -99_000, 20_000);

    assertThat(summary(MadeUpOutcomes.judgedIn("£", averted, List.of())))
        .contains("adds £50,100 to the £900,000 forecast harm")
        .contains("Worst ten in a hundred: £99,000 added on average.");
  }

  @Test
  void listsBrokenRules() {
    Estimate averted = new Estimate(1, 1, 1, 1, 1);

    assertThat(summary(MadeUpOutcomes.judgedIn("£", averted, List.of("Grant: £5 too much."))))
        .contains("This plan breaks 1 rule:\n  - Grant: £5 too much.\n");
  }

  @Test
  void breaksALongCommandAsAShellTakesIt() {
    String folder = "a/long/way/to/a/case/folder";
    String file = "runs/20261122-104512-little-derby-baseline-7f3a/plan.csv";

    String text =
        PlanSummary.of(
            MadeUpOutcomes.planned(),
            Optional.empty(),
            List.of("marshal evaluate " + folder + " --plan " + file));

    assertThat(text)
        .endsWith("  next: marshal evaluate " + folder + " \\\n          --plan " + file + "\n");
  }

  private static String summary(PlanOutcome outcome) {
    return PlanSummary.of(outcome, Optional.empty(), List.of());
  }

  private static String resource(String name) throws IOException {
    try (InputStream input = PlanSummaryTest.class.getResourceAsStream(name)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
