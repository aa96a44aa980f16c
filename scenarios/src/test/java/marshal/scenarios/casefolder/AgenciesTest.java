package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import marshal.model.harm.HarmIndex;
import marshal.scenarios.outcome.FundingOutcome;
import marshal.scenarios.partners.PartnersView;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares of avoided cost by agency, as harm.yaml states them, and what they come to. */
final class AgenciesTest {

  private static final String AGENCIES =
      """
          agencies:
            - id: police-force
              name: Police
              partner: Tinytown Council
              cashableShare: 0.25
              assumption: true
              shares:
                - {stream: burglary, share: 0.1, source: Invented}
                - {stream: home-violence, share: 0.2, source: Invented}
            - id: hospital
              name: Hospital
              shareOfWaiting: 0.5
              source: Invented
              shares: [{stream: home-violence, share: 0.3, source: Invented}]
        - id: days
      """
          .stripTrailing();

  @TempDir private Path temp;

  private LoadedCase read(String agencies) {
    TinyCase tiny = TinyCase.copiedTo(temp).replace("harm.yaml", "  - id: days", agencies);
    return CaseFolder.read(tiny.folder(), "baseline");
  }

  private static FundingOutcome funding(String stream, String partner, long amount, long spent) {
    return new FundingOutcome(
        stream, stream, partner, amount, 0, spent, java.util.OptionalDouble.empty());
  }

  @Test
  void gainsAreSharesOfWhatIsAverted() {
    LoadedCase loaded = read(AGENCIES);
    HarmIndex money = loaded.theCase().harmIndex();
    double burglary = money.perIncident().get("burglary");
    double home = money.perIncident().get("home-violence");
    double waiting = 700;
    double total = 4 * burglary + 2 * home + waiting;

    PartnersView view =
        PartnersView.of(
            loaded.theCase(),
            List.of(
                funding("a", "Tinytown Council", 900, 500),
                funding("b", "Health service", 50, 0),
                funding("c", "Tinytown Council", 100, 100)),
            Map.of("burglary", 4.0, "home-violence", 2.0, "street-violence", 0.0),
            Map.of("money", total, "days", 3.0));

    double police = 0.1 * 4 * burglary + 0.2 * 2 * home;
    double hospital = 0.3 * 2 * home + 0.5 * waiting;
    assertThat(view.gains()).hasSize(2);
    assertThat(view.gains().get(0).avoided()).isCloseTo(police, within(1e-9 * total));
    assertThat(view.gains().get(1).avoided()).isCloseTo(hospital, within(1e-9 * total));
    assertThat(view.cashable()).isCloseTo(0.25 * police, within(1e-9 * total));
    assertThat(view.capacity()).isCloseTo(0.75 * police + hospital, within(1e-9 * total));
    assertThat(view.social()).isCloseTo(total - police - hospital, within(1e-9 * total));
    assertThat(view.partners())
        .extracting(PartnersView.Partner::name)
        .containsExactly("Tinytown Council", "Health service");
    assertThat(view.partners().get(0).paysPence()).isEqualTo(600);
    assertThat(view.partners().get(0).leftPence()).isEqualTo(400);
    assertThat(view.gains().get(0).agency().assumption()).isTrue();
    assertThat(view.gains().get(1).agency().assumption()).isFalse();
    assertThat(view.priceYear()).isEqualTo(loaded.theCase().priceYear());
  }

  @Test
  void withoutSharesNobodyIsSaidToGain() {
    PartnersView view =
        PartnersView.of(
            CaseFolder.read(TinyCase.ORIGINAL, "baseline").theCase(),
            List.of(),
            Map.of("burglary", 4.0),
            Map.of("money", 5.0));

    assertThat(view.hasShares()).isFalse();
    assertThat(view.gains()).isEmpty();
  }

  @Test
  void namesWhatIsWrongWithShares() {
    assertThatThrownBy(() -> read(AGENCIES.replace("share: 0.3", "share: 0.9")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("harm.yaml")
        .hasMessageContaining("add up to more than 1");
  }

  @Test
  void namesUnknownStreamsAndPartners() {
    assertThatThrownBy(
            () ->
                read(
                    AGENCIES
                        .replace("Tinytown Council", "Tinytown Counci")
                        .replace("stream: burglary", "stream: burglar")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Did you mean 'Tinytown Council'?")
        .hasMessageContaining("Did you mean 'burglary'?");
  }
}
