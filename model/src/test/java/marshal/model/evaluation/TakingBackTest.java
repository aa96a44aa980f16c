package marshal.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import marshal.model.Case;
import marshal.model.TinyCity;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that are tried and taken back, as a search does, leave no trace. */
class TakingBackTest {

  private static HarmModel model(int worlds) {
    Case theCase = TinyCity.full();
    return new HarmModel(
        theCase, PlanSpace.of(theCase), new WorldSampler(theCase).evenlySpread(worlds, 1));
  }

  /** Everything that an exact mean can be asked for, computed from scratch. */
  private static void assertSameAsFresh(ExactMean mean, HarmModel model, int[] units) {
    ExactMean fresh = new ExactMean(model);
    fresh.setPlan(Plan.of(units));
    assertThat(mean.harmByWorld(model.theCase().harmIndex()))
        .containsExactly(fresh.harmByWorld(model.theCase().harmIndex()));
    for (int o = 0; o < model.theCase().streams().size(); o++) {
      assertThat(mean.meanIncidents(o)).containsExactly(fresh.meanIncidents(o));
      assertThat(mean.incidentsByWorld(o)).containsExactly(fresh.incidentsByWorld(o));
      assertThat(mean.remainingShare(o, 1)).containsExactly(fresh.remainingShare(o, 1));
    }
    for (int g = 0; g < model.theCase().treatmentGroups().size(); g++) {
      assertThat(mean.waitingByWorld(g)).containsExactly(fresh.waitingByWorld(g));
    }
    assertThat(mean.gradient()).containsExactly(fresh.gradient());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void keepsTheBitsThroughTriedAndAcceptedMoves(int seed) {
    HarmModel model = model(5);
    PlanSpace space = model.space();
    SplittableRandom random = new SplittableRandom(seed);
    ExactMean mean = new ExactMean(model);
    int[] units = new int[space.lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] = space.atLeast(line);
    }
    for (int move = 0; move < 400; move++) {
      int[] before = units.clone();
      int lines = 1 + random.nextInt(3);
      for (int c = 0; c < lines; c++) {
        int line = random.nextInt(units.length);
        units[line] = space.atLeast(line) + random.nextInt(5);
        mean.setUnits(line, units[line]);
      }
      // Asked for or not, and kept or taken back, in every order.
      if (random.nextInt(5) > 0) {
        assertThat(mean.harm()).isFinite();
      }
      if (random.nextInt(4) > 0) {
        units = before;
        mean.setPlan(Plan.of(units));
      }
      if (move % 20 == 0) {
        assertSameAsFresh(mean, model, units);
      }
    }
    assertSameAsFresh(mean, model, units);
  }

  @Test
  void takesBackWhatIsTriedAgainAndAgain() {
    HarmModel model = model(5);
    ExactMean mean = new ExactMean(model);
    double committed = mean.harm();
    int[] units = new int[model.space().lines()];
    for (int line = 0; line < units.length; line++) {
      units[line] = model.space().atLeast(line);
    }
    for (int round = 0; round < 2; round++) {
      for (int line = 0; line < units.length; line++) {
        mean.setUnits(line, units[line] + 3);
        int[] changed = units.clone();
        changed[line] += 3;
        ExactMean fresh = new ExactMean(model);
        fresh.setPlan(Plan.of(changed));
        assertThat(mean.harm()).isEqualTo(fresh.harm());
        mean.setUnits(line, units[line]);
      }
    }
    assertThat(mean.harm()).isEqualTo(committed);
    assertSameAsFresh(mean, model, units);
  }

  @Test
  void putsBackWhatItReplacedAndOnlyThat() {
    double[][] table = {{1, 2}, {3, 4}, {5, 6}};
    ReplacedRows replaced = new ReplacedRows(2);
    replaced.begin(true);
    replaced.replace(table, 1)[0] = 7;
    replaced.putBack();
    assertThat(table).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}, {5, 6}});

    replaced.begin(true);
    replaced.replace(table, 0)[0] = 8;
    replaced.begin(false);
    replaced.replace(table, 2)[0] = 9;
    assertThat(replaced.canPutBack()).isFalse();
    replaced.putBack();
    assertThat(table[0][0]).isEqualTo(8);
    assertThat(table[1]).containsExactly(3, 4);
    assertThat(table[2]).containsExactly(9, 6);
  }

  @Test
  void forgetsAChangeThatIsTooGreat() {
    double[][] table = new double[3][1 << 18];
    ReplacedRows replaced = new ReplacedRows(1 << 18);
    replaced.begin(true);
    for (int place = 0; place < 3; place++) {
      replaced.replace(table, place)[0] = 1;
    }
    assertThat(replaced.canPutBack()).isTrue();
    replaced.replace(new double[1][1 << 18], 0);
    assertThat(replaced.canPutBack()).isFalse();
  }
}
