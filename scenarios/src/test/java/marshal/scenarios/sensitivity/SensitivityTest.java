package marshal.scenarios.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.RelativeEffect;
import marshal.model.plan.Plan;
import marshal.model.world.WorldSampler;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.planning.PlanRepair;
import marshal.solver.rules.CaseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SensitivityTest {

  private static final int WORLDS = 16;
  private static final long SEED = 5;

  private static final Path TINY = Path.of("src/test/resources/tiny");

  @TempDir private Path folder;
  private int copies;

  private final VariedCase varied = CaseFolder.readVaried(TINY, "baseline");
  private final LoadedCase tiny = varied.base();
  private final Plan promises = new CaseRules(tiny.theCase(), tiny.space()).committedPlan();
  private final Plan locks = with("locks", 20);
  private final Plan marshals = with("marshals", 26);

  private Plan with(String intervention, int units) {
    int[] all = promises.units();
    for (int line = 0; line < all.length; line++) {
      int k = tiny.space().line(line).intervention();
      if (tiny.theCase().interventions().get(k).id().equals(intervention)) {
        all[line] = Math.max(all[line], units);
      }
    }
    return Plan.of(all);
  }

  private SensitivityOutcome of(Plan plan, Plan against) {
    return Sensitivity.of(
        varied, "plan", plan, "other", against, 20, WORLDS, SEED, (moved, all) -> {});
  }

  private static Factor factor(SensitivityOutcome outcome, Factor.Kind kind, String about) {
    return outcome.factors().stream()
        .filter(factor -> factor.kind() == kind && factor.about().equals(about))
        .findFirst()
        .orElseThrow();
  }

  /** Harm averted by a plan in a case that a scenario text changes, in the same worlds. */
  private double averted(String change, Plan plan) {
    LoadedCase there =
        varied.with("changed", "schemaVersion: 1\ntitle: t\nextends: baseline\n" + change);
    ExactMean mean =
        new ExactMean(
            new HarmModel(
                there.theCase(),
                there.space(),
                new WorldSampler(there.theCase()).evenlySpread(WORLDS, SEED)));
    double without = mean.harm();
    mean.setPlan(plan);
    return without - mean.harm();
  }

  @Test
  void demandEndsAreThoseOfACaseWithThatDemand() {
    Factor burglary = factor(of(locks, marshals), Factor.Kind.DEMAND, "burglary");

    double more = averted("demand: [{stream: burglary, changePercent: 20}]", locks);
    double less = averted("demand: [{stream: burglary, changePercent: -20}]", locks);
    double asItStands = averted("", locks);

    assertThat(burglary.atHigh().averted()).isCloseTo(more, within(1e-9 * more));
    assertThat(burglary.atLow().averted()).isCloseTo(less, within(1e-9 * less));
    // A share slightly off must be told apart.
    assertThat(Math.abs(more - 1.01 * burglary.atHigh().averted()))
        .isGreaterThan(1e-3 * asItStands);
  }

  @Test
  void effectEndsAreThoseOfACaseThatIsSureOfThem() {
    Factor effect = factor(of(locks, marshals), Factor.Kind.EFFECT, "locks");
    RelativeEffect change =
        tiny.theCase().interventions().stream()
            .filter(k -> k.id().equals("locks"))
            .map(Intervention::effects)
            .findFirst()
            .orElseThrow()
            .get(0)
            .change();

    for (double z : new double[] {-1.959963984540054, 1.959963984540054}) {
      String sure = String.format(Locale.ROOT, "%.12f", 100 * (change.riskRatio(z) - 1));
      double expected =
          averted(
              "effects: [{intervention: locks, stream: burglary, changePercent: %s, lowPercent: %s, highPercent: %s}]"
                  .formatted(sure, sure, sure),
              locks);
      Factor.Point end = z < 0 ? effect.atHigh() : effect.atLow();
      assertThat(end.averted()).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }
    assertThat(effect.atHigh().averted()).isGreaterThan(effect.atLow().averted());
    assertThat(effect.assumption()).isFalse();
  }

  /** Harm averted by locks in a copy of the case with one word of its catalogue changed. */
  private double avertedAfter(String from, String to) throws IOException {
    Path copy = folder.resolve("case-" + copies++);
    try (Stream<Path> files = Files.walk(TINY)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(TINY.relativize(file).toString()));
      }
    }
    Path catalogue = copy.resolve("interventions.yaml");
    String text = Files.readString(catalogue);
    assertThat(text).contains(from);
    // Only the first place, which is that of the locks.
    Files.writeString(catalogue, text.replaceFirst(Pattern.quote(from), to));
    LoadedCase there = CaseFolder.read(copy, "baseline");
    ExactMean mean =
        new ExactMean(
            new HarmModel(
                there.theCase(),
                there.space(),
                new WorldSampler(tiny.theCase()).evenlySpread(WORLDS, SEED)));
    double without = mean.harm();
    mean.setPlan(locks);
    return without - mean.harm();
  }

  @Test
  void reachAndHalfLifeEndsAreThoseOfACaseWithThem() throws IOException {
    SensitivityOutcome outcome = of(locks, marshals);
    Factor reach = factor(outcome, Factor.Kind.REACH, "locks");
    Factor halfLife = factor(outcome, Factor.Kind.HALF_LIFE, "locks");

    assertThat(reach.atHigh().averted())
        .isCloseTo(avertedAfter("reachShare: 0.2", "reachShare: 0.24"), within(1e-6));
    assertThat(reach.atLow().averted())
        .isCloseTo(avertedAfter("reachShare: 0.2", "reachShare: 0.16"), within(1e-6));
    assertThat(halfLife.atLow().averted())
        .isCloseTo(avertedAfter("halfLifeMonths: 60", "halfLifeMonths: 48"), within(1e-6));
    assertThat(reach.swing()).isGreaterThan(1);
    assertThat(halfLife.swing()).isGreaterThan(1e-3);
    assertThat(halfLife.assumption()).isFalse();
  }

  @Test
  void displacementEndsAreThoseOfACaseThatIsSureOfThem() {
    Factor moved = factor(of(locks, marshals), Factor.Kind.DISPLACEMENT, "locks");

    for (double share : new double[] {0.2, -0.2}) {
      double expected =
          averted(
              "displacement: [{intervention: locks, share: %s, low: %s, high: %s, assumption: true, source: x}]"
                  .formatted(share, share, share),
              locks);
      Factor.Point end = share > 0 ? moved.atLow() : moved.atHigh();
      assertThat(end.averted()).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }
    // The case says nothing of displacement, so the range is assumed.
    assertThat(moved.assumption()).isTrue();
    assertThat(moved.atHigh().averted()).isGreaterThan(moved.atLow().averted());
  }

  @Test
  void switchIsWhereTheOtherPlanTakesOver() {
    SensitivityOutcome outcome = of(locks, marshals);
    double before = outcome.asItStands().advantage();
    for (Factor factor : outcome.factors()) {
      boolean switched = factor.switchesAt().isPresent();
      boolean atAnEnd =
          factor.atLow().advantage() * before < 0 || factor.atHigh().advantage() * before < 0;
      assertThat(switched || !atAnEnd).as(factor.name()).isTrue();
    }
    Factor reach = factor(outcome, Factor.Kind.REACH, before > 0 ? "locks" : "marshals");
    double turn = Double.parseDouble(reach.switchesAt().orElseThrow().replace(" %", ""));
    assertThat(turn).isBetween(-100.0, 0.0);
  }

  @Test
  void otherPlanIsBetterBeyondTheSwitchAndNotBeforeIt() {
    double byLocks = averted("", locks);
    double byMarshals = averted("", marshals);
    boolean locksBetter = byLocks > byMarshals;
    SensitivityOutcome outcome = of(locks, marshals);
    assertThat(outcome.asItStands().advantage())
        .isCloseTo(byLocks - byMarshals, within(1e-6 * byLocks));

    // Locks act on burglary alone, marshals on street violence alone: both lines are known.
    double turn =
        locksBetter ? -100 * (1 - byMarshals / byLocks) : 100 * (byMarshals / byLocks - 1);
    Factor burglary = factor(outcome, Factor.Kind.DEMAND, "burglary");
    assertThat(burglary.switchesAt())
        .isEqualTo(
            turn < 200
                ? Optional.of(String.format(Locale.UK, "%+.0f %%", turn))
                : Optional.empty());
  }

  @Test
  void sortsBySwingAndMarksAssumptions() {
    List<Factor> factors = of(tiny.currentPlan(), promises).factors();

    assertThat(factors)
        .isSortedAccordingTo((a, b) -> Double.compare(b.swing(), a.swing()))
        .anyMatch(Factor::assumption)
        .anyMatch(factor -> factor.kind() == Factor.Kind.COST)
        .anyMatch(factor -> factor.kind() == Factor.Kind.PEOPLE)
        .anyMatch(factor -> factor.kind() == Factor.Kind.TREATMENT);
    assertThatThrownBy(
            () ->
                Sensitivity.of(
                    varied, "a", locks, "b", marshals, 100, WORLDS, SEED, (moved, all) -> {}))
        .hasMessageContaining("less than 100");
  }

  @Test
  void repairKeepsTheRulesAndLosesLeast() {
    HarmModel model =
        new HarmModel(
            tiny.theCase(),
            tiny.space(),
            new WorldSampler(tiny.theCase()).evenlySpread(WORLDS, SEED));
    ExactMean mean = new ExactMean(model);
    CaseRules rules =
        new CaseRules(
            tiny.theCase()
                .withResources(tiny.theCase().resources().withAmount("council", 1_500_000)),
            tiny.space());
    assertThat(rules.violations(locks)).isNotEmpty();

    Plan fitted = PlanRepair.fit(rules, mean, locks).orElseThrow();

    assertThat(rules.violations(fitted)).isEmpty();
    mean.setPlan(fitted);
    double harm = mean.harm();
    // No one unit more fits and helps, and no exchange for a unit given up was cheaper.
    for (int line = 0; line < tiny.space().lines(); line++) {
      int[] more = fitted.units();
      more[line]++;
      Plan one = Plan.of(more);
      if (rules.violations(one).isEmpty()) {
        mean.setPlan(one);
        assertThat(mean.harm()).isGreaterThanOrEqualTo(harm - 1e-9 * harm);
      }
    }
    mean.setPlan(promises);
    assertThat(harm).isLessThanOrEqualTo(mean.harm());
  }
}
