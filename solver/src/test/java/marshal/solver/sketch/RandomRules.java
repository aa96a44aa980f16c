package marshal.solver.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/** Rules drawn at random for a case. */
public final class RandomRules {

  private final Case theCase;
  private final PlanSpace space;
  private final Random random;

  private RandomRules(Case theCase, Random random) {
    this.theCase = theCase;
    this.space = PlanSpace.of(theCase);
    this.random = random;
  }

  /** Returns the kinds of rules that {@link #add} draws. */
  public static List<RuleKind> kinds() {
    return List.of(
        RuleKind.BOUND,
        RuleKind.LOCK,
        RuleKind.MINIMUM_PACKAGE,
        RuleKind.SET_UP,
        RuleKind.REQUIRES,
        RuleKind.EXCLUDES,
        RuleKind.CASH,
        RuleKind.AGENCY,
        RuleKind.FAIRNESS_FLOOR,
        RuleKind.STABILITY);
  }

  /** Returns a case with a rule or two of each kind asked for. */
  public static Case add(Case theCase, List<RuleKind> kinds, long seed) {
    RandomRules draw = new RandomRules(theCase, new Random(seed));
    List<Rule> rules = new ArrayList<>();
    for (RuleKind kind : kinds) {
      rules.addAll(draw.draw(kind));
    }
    return theCase.withResources(theCase.resources().withRules(rules));
  }

  private List<Rule> draw(RuleKind kind) {
    return switch (kind) {
      case BOUND -> List.of(bound("first"), bound("second"));
      case LOCK -> List.of(new Rule.Lock("locked", List.of(lineUnits(2))));
      case MINIMUM_PACKAGE ->
          List.of(new Rule.MinimumPackage("package", intervention(), 2 + random.nextInt(2)));
      case SET_UP ->
          List.of(
              new Rule.SetUp("line", intervention(), random.nextInt(60_000), false),
              new Rule.SetUp("place", intervention(), random.nextInt(120_000), true));
      case REQUIRES -> pair(true);
      case EXCLUDES -> pair(false);
      case CASH -> cash();
      case AGENCY ->
          List.of(
              new Rule.Agency(
                  "agency",
                  "team",
                  1_000 + random.nextInt(20_000),
                  random.nextInt(200),
                  List.of("grant")));
      case FAIRNESS_FLOOR -> List.of(new Rule.FairnessFloor("fair", 0.8 * random.nextDouble()));
      case STABILITY ->
          List.of(
              new Rule.Stability(
                  "steady", random.nextDouble(), List.of(lineUnits(2), lineUnits(1))));
      default -> throw new IllegalArgumentException("No rules of kind " + kind);
    };
  }

  private List<Rule> cash() {
    List<Rule> rules = new ArrayList<>();
    for (String stream : List.of("grant", "levy")) {
      if (rules.isEmpty() || random.nextBoolean()) {
        List<Double> shares = new ArrayList<>();
        for (int q = 0; q < theCase.horizon().periods(); q++) {
          shares.add(random.nextInt(11) / 10.0);
        }
        rules.add(new Rule.Cash("cash of " + stream, stream, shares, random.nextBoolean()));
      }
    }
    return rules;
  }

  private String intervention() {
    return theCase.interventions().get(random.nextInt(theCase.interventions().size())).id();
  }

  private List<Rule> pair(boolean requires) {
    String one = intervention();
    String other = intervention();
    if (one.equals(other)) {
      return List.of();
    }
    return List.of(
        requires ? new Rule.Requires("needs", one, other) : new Rule.Excludes("not", one, other));
  }

  private LineUnits lineUnits(int most) {
    Line line = space.line(random.nextInt(space.lines()));
    return new LineUnits(
        theCase.interventions().get(line.intervention()).id(),
        line.place() == Line.CITY
            ? Optional.empty()
            : Optional.of(theCase.area().neighbourhood(line.place()).code()),
        line.period(),
        random.nextInt(most + 1));
  }

  private Rule bound(String name) {
    boolean units = random.nextBoolean();
    long scale = units ? 1 : 60_000;
    Rule.Level level = List.of(Rule.Level.values()).get(random.nextInt(4));
    return new Rule.Bound(
        name,
        level,
        random.nextBoolean() ? List.of() : List.of(intervention()),
        random.nextInt(3) > 0
            ? List.of()
            : List.of(theCase.area().neighbourhood(random.nextInt(theCase.area().size())).code()),
        random.nextBoolean() ? List.of() : List.of(0),
        units ? Rule.Measure.UNITS : Rule.Measure.PENCE,
        random.nextBoolean() ? 0 : scale * random.nextInt(3),
        random.nextBoolean() ? Long.MAX_VALUE : scale * (2 + random.nextInt(4)));
  }
}
