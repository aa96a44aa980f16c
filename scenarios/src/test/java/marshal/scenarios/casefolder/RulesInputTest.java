package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marshal.model.resource.Resources;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesInputTest {

  private static final String ALL =
      """
      rules:
        bounds:
          - {name: Nights, level: neighbourhood, interventions: [marshals], periods: [2], atLeastUnits: 3, atMostUnits: 9, source: Board}
          - {name: Cap, level: plan, atMostPounds: 60000.50, source: Board}
        locks:
          - {name: Signed, intervention: marshals, period: 1, source: Contract}
          - {name: Fixed, intervention: locks, neighbourhood: N2, units: 7, source: Contract}
        minimumPackages:
          - {intervention: locks, units: 5, source: Firm}
        setUps:
          - {intervention: alcohol-workers, pounds: 500, per: line, source: Firm}
        requires:
          - {intervention: locks, needs: marshals, source: Board}
        excludes:
          - {intervention: alcohol-places, other: alcohol-workers, source: Board}
        cash:
          - {funding: council, percentPerPeriod: 60, carriesOver: false, source: Treasurer}
        agency:
          - {pool: team, poundsPerHour: 30.25, atMostHoursPerPeriod: 10.5, source: Agency}
        fairnessFloor: {percentOfAverage: 25, source: Board}
        stability: {percentMoved: 20, source: Board}
        switchOff: [excludes, Cap]
      """;

  @TempDir private Path parent;

  private Resources resources(TinyCase tiny) {
    return CaseFolder.read(tiny.folder(), "baseline").theCase().resources();
  }

  @Test
  void readsRulesOfEveryKind() {
    TinyCase tiny = TinyCase.copiedTo(parent).append("resources.yaml", ALL);

    List<Rule> rules = resources(tiny).rules();

    assertThat(rules)
        .containsExactlyInAnyOrder(
            new Rule.Bound(
                "Nights",
                Rule.Level.NEIGHBOURHOOD,
                List.of("marshals"),
                List.of(),
                List.of(1),
                Rule.Measure.UNITS,
                3,
                9),
            new Rule.Lock("Signed", List.of(new LineUnits("marshals", Optional.of("N2"), 0, 26))),
            new Rule.Lock(
                "Fixed",
                List.of(
                    new LineUnits("locks", Optional.of("N2"), 0, 7),
                    new LineUnits("locks", Optional.of("N2"), 1, 7))),
            new Rule.MinimumPackage("smallest package of locks", "locks", 5),
            new Rule.SetUp("set-up of alcohol-workers", "alcohol-workers", 50_000, false),
            new Rule.Requires("locks requires marshals", "locks", "marshals"),
            new Rule.Cash("cash of council", "council", List.of(0.6, 0.6), false),
            new Rule.Agency("agency hours of team", "team", 3_025, 630, List.of()),
            new Rule.FairnessFloor("fairness-floor", 0.25),
            new Rule.Stability(
                "stability",
                0.2,
                List.of(
                    new LineUnits("alcohol-places", Optional.empty(), 0, 30),
                    new LineUnits("alcohol-places", Optional.empty(), 1, 30),
                    new LineUnits("locks", Optional.of("N1"), 0, 10),
                    new LineUnits("locks", Optional.of("N2"), 1, 5),
                    new LineUnits("marshals", Optional.of("N2"), 0, 26),
                    new LineUnits("marshals", Optional.of("N2"), 1, 26))));
    assertThat(resources(tiny).switchedOff()).containsExactly("Cap", "excludes");
  }

  @Test
  void readsPackagesAndSetUpCostsOfTheCatalogue() {
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .replace("interventions.yaml", "atMostPerPeriod: 80}", "smallestPackage: 4}")
            .replace(
                "interventions.yaml",
                "poundsPerUnit: 300, priceYear: 2015/16",
                "poundsPerUnit: 300, setUpPounds: 120, priceYear: 2015/16");

    assertThat(resources(tiny).rules())
        .containsExactly(
            new Rule.MinimumPackage("smallest package of locks", "locks", 4),
            new Rule.SetUp("set-up of marshals", "marshals", 12_000, true));
  }

  @Test
  void aScenarioAddsReplacesAndSwitches() {
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .append("resources.yaml", ALL)
            .append(
                "scenarios/cut.yaml",
                """
                rules:
                  minimumPackages:
                    - {intervention: locks, units: 2, source: Firm}
                  stability: {percentMoved: 5, source: Board}
                  switchOff: [requires]
                  switchOn: [Cap]
                """);

    Resources cut = CaseFolder.read(tiny.folder(), "cut").theCase().resources();

    assertThat(cut.switchedOff()).containsExactly("excludes", "requires");
    assertThat(cut.rules(Rule.MinimumPackage.class))
        .extracting(Rule.MinimumPackage::units)
        .containsExactly(2);
    assertThat(cut.rules(Rule.Stability.class))
        .extracting(Rule.Stability::share)
        .containsExactly(0.05);
    assertThat(cut.rules(Rule.Requires.class)).isEmpty();
    assertThat(cut.rules(Rule.Bound.class)).extracting(Rule::name).containsExactly("Nights", "Cap");
  }

  @Test
  void reportsWhatContradictsItselfOrIsUnknown() {
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .append(
                "resources.yaml",
                """
                rules:
                  bounds:
                    - {name: Both, level: plan, atLeastUnits: 9, atMostUnits: 3, source: Board}
                    - {name: Mixed, level: plan, atLeastUnits: 9, atMostPounds: 3, source: Board}
                  locks:
                    - {name: Late, intervention: lokcs, period: 3, source: Board}
                  requires:
                    - {intervention: locks, needs: locks, source: Board}
                  cash:
                    - {funding: council, percentPerPeriod: [50, 50, 50], source: Board}
                  switchOff: [fairness-flor]
                """);

    assertThat(tiny.problems())
        .anyMatch(p -> p.contains("the least is more than the most, 3"))
        .anyMatch(p -> p.contains("units or pounds, not both"))
        .anyMatch(p -> p.contains("lokcs") && p.contains("locks"))
        .anyMatch(p -> p.contains("the plan has 2 periods"))
        .anyMatch(p -> p.contains("cannot be paired with itself"))
        .anyMatch(p -> p.contains("3 numbers"));
  }

  @Test
  void refusesAFloorOnHarmAverted() {
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .append(
                "resources.yaml",
                "rules:\n  fairnessFloor: {of: harm-averted, percentOfAverage: 25, source: Board}\n");

    assertThat(tiny.problems())
        .singleElement()
        .asString()
        .contains("harm-averted", "fairnessFloor", "spend");
  }

  @Test
  void namesTheRuleThatIsNotThereToSwitchOff() {
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .append("resources.yaml", "rules:\n  switchOff: [fairness-flor]\n");

    assertThat(tiny.problems())
        .anyMatch(p -> p.contains("fairness-flor") && p.contains("fairness-floor"));
  }

  @Test
  void locksRowsOfTheCurrentPlan() {
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .write(
                "current-plan.csv",
                "intervention,neighbourhood,period,units,locked\nlocks,N1,1,10,yes\nmarshals,N2,1,26,no\n");

    assertThat(resources(tiny).rules())
        .containsExactly(
            new Rule.Lock(
                "locked in current-plan.csv",
                List.of(new LineUnits("locks", Optional.of("N1"), 0, 10))));
  }

  @Test
  void locksFromAFileAndSwitchesOffByName() throws IOException {
    TinyCase tiny = TinyCase.copiedTo(parent);
    LoadedCase loaded = CaseFolder.read(tiny.folder(), "baseline");
    Path file = parent.resolve("keep.csv");
    Files.writeString(file, "intervention,neighbourhood,period,units\nmarshals,N2,2,0\n");

    LoadedCase locked = PlanFile.lock(file, loaded);

    assertThat(locked.theCase().resources().rules(Rule.Lock.class))
        .extracting(Rule.Lock::lines)
        .containsExactly(List.of(new LineUnits("marshals", Optional.of("N2"), 1, 0)));
    assertThat(locked.without(List.of("lock")).theCase().resources().rules()).isEmpty();
    assertThatThrownBy(() -> locked.without(List.of("locks")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no rule of this name");
  }
}
