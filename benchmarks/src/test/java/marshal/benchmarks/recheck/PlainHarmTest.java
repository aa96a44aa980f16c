package marshal.benchmarks.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import marshal.benchmarks.instance.GeneratedCity;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSampler;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second opinion agrees with the kernel on Derby: treatment, mechanisms and all. */
final class PlainHarmTest {

  private static final Path DERBY = Path.of("..", "scenarios", "cases", "derby");

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "alcohol-investment", "three-year-view"})
  void agreesWithTheScoreOnRandomPlans(String scenario) {
    LoadedCase loaded = CaseFolder.read(DERBY, scenario);
    checkRandomPlans(loaded.theCase(), loaded.space());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, -0.2})
  void agreesWhereIncidentsMoveNextDoor(double displacement) {
    Case theCase = new GeneratedCity(9, 5, 3, 20, displacement, 1, 3).toCase();
    checkRandomPlans(theCase, PlanSpace.of(theCase));
  }

  private static void checkRandomPlans(Case theCase, PlanSpace space) {
    HarmModel model = new HarmModel(theCase, space, new WorldSampler(theCase).evenlySpread(3, 5));
    PlainHarm plain = new PlainHarm(theCase, space, model.worlds());
    ExactMean mean = new ExactMean(model);
    SplittableRandom random = new SplittableRandom(11);
    for (int k = 0; k < 4; k++) {
      int[] units = new int[space.lines()];
      for (int line = 0; line < units.length; line++) {
        int room = Math.max(0, Math.min(50, space.atMost(line) - space.atLeast(line)));
        units[line] = space.atLeast(line) + (k == 0 ? 0 : random.nextInt(room + 1));
      }
      mean.setPlan(Plan.of(units));

      assertThat(plain.of(Plan.of(units))).isCloseTo(mean.harm(), within(1e-10 * mean.harm()));
    }
  }
}
