package marshal.scenarios.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KEYS = List.of("poundsPerUnit", "priceYear", "assumption");

  @Test
  void findsASlipOfTheFinger() {
    assertThat(Nearest.find("poundsperunit", KEYS)).contains("poundsPerUnit");
    assertThat(Nearest.find("assumtion", KEYS)).contains("assumption");
    assertThat(Nearest.find("pricYear", KEYS)).contains("priceYear");
  }

  @Test
  void findsTheNameThatAWordBegins() {
    assertThat(Nearest.find("pounds", KEYS)).contains("poundsPerUnit");
  }

  @Test
  void findsNothingFarAway() {
    assertThat(Nearest.find("zebra", KEYS)).isEmpty();
    assertThat(Nearest.remedy("zebra", KEYS))
        .isEqualTo("Known are: assumption, poundsPerUnit, priceYear.");
    assertThat(Nearest.remedy("zebra", List.of())).isEmpty();
  }
}
