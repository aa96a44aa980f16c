package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.rule.RuleKind;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule, set in a case file and in a scenario file: a plan that breaks it, one at its border,
 * one well within it, and the breaking one again with the rule switched off by its kind and, where
 * it has one, by its name.
 */
final class EveryRuleFromFilesTest {

  @TempDir private Path parent;

  /**
   * A rule and plans.
   *
   * @param kind its kind
   * @param name its own name; empty for what holds without one
   * @param inCase text of resources.yaml before, and what takes its place; what begins with
   *     "rules:" is added
   * @param inScenario text of a scenario that sets the same
   * @param breaking units of a plan that breaks it
   * @param border units of a plan that has no unit to spare
   * @param within units of a plan that keeps it easily
   */
  private record Example(
      RuleKind kind,
      String name,
      Map<String, String> inCase,
      String inScenario,
      String breaking,
      String border,
      String within) {

    /** A rule of the partnership's own, written alike in both files. */
    static Example own(
        RuleKind kind, String name, String rules, String breaking, String border, String within) {
      String text = "rules:\n" + rules.indent(2);
      return new Example(kind, name, Map.of("", text), text, breaking, border, within);
    }

    @Override
    public String toString() {
      return kind.id() + " " + name;
    }
  }

  /** Locks cost £195 and take 4 hours, marshals £300 and 12.5 hours; £45,000 are free for them. */
  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    examples.add(
        new Example(
            RuleKind.FUNDING,
            "",
            Map.of("amountPounds: 50000,", "amountPounds: 15950,"),
            "funding:\n  - {id: council, amountPounds: 15950, assumption: true}\n",
            "locks N1 1 50; marshals N2 1 5",
            "locks N1 1 50",
            "locks N1 1 10"));
    examples.add(
        new Example(
            RuleKind.STAFF,
            "",
            Map.of("[700, 650.5]", "[250, 650.5]"),
            "staff:\n  - {id: team, hoursPerPeriod: [250, 650.5], assumption: true}\n",
            "marshals N2 1 20; locks N1 1 1",
            "marshals N2 1 20",
            "marshals N2 1 9"));
    examples.add(
        new Example(
            RuleKind.COMMITMENT,
            "",
            Map.of("period: 1, units: 4,", "period: 1, units: 6,"),
            """
            commitments:
              remove: [First nights]
              units:
                - {name: More nights, intervention: marshals, neighbourhood: N2, period: 1, units: 6, source: Contract}
            """,
            "marshals N2 1 5",
            "marshals N2 1 6",
            "marshals N2 1 9"));
    examples.add(
        Example.own(
            RuleKind.CASH,
            "cash of council",
            "cash:\n  - {funding: council, percentPerPeriod: 20, carriesOver: false, source: Board}",
            "marshals N2 2 26; locks N1 2 7",
            "marshals N2 2 26; locks N1 2 6",
            "marshals N2 2 5"));
    examples.add(
        Example.own(
            RuleKind.BOUND,
            "By line",
            "bounds:\n  - {name: By line, level: line, interventions: [locks], periods: [1], neighbourhoods: [N1], atMostUnits: 7, source: Board}",
            "locks N1 1 8",
            "locks N1 1 7; locks N1 2 9; locks N2 1 9",
            "locks N1 1 1"));
    examples.add(
        Example.own(
            RuleKind.BOUND,
            "By intervention",
            "bounds:\n  - {name: By intervention, level: intervention, interventions: [locks], atLeastUnits: 3, atMostUnits: 9, source: Board}",
            "locks N1 1 5; locks N2 2 5",
            "locks N1 1 4; locks N2 2 5",
            "locks N1 1 3"));
    examples.add(
        Example.own(
            RuleKind.BOUND,
            "By place",
            "bounds:\n  - {name: By place, level: neighbourhood, neighbourhoods: [N1], atMostPounds: 1950, source: Board}",
            "locks N1 1 5; locks N1 2 6",
            "locks N1 1 5; locks N1 2 5; locks N2 1 9",
            "locks N1 1 2"));
    examples.add(
        Example.own(
            RuleKind.BOUND,
            "Whole plan",
            "bounds:\n  - {name: Whole plan, level: plan, interventions: [locks, marshals], atMostUnits: 12, source: Board}",
            "locks N1 1 5; locks N2 2 4",
            "locks N1 1 4; locks N2 2 4",
            "locks N1 1 1"));
    examples.add(
        Example.own(
            RuleKind.LOCK,
            "Signed",
            "locks:\n  - {name: Signed, intervention: locks, neighbourhood: N1, period: 2, units: 7, source: Board}",
            "locks N1 2 8",
            "locks N1 2 7",
            "locks N1 2 7; locks N1 1 3"));
    examples.add(
        Example.own(
            RuleKind.MINIMUM_PACKAGE,
            "smallest package of locks",
            "minimumPackages:\n  - {intervention: locks, units: 5, source: Board}",
            "locks N1 1 4",
            "locks N1 1 5",
            "locks N2 1 9"));
    // Two places at £17,025, 50 locks and the four nights that are promised take all £45,000.
    examples.add(
        Example.own(
            RuleKind.SET_UP,
            "set-up of locks",
            "setUps:\n  - {intervention: locks, pounds: 17025, per: place, source: Board}",
            "locks N1 1 5; locks N2 1 46",
            "locks N1 1 5; locks N2 1 45",
            "locks N1 1 5"));
    examples.add(
        Example.own(
            RuleKind.REQUIRES,
            "locks requires marshals",
            "requires:\n  - {intervention: locks, needs: marshals, source: Board}",
            "locks N2 2 1",
            "locks N2 2 1; marshals N2 2 1",
            "locks N2 1 3"));
    examples.add(
        Example.own(
            RuleKind.EXCLUDES,
            "locks excludes marshals",
            "excludes:\n  - {intervention: locks, other: marshals, source: Board}",
            "locks N2 1 1",
            "locks N1 1 1; locks N2 2 1",
            "locks N1 1 3"));
    // The current plan costs £42,525, of which £8,505 may move: 20 places and two locks.
    String nights = "; marshals N2 1 26; marshals N2 2 26; locks N1 1 10";
    examples.add(
        Example.own(
            RuleKind.STABILITY,
            "stability",
            "stability: {percentMoved: 20, source: Board}",
            "alcohol-places city 1 20; alcohol-places city 2 20; locks N2 2 2" + nights,
            "alcohol-places city 1 20; alcohol-places city 2 20; locks N2 2 3" + nights,
            "alcohol-places city 1 30; alcohol-places city 2 30; locks N2 2 5" + nights));
    return examples;
  }

  static Stream<Example> rules() {
    return examples().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holdsFromACaseFile(Example example) {
    TinyCase tiny = TinyCase.copiedTo(parent);
    example.inCase().forEach((before, after) -> put(tiny, before, after));
    holds(example, CaseFolder.read(tiny.folder(), "baseline"));
  }

  private static void put(TinyCase tiny, String before, String after) {
    if (before.isEmpty()) {
      tiny.append("resources.yaml", after);
    } else {
      tiny.replace("resources.yaml", before, after);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holdsFromAScenarioFile(Example example) {
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .write(
                "scenarios/own.yaml",
                "schemaVersion: 1\ntitle: Own\ndescription: One rule more.\nextends: baseline\n"
                    + example.inScenario());
    holds(example, CaseFolder.read(tiny.folder(), "own"));
  }

  private static void holds(Example example, LoadedCase loaded) {
    assertThat(broken(loaded, example.breaking())).contains(ruleNamed(example));
    assertThat(broken(loaded, example.border())).as("border").isEmpty();
    assertThat(broken(loaded, example.within())).as("within").isEmpty();
    List<String> names =
        example.name().isEmpty()
            ? List.of(example.kind().id())
            : List.of(example.kind().id(), example.name());
    for (String name : names) {
      assertThat(broken(loaded.without(List.of(name)), example.breaking()))
          .as("without %s", name)
          .doesNotContain(ruleNamed(example));
    }
  }

  /** What a rule that costs money breaks is the money. */
  private static String ruleNamed(Example example) {
    return switch (example.kind()) {
      case SET_UP -> RuleKind.FUNDING.id();
      default -> example.kind().id();
    };
  }

  private static List<String> broken(LoadedCase loaded, String units) {
    CaseRules rules = new CaseRules(loaded.theCase(), loaded.space());
    int[] plan = new int[rules.lines()];
    for (int line = 0; line < plan.length; line++) {
      plan[line] = loaded.space().atLeast(line);
    }
    for (String part : units.split("; ")) {
      String[] words = part.split(" ");
      plan[line(loaded, words[0], words[1], Integer.parseInt(words[2]))] =
          Integer.parseInt(words[3]);
    }
    return rules.violations(Plan.of(plan)).stream().map(Violation::rule).toList();
  }

  private static int line(LoadedCase loaded, String intervention, String place, int period) {
    for (int k = 0; k < loaded.theCase().interventions().size(); k++) {
      if (loaded.theCase().interventions().get(k).id().equals(intervention)) {
        int where =
            place.equals("city") ? Line.CITY : loaded.theCase().area().indexByCode().get(place);
        return loaded.space().findIndex(new Line(k, where, period - 1)).orElseThrow();
      }
    }
    throw new IllegalArgumentException(intervention);
  }

  /** Offers stand in the catalogue, a fairness floor needs a place for money everywhere. */
  @Test
  void offersAndFairnessFloors() {
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .replace("neighbourhoods.csv", ",0.25,0", ",0.25,0.1")
            .append(
                "resources.yaml",
                "rules:\n  fairnessFloor: {percentOfAverage: 50, source: Board}\n")
            .replace("resources.yaml", "units: 4,", "units: 0,")
            .write(
                "scenarios/own.yaml",
                """
                schemaVersion: 1
                title: Own
                description: Less on offer.
                extends: baseline
                bounds:
                  - {intervention: locks, atMostPerPeriod: 9, source: Board}
                rules:
                  fairnessFloor: {percentOfAverage: 100, source: Board}
                """);
    LoadedCase baseline = CaseFolder.read(tiny.folder(), "baseline");
    LoadedCase own = CaseFolder.read(tiny.folder(), "own");

    // 1,000, 2,000 and 1,500 people: even shares are 2, 4 and 3 of 9; half of that is enough.
    assertThat(broken(own, "locks N1 1 2; locks N2 1 4; locks N3 1 3")).isEmpty();
    assertThat(broken(own, "locks N1 1 2; locks N2 1 4; locks N3 2 4"))
        .containsOnly("fairness-floor");
    assertThat(broken(own.without(List.of("fairness-floor")), "locks N1 1 1")).isEmpty();
    assertThat(broken(own, "locks N1 1 2; locks N2 1 4; locks N3 1 3; locks N3 2 0")).isEmpty();
    assertThat(broken(baseline, "locks N1 1 2; locks N2 1 13; locks N3 1 3")).isEmpty();
    assertThat(broken(baseline, "locks N1 1 2; locks N2 1 14; locks N3 1 3"))
        .containsOnly("fairness-floor");
    assertThat(broken(own, "locks N1 1 4; locks N2 1 8; locks N3 1 6")).containsExactly("offer");
    assertThat(broken(own.without(List.of("offer")), "locks N1 1 4; locks N2 1 8; locks N3 1 6"))
        .isEmpty();
  }

  /** Ten nights are 125 hours: 100 of the team's own and 25 that are bought. */
  @Test
  void agencyHours() {
    String rules =
        """
        rules:
          agency:
            - {pool: team, poundsPerHour: 30, atMostHoursPerPeriod: 25, source: Board}
        """;
    TinyCase tiny =
        TinyCase.copiedTo(parent)
            .write(
                "scenarios/own.yaml",
                """
                schemaVersion: 1
                title: Own
                description: Agency hours.
                extends: baseline
                staff:
                  - {id: team, hoursPerPeriod: [100, 650.5], assumption: true}
                """
                    + rules);
    LoadedCase scenario = CaseFolder.read(tiny.folder(), "own");
    put(tiny, "[700, 650.5]", "[100, 650.5]");
    put(tiny, "", rules);
    LoadedCase theCase = CaseFolder.read(tiny.folder(), "baseline");

    for (LoadedCase loaded : List.of(theCase, scenario)) {
      assertThat(broken(loaded, "marshals N2 1 11")).containsExactly("staff");
      assertThat(broken(loaded, "marshals N2 1 10")).isEmpty();
      assertThat(broken(loaded, "marshals N2 1 8")).isEmpty();
      for (String name : List.of("agency", "agency hours of team")) {
        assertThat(broken(loaded.without(List.of(name)), "marshals N2 1 9"))
            .containsExactly("staff");
        assertThat(broken(loaded.without(List.of(name)), "marshals N2 1 8")).isEmpty();
      }
    }
  }

  @Test
  void coversEveryKind() {
    Set<RuleKind> covered = EnumSet.of(RuleKind.OFFER, RuleKind.FAIRNESS_FLOOR, RuleKind.AGENCY);
    examples().forEach(example -> covered.add(example.kind()));

    assertThat(covered).containsExactlyInAnyOrder(RuleKind.values());
  }
}
