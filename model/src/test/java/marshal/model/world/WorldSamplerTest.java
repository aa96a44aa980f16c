package marshal.model.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import marshal.model.Case;
import marshal.model.TinyCity;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class WorldSamplerTest {

  private final Case theCase = TinyCity.full();

  @Test
  void givesTheSameWorldsForTheSameSeed() {
    WorldSet first = new WorldSampler(theCase).evenlySpread(16, 7);
    WorldSet second = new WorldSampler(theCase).evenlySpread(16, 7);
    WorldSet other = new WorldSampler(theCase).evenlySpread(16, 8);

    assertThat(first.cityLevel(0, 2)).isEqualTo(second.cityLevel(0, 2));
    assertThat(first.neighbourhoodLevel(1, 0)).isEqualTo(second.neighbourhoodLevel(1, 0));
    assertThat(first.interventionDeviate(2, 3)).isEqualTo(second.interventionDeviate(2, 3));
    assertThat(first.interventionDeviate(2, 3)).isNotEqualTo(other.interventionDeviate(2, 3));
  }

  @Test
  void addsWorldsWithoutMovingThoseBefore() {
    WorldSet few = new WorldSampler(theCase).independent(0, 10, 7);
    WorldSet many = new WorldSampler(theCase).independent(0, 20, 7);
    for (int d = 0; d < 10; d++) {
      assertThat(many.interventionDeviate(0, d)).isEqualTo(few.interventionDeviate(0, d));
      assertThat(many.neighbourhoodLevel(0, 1)[d]).isEqualTo(few.neighbourhoodLevel(0, 1)[d]);
    }
  }

  @Test
  void drawsALargeSetInParts() {
    WorldSet whole = new WorldSampler(theCase).independent(0, 20, 7);
    WorldSet part = new WorldSampler(theCase).independent(15, 5, 7);
    for (int d = 0; d < 5; d++) {
      assertThat(part.interventionDeviate(1, d)).isEqualTo(whole.interventionDeviate(1, 15 + d));
      assertThat(part.cityLevel(1, 3)[d]).isEqualTo(whole.cityLevel(1, 3)[15 + d]);
      assertThat(part.neighbourhoodLevel(1, 1)[d])
          .isEqualTo(whole.neighbourhoodLevel(1, 1)[15 + d]);
    }
  }

  @Test
  void givesTheFirstOfItsWorlds() {
    WorldSet whole = new WorldSampler(theCase).evenlySpread(16, 7);
    WorldSet first = whole.first(5);
    WorldSet drawn = new WorldSampler(theCase).evenlySpread(5, 7);

    assertThat(first.size()).isEqualTo(5);
    for (int d = 0; d < 5; d++) {
      assertThat(first.interventionDeviate(2, d)).isEqualTo(whole.interventionDeviate(2, d));
      assertThat(first.interventionDeviate(2, d)).isEqualTo(drawn.interventionDeviate(2, d));
    }
    assertThat(first.cityLevel(0, 2)).isEqualTo(drawn.cityLevel(0, 2));
    assertThat(first.neighbourhoodLevel(1, 0)).isEqualTo(drawn.neighbourhoodLevel(1, 0));
    assertThatThrownBy(() -> whole.first(17))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("17");
  }

  @Test
  void spreadsEachLeadingDeviateEvenly() {
    WorldSet worlds = new WorldSampler(theCase).evenlySpread(64, 1);
    for (int k = 0; k < theCase.interventions().size(); k++) {
      double[] deviates = new double[64];
      for (int d = 0; d < 64; d++) {
        deviates[d] = worlds.interventionDeviate(k, d);
      }
      Arrays.sort(deviates);
      // One deviate in each 64th of the distribution: half of them on either side of 0.
      assertThat(deviates[31]).isLessThan(0.05);
      assertThat(deviates[32]).isGreaterThan(-0.05);
      assertThat(StatUtils.mean(deviates)).isCloseTo(0, within(0.06));
    }
  }

  @Test
  void driftsWithTheStatedDeviationAroundTheSameMean() {
    int count = 4000;
    int last = theCase.horizon().steps() - 1;
    WorldSet worlds = new WorldSampler(theCase).independent(0, count, 3);
    double[] level = worlds.cityLevel(0, last);
    double[] logLevel = Arrays.stream(level).map(Math::log).toArray();
    double years = (4 + last + 1) / 12.0;
    double sd = 0.15 * Math.sqrt(years);
    // Five standard errors; a false alarm has probability 6e-7.
    assertThat(Math.sqrt(StatUtils.variance(logLevel)))
        .isCloseTo(sd, within(5 * sd / Math.sqrt(2.0 * count)));
    assertThat(StatUtils.mean(level)).isCloseTo(1, within(5 * sd / Math.sqrt(count)));
    assertThat(Math.abs(Math.sqrt(StatUtils.variance(logLevel)) - 1.15 * sd))
        .as("a drift 15 % larger would be noticed")
        .isGreaterThan(5 * sd / Math.sqrt(2.0 * count));
  }
}
