package marshal.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.TreatmentFigures;
import marshal.scenarios.outcome.TreatmentOutcome;
import org.junit.jupiter.api.Test;

class TreatmentTextTest {

  private static Estimate about(double mean) {
    return new Estimate(mean, mean - 1, mean + 1, mean - 2, mean + 2);
  }

  private static TreatmentFigures figures(double retained, double days) {
    return new TreatmentFigures(
        about(2000),
        about(retained),
        about(3),
        about(4),
        about(days),
        about(5),
        about(6),
        about(1234));
  }

  @Test
  void setsThePlanAgainstNone() {
    String text = text(figures(1000, 2.25), figures(900, 9));

    assertThat(text.replaceAll("\\s+", " "))
        .contains("1,000 retained twelve weeks", "900 without", "they waited 2.3 days (9.0 days)");
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void saysWhereNobodyWasAdmitted() {
    assertThat(text(figures(10, 2), figures(0, Double.NaN)).replaceAll("\\s+", " "))
        .contains("they waited 2.0 days (in vain)");
  }

  private static String text(TreatmentFigures with, TreatmentFigures without) {
    return TreatmentText.of(
        List.of(new TreatmentOutcome("g", "Group", 10, 10, 10, 10, 1, without, with)));
  }
}
