package marshal.scenarios.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.RelativeEffect;
import marshal.model.intervention.TreatmentLever;
import marshal.model.resource.FundingStream;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.problem.InputException;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VariationTest {

  private static final Path TINY = Path.of("src/test/resources/tiny");

  private final VariedCase tiny = CaseFolder.readVaried(TINY, "baseline");

  private Case at(String vary) {
    Variation variation = Variation.parse(vary, 2);
    List<Variation> variations = List.of(variation);
    List<BigDecimal> percents = List.of(variation.percents().get(0));
    Case base = tiny.base().theCase();
    VariedScenario.check(variation, base);
    return tiny.with(
            "varied", VariedScenario.yaml(base, "baseline", "varied", variations, percents))
        .theCase();
  }

  private static long amount(Case theCase, String stream) {
    return theCase.resources().funding().stream()
        .filter(funding -> funding.id().equals(stream))
        .mapToLong(FundingStream::amountPence)
        .sum();
  }

  private static Intervention named(Case theCase, String id) {
    return theCase.interventions().stream()
        .filter(intervention -> intervention.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsRangesAndLists() {
    assertThat(Variation.parse("budget=80%..120%", 5).percents())
        .containsExactly(
            new BigDecimal("80"),
            new BigDecimal("90"),
            new BigDecimal("100"),
            new BigDecimal("110"),
            new BigDecimal("120"));
    assertThat(Variation.parse("price:x = 110%, 90,100.50%", 5).text())
        .isEqualTo("price:x=90%,100.5%,110%");
    assertThat(Variation.parse("budget=0..1", 4).percents())
        .containsExactly(
            new BigDecimal("0"),
            new BigDecimal("0.3333333"),
            new BigDecimal("0.6666667"),
            new BigDecimal("1"));
    assertThat(Variation.parse("budget=70%..120%", 6).nearestToOwn()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "budget | needs a range",
        "budgte=80%..120% | Did you mean 'budget'?",
        "price=80%..120% | does not say which price",
        "budget:police=80%..120% | names one budget",
        "budget=120%..80% | ends where it begins or before",
        "budget=80%..120%..130% | no percentage",
        "budget=-80%..120% | no percentage",
        "budget=1e3..2e3 | no percentage",
        "budget=80%..20000% | beyond 10,000 %"
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> Variation.parse(text, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void changesNothingAtHundredPercent() {
    Case base = tiny.base().theCase();
    for (String key :
        List.of("budget", "funding:all", "price:all", "effect:all", "staff:all", "demand:all")) {
      Case varied = at(key + "=100%");
      assertThat(varied.resources()).as(key).isEqualTo(base.resources());
      assertThat(varied.interventions()).as(key).isEqualTo(base.interventions());
      assertThat(varied.demand().get(0).endemic())
          .as(key)
          .isEqualTo(base.demand().get(0).endemic());
    }
  }

  @Test
  void budgetVariesWhatIsNotPromised() {
    // The council has £50,000, of which £5,000 is promised; health has £60,000.25.
    assertThat(amount(at("budget=80%"), "council")).isEqualTo(4_100_000);
    assertThat(amount(at("budget=80%"), "health")).isEqualTo(4_800_020);
    assertThat(amount(at("funding:council=80%"), "council")).isEqualTo(4_000_000);
    assertThat(amount(at("funding:council=80%"), "health")).isEqualTo(6_000_025);
  }

  @Test
  void variesOnlyWhatItNames() {
    Case half = at("effect:locks=50%");
    Case base = tiny.base().theCase();
    RelativeEffect change = named(half, "locks").effects().get(0).change();
    Offset<Double> digits = Assertions.within(1e-12);
    assertThat(change.meanChange()).isCloseTo(-0.125, digits);
    assertThat(change.lowChange()).isCloseTo(-0.25, digits);
    assertThat(change.highChange()).isCloseTo(-0.025, digits);
    assertThat(named(half, "marshals")).isEqualTo(named(base, "marshals"));

    Case less = at("effect:alcohol-workers=50%");
    TreatmentLever.Retention workers =
        (TreatmentLever.Retention) named(less, "alcohol-workers").lever().orElseThrow();
    assertThat(workers.change().meanChange()).isCloseTo(-0.15, digits);
    assertThat(workers.change().lowChange()).isCloseTo(-0.25, digits);
    assertThat(named(less, "locks")).isEqualTo(named(base, "locks"));

    Case dear = at("price:marshals=110%");
    assertThat(named(dear, "marshals").unitCostPence()).isEqualTo(33_000);
    assertThat(named(dear, "locks")).isEqualTo(named(base, "locks"));

    assertThat(at("staff:team=50%").resources().staff().get(0).minutesPerPeriod())
        .containsExactly(21_000L, 19_515L);
    double[] endemic = base.demand().get(0).endemic();
    double[] more = at("demand:burglary=130%").demand().get(0).endemic();
    assertThat(more[0]).isCloseTo(1.3 * endemic[0], Assertions.within(1e-9 * endemic[0]));
  }

  @Test
  void namesWhatTheCaseDoesNotHave() {
    assertThatThrownBy(() -> at("funding:councl=80%"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--vary")
        .hasMessageContaining("Did you mean 'council'?");
    assertThatThrownBy(() -> at("effect:alcohol-places=80%"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no effect of its own");
  }

  @Test
  void checksTheVariedCaseAsAnyScenario() {
    assertThatThrownBy(() -> at("effect:locks=250%"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("-125");
  }
}
