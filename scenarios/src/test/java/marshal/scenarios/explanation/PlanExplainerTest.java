package marshal.scenarios.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.planning.PlanningResult;
import marshal.scenarios.problem.InputException;
import marshal.solver.rules.CaseRules;
import marshal.solver.search.SearchLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanExplainerTest {

  private static final PlanningOptions OPTIONS =
      new PlanningOptions(3, 8, 60, SearchLimits.ofSteps(3000));
  private static LoadedCase loaded;
  private static Plan plan;
  private static PlanExplanation whole;

  @BeforeAll
  static void plan() {
    loaded = CaseFolder.read(Path.of("src/test/resources/tiny"), "baseline");
    plan = planned(loaded);
    whole = new PlanExplainer(loaded, plan, OPTIONS).explain(LineChoice.ALL);
  }

  private static Plan planned(LoadedCase theCase) {
    return ((PlanningResult.Planned) new Planning(OPTIONS).plan(theCase, (time, averted) -> {}))
        .outcome()
        .plan();
  }

  private static double harm(Plan of) {
    HarmModel model = new Planning(OPTIONS).searchModel(loaded);
    ExactMean mean = new ExactMean(model);
    mean.setPlan(of);
    return mean.harm();
  }

  private static Plan with(Plan base, int line, int more) {
    int[] units = base.units();
    units[line] += more;
    return Plan.of(units);
  }

  @Test
  void marginalFiguresAreExactDifferences() {
    double harm = harm(plan);

    assertThat(whole.lines()).hasSize(loaded.space().lines());
    assertThat(whole.harm()).isCloseTo(harm, within(1e-9 * harm));
    for (LineReason line : whole.lines()) {
      assertThat(line.nextUnitAverts())
          .as("one more of line %d", line.line())
          .isCloseTo(harm - harm(with(plan, line.line(), 1)), within(1e-9 * harm));
      if (line.lastUnitAverts().isPresent()) {
        assertThat(line.lastUnitAverts().getAsDouble())
            .as("the last of line %d", line.line())
            .isCloseTo(harm(with(plan, line.line(), -1)) - harm, within(1e-9 * harm));
      }
    }
    assertThat(whole.lines().stream().mapToDouble(LineReason::averts).sum())
        .isCloseTo(whole.averted(), within(0.01 * whole.averted()));
  }

  /**
   * The least harm is convex in the money, so the price of a pound lies between what a step more
   * averts and what a step less costs, per pound. Plans of whole units blur that: £10,000 are some
   * twenty units of what health money buys, so a quarter of the price is allowed; twice the price
   * must be refused.
   */
  @ParameterizedTest
  @CsvSource({"council", "health"})
  void pricesAgreeWithPlansMadeAgain(String stream) {
    double pounds = 10_000;
    double harm = harm(plan);
    double more = (harm - harm(planned(withMoney(stream, 1_000_000)))) / pounds;
    double less = (harm(planned(withMoney(stream, -1_000_000))) - harm) / pounds;
    double price = margin(stream).pricePerPound();

    assertThat(price).isBetween(more - 0.25 * price, less + 0.25 * price);
    assertThat(2 * price).isGreaterThan(less + 0.25 * 2 * price);
  }

  @Test
  void localMarginsAreNoBetterThanPlansMadeAgain() {
    double harm = harm(plan);
    for (StreamMargin margin : whole.margins()) {
      double best = harm - harm(planned(withMoney(margin.stream(), margin.stepPence())));
      assertThat(margin.stepPence()).isEqualTo(1_000_000);
      assertThat(margin.nextAverts()).isBetween(0.0, best * 1.02 + 1e-9 * harm);
      assertThat(margin.cutCosts()).isGreaterThanOrEqualTo(0);
    }
  }

  private static StreamMargin margin(String stream) {
    return whole.margins().stream()
        .filter(each -> each.stream().equals(stream))
        .findFirst()
        .orElseThrow();
  }

  private static LoadedCase withMoney(String stream, long morePence) {
    Resources resources = loaded.theCase().resources();
    FundingStream changed =
        resources.funding().stream().filter(each -> each.id().equals(stream)).findFirst().get();
    return new LoadedCase(
        loaded
            .theCase()
            .withResources(resources.withAmount(stream, changed.amountPence() + morePence)),
        loaded.space(),
        loaded.currentPlan(),
        loaded.assumptions(),
        loaded.warnings(),
        loaded.goal(),
        loaded.sha256ByFile());
  }

  @Test
  void everyReasonIsTrue() {
    CaseRules rules = new CaseRules(loaded.theCase(), loaded.space());
    for (LineReason line : whole.lines()) {
      double price = line.price().averts();
      if (line.held() instanceof WhyHeld.WorthItsPrice) {
        assertThat(line.lastUnitAverts().getAsDouble()).isGreaterThanOrEqualTo(price * 0.999);
      } else if (line.held() instanceof WhyHeld.NothingBetterFits) {
        assertThat(line.lastUnitAverts().getAsDouble()).isLessThan(price);
      } else if (line.held() instanceof WhyHeld.Promised) {
        assertThat(line.units()).isEqualTo(line.committedUnits()).isPositive();
      }
      boolean fits = rules.violations(with(plan, line.line(), 1)).isEmpty();
      assertThat(fits)
          .as("room for line %d: %s", line.line(), line.noMore())
          .isEqualTo(
              line.noMore() instanceof WhyNoMore.RoomIsLeft
                  || (line.noMore() instanceof WhyNoMore.AvertsNothing && fits));
      if (line.noMore() instanceof WhyNoMore.BoundReached bound) {
        assertThat(line.units()).isEqualTo(bound.atMost());
      } else if (line.noMore() instanceof WhyNoMore.OthersAvertMore others) {
        assertThat(line.nextUnitAverts()).isLessThan(price);
        assertThat(others.limits()).isNotEmpty();
      } else if (line.noMore() instanceof WhyNoMore.AvertsNothing) {
        assertThat(line.nextUnitAverts()).isLessThanOrEqualTo(0);
      }
    }
  }

  @Test
  void findsTheExchangeThatAPlanMissed() {
    // All money of the council into locks that avert less and less, none into marshals.
    CaseRules rules = new CaseRules(loaded.theCase(), loaded.space());
    int[] units = rules.committedPlan().units();
    int worst = -1;
    for (LineReason line : whole.lines()) {
      if (line.intervention().equals("alcohol-workers")) {
        units[line.line()] = 1;
        worst = line.line();
      }
    }
    PlanExplanation poor =
        new PlanExplainer(loaded, Plan.of(units), OPTIONS).explain(LineChoice.ALL);

    assertThat(poor.lines())
        .anySatisfy(line -> assertThat(line.noMore()).isInstanceOf(WhyNoMore.RoomIsLeft.class));
    for (LineReason line : poor.lines()) {
      if (line.held() instanceof WhyHeld.ExchangeIsBetter better) {
        Plan exchanged = with(with(Plan.of(units), line.line(), -1), better.line(), better.units());
        assertThat(rules.violations(exchanged)).isEmpty();
        assertThat(harm(Plan.of(units)) - harm(exchanged))
            .isCloseTo(better.gain(), within(1e-9 * harm(plan)));
      }
    }
    assertThat(worst).isNotNegative();
  }

  @Test
  void givesUpAnInterventionAsAWhole() {
    InterventionReason locks =
        whole.interventions().stream()
            .filter(each -> each.intervention().equals("locks"))
            .findFirst()
            .orElseThrow();
    int[] without = plan.units();
    for (LineReason line : whole.lines()) {
      if (line.intervention().equals("locks")) {
        without[line.line()] = line.committedUnits();
      }
    }

    assertThat(locks.withoutItCosts())
        .isCloseTo(harm(Plan.of(without)) - harm(plan), within(1e-9 * harm(plan)))
        .isPositive();
    assertThat(locks.addedUnits())
        .isEqualTo(
            whole.lines().stream()
                .filter(line -> line.intervention().equals("locks"))
                .mapToLong(LineReason::addedUnits)
                .sum());
  }

  @Test
  void explainsAPart() {
    PlanExplainer explainer = new PlanExplainer(loaded, plan, OPTIONS);
    int place = new NamesInCase(loaded.theCase()).place("N1");

    PlanExplanation there =
        explainer.explain(
            new LineChoice(OptionalInt.empty(), OptionalInt.of(place), OptionalInt.of(1)));

    assertThat(there.lines())
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.neighbourhood()).isEqualTo("N1");
              assertThat(line.period()).isEqualTo(2);
            });
    assertThat(there.notOffered())
        .contains(
            new NotOffered("marshals", NotOffered.Why.NAMED_PLACES_ONLY),
            new NotOffered("alcohol-places", NotOffered.Why.CITY_ONLY));
    PlanExplanation city =
        explainer.explain(
            new LineChoice(OptionalInt.empty(), OptionalInt.of(Line.CITY), OptionalInt.empty()));
    assertThat(city.notOffered())
        .contains(new NotOffered("locks", NotOffered.Why.NEIGHBOURHOODS_ONLY));
  }

  @ParameterizedTest
  @CsvSource({
    "alcohol-places, locks",
    "locks, marshals",
    "N1, N2",
    "N2, alcohol-places",
    "locks, health",
    "council, alcohol-places"
  })
  void aMoveIsTheDifferenceOfTwoEvaluations(String from, String to) {
    NamesInCase names = new NamesInCase(loaded.theCase());
    MoneyMove move = new MoneyMove(200_000, names.end(from, "--from"), names.end(to, "--to"));

    MoveExplanation moved = new PlanExplainer(loaded, plan, OPTIONS).move(move);

    PlanOutcome before = new Planning(OPTIONS).evaluate(loaded, plan);
    PlanOutcome after = new Planning(OPTIONS).evaluate(loaded, moved.moved());
    double scale = before.harm().withPlan();
    assertThat(moved.averted().mean())
        .isCloseTo(before.harm().withPlan() - after.harm().withPlan(), within(1e-9 * scale));
    assertThat(moved.avertedInSearch())
        .isCloseTo(harm(plan) - harm(moved.moved()), within(1e-9 * scale));
    CaseRules rules = new CaseRules(loaded.theCase(), loaded.space());
    assertThat(rules.violations(moved.moved())).isEmpty();
    assertThat(rules.costPence(moved.moved()) - rules.costPence(plan))
        .isEqualTo(moved.spentPence() - moved.freedPence())
        .isLessThanOrEqualTo(0);
    assertThat(moved.averted().low80()).isLessThanOrEqualTo(moved.averted().high80());
  }

  @Test
  void takesAsMuchAsAskedAndNoUnitMore() {
    NamesInCase names = new NamesInCase(loaded.theCase());
    MoneyMove move =
        new MoneyMove(100_000, names.end("locks", "--from"), names.end("marshals", "--to"));

    MoveExplanation moved = new PlanExplainer(loaded, plan, OPTIONS).move(move);

    long unit = costPence("locks");
    assertThat(moved.freedPence()).isBetween(100_000L, 100_000L + unit - 1);
    assertThat(moved.changes())
        .isNotEmpty()
        .allMatch(
            change ->
                is("locks", change.line())
                    ? change.unitsAfter() < change.unitsBefore()
                    : is("marshals", change.line()) && change.unitsAfter() > change.unitsBefore());
  }

  /** No other way to take the same money off one line and give it to another does better. */
  @Test
  void movesAtLeastLossAndBestGain() {
    NamesInCase names = new NamesInCase(loaded.theCase());
    long unit = costPence("locks");
    MoveExplanation moved =
        new PlanExplainer(loaded, plan, OPTIONS)
            .move(new MoneyMove(unit, names.end("locks", "--from"), names.end("city", "--to")));
    CaseRules rules = new CaseRules(loaded.theCase(), loaded.space());
    double best = Double.NEGATIVE_INFINITY;
    for (int off = 0; off < plan.lines(); off++) {
      if (is("locks", off) && plan.units(off) > rules.least(off)) {
        best = Math.max(best, harm(plan) - harm(with(plan, off, -1)));
      }
    }

    assertThat(moved.avertedInSearch()).isGreaterThanOrEqualTo(best - 1e-9 * harm(plan));
  }

  @Test
  void moneyChangesHandsBetweenStreams() {
    NamesInCase names = new NamesInCase(loaded.theCase());
    MoveExplanation moved =
        new PlanExplainer(loaded, plan, OPTIONS)
            .move(
                new MoneyMove(
                    500_000, names.end("council", "--from"), names.end("health", "--to")));

    LoadedCase after =
        new LoadedCase(
            withMoney("council", -500_000)
                .theCase()
                .withResources(
                    withMoney("council", -500_000)
                        .theCase()
                        .resources()
                        .withAmount("health", 6_000_025 + 500_000)),
            loaded.space(),
            loaded.currentPlan(),
            List.of(),
            List.of(),
            loaded.goal(),
            loaded.sha256ByFile());
    assertThat(new CaseRules(after.theCase(), after.space()).violations(moved.moved())).isEmpty();
    assertThatThrownBy(
            () ->
                new PlanExplainer(loaded, plan, OPTIONS)
                    .move(
                        new MoneyMove(
                            5_000_000,
                            names.end("council", "--from"),
                            names.end("health", "--to"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("45,000.00 pounds");
  }

  @Test
  void suggestsNames() {
    NamesInCase names = new NamesInCase(loaded.theCase());

    assertThat(names.intervention("LOCKS AND LIGHTS")).isEqualTo(names.intervention("locks"));
    assertThatThrownBy(() -> names.intervention("lock"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Did you mean 'locks'?");
    assertThatThrownBy(() -> names.end("councill", "--from"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--from: \"councill\"")
        .hasMessageContaining("Did you mean 'Council'?");
    assertThatThrownBy(() -> new MoneyMove(0, new MoveEnd.OfPlace(0), new MoveEnd.OfPlace(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean is(String intervention, int line) {
    Predicate<String> same = intervention::equals;
    return same.test(
        loaded.theCase().interventions().get(loaded.space().line(line).intervention()).id());
  }

  private static long costPence(String intervention) {
    return loaded
        .theCase()
        .interventions()
        .get(new NamesInCase(loaded.theCase()).intervention(intervention))
        .unitCostPence();
  }
}
