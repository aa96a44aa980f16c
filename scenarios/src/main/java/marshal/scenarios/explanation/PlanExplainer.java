package marshal.scenarios.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import marshal.model.Case;
import marshal.model.area.Neighbourhood;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Offer;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.FundingStream;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.planning.Attribution;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.solver.LimitPrices;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;
import marshal.solver.rules.RuleState;

/**
 * Explains a plan in the worlds that it was searched in. Prices come from the best plan in
 * fractions of units; what units avert are exact differences of mean harm at the plan itself.
 *
 * <p>The plan need not be the best one, nor keep every rule. Not safe for use by several threads.
 */
public final class PlanExplainer {

  private static final long STEP_PENCE = 1_000_000;

  private final HarmModel model;
  private final Case theCase;
  private final PlanSpace space;
  private final Plan plan;
  private final PlanningOptions options;
  private final CaseRules rules;
  private final RulePrices prices;
  private final ExactMean mean;
  private final RuleState state;
  private final double harm;
  private final double[] shares;

  /**
   * Prepares to explain a plan; finds the prices of all rules.
   *
   * @param loaded the case under its scenario
   * @param plan the plan
   * @param options the worlds that the plan was searched and judged in
   */
  public PlanExplainer(LoadedCase loaded, Plan plan, PlanningOptions options) {
    this(loaded, plan, options, Optional.empty());
  }

  /**
   * Prepares to explain a plan.
   *
   * @param loaded the case under its scenario
   * @param plan the plan
   * @param options the worlds that the plan was searched and judged in
   * @param known the prices of all rules in these worlds; found if they are not known
   */
  public PlanExplainer(
      LoadedCase loaded, Plan plan, PlanningOptions options, Optional<LimitPrices> known) {
    this.model = new Planning(options).searchModel(loaded);
    this.theCase = loaded.theCase();
    this.space = loaded.space();
    this.plan = plan;
    this.options = options;
    this.rules = new CaseRules(theCase, space);
    this.prices =
        known
            .filter(found -> found.size() == rules.limits().size())
            .map(found -> RulePrices.of(rules, found))
            .orElseGet(() -> RulePrices.find(model, rules));
    this.mean = new ExactMean(model);
    this.shares = Attribution.shares(mean, space, plan);
    this.state = new RuleState(rules, plan);
    this.harm = mean.harm();
  }

  /** Explains the lines of a choice, and the rules and streams of the whole plan. */
  public PlanExplanation explain(LineChoice choice) {
    List<LineReason> lines = new ArrayList<>();
    LineReasons reasons = new LineReasons(rules, prices, mean, state, shares);
    for (int line = 0; line < space.lines(); line++) {
      if (choice.has(space.line(line))) {
        lines.add(reasons.of(line));
      }
    }
    return new PlanExplanation(
        theCase,
        space,
        choice,
        new ExactMean(model).harm(),
        harm,
        binding(),
        margins(),
        interventions(),
        lines,
        notOffered(choice));
  }

  /** Returns the reasons of some lines, by their indices. */
  public List<LineReason> reasons(List<Integer> lines) {
    LineReasons reasons = new LineReasons(rules, prices, mean, state, shares);
    return lines.stream().map(reasons::of).toList();
  }

  /**
   * Moves money in the plan and says what that does.
   *
   * @throws IllegalArgumentException if a funding stream has less than is to be moved
   */
  public MoveExplanation move(MoneyMove move) {
    return new MoneyMover(model, plan).explain(move, options);
  }

  private List<BindingRule> binding() {
    List<BindingRule> binding = new ArrayList<>();
    List<Limit> limits = rules.limits();
    for (int limit = 0; limit < limits.size(); limit++) {
      if (prices.price(limit) > 0) {
        binding.add(
            new BindingRule(
                limits.get(limit), state.used(limit), state.left(limit), prices.price(limit)));
      }
    }
    binding.sort(
        Comparator.comparingDouble((BindingRule rule) -> -rule.price() * rule.limit().capacity()));
    return binding;
  }

  private List<StreamMargin> margins() {
    MoneyMover mover = new MoneyMover(model, plan);
    List<StreamMargin> margins = new ArrayList<>();
    for (FundingStream stream : theCase.resources().funding()) {
      long step = Math.min(STEP_PENCE, Math.max(0, theCase.resources().freePence(stream)));
      double more = harm - mover.harmWith(stream, step);
      double less = mover.harmWith(stream, -step) - harm;
      margins.add(new StreamMargin(stream.id(), prices.perPound(stream.id()), step, more, less));
    }
    return margins;
  }

  private List<InterventionReason> interventions() {
    List<InterventionReason> reasons = new ArrayList<>();
    for (int k = 0; k < theCase.interventions().size(); k++) {
      Intervention intervention = theCase.interventions().get(k);
      long units = 0;
      double averts = 0;
      for (int line = 0; line < space.lines(); line++) {
        if (space.line(line).intervention() == k) {
          units += plan.units(line) - space.atLeast(line);
          averts += shares[line];
        }
      }
      if (units > 0) {
        reasons.add(
            new InterventionReason(
                intervention.id(),
                units,
                units * intervention.unitCostPence(),
                averts,
                harmWithout(k) - harm));
      }
    }
    return reasons;
  }

  private double harmWithout(int intervention) {
    for (int line = 0; line < space.lines(); line++) {
      if (space.line(line).intervention() == intervention) {
        mean.setUnits(line, space.atLeast(line));
      }
    }
    double without = mean.harm();
    mean.setPlan(plan);
    return without;
  }

  private List<NotOffered> notOffered(LineChoice choice) {
    if (choice.place().isEmpty()) {
      return List.of();
    }
    List<NotOffered> reasons = new ArrayList<>();
    for (int k = 0; k < theCase.interventions().size(); k++) {
      boolean asked = choice.intervention().isEmpty() || choice.intervention().getAsInt() == k;
      OptionalInt line = space.findIndex(new Line(k, choice.place().getAsInt(), 0));
      if (asked && line.isEmpty()) {
        reasons.add(
            new NotOffered(
                theCase.interventions().get(k).id(),
                whyNot(theCase.interventions().get(k).offer(), choice.place().getAsInt())));
      }
    }
    return reasons;
  }

  private NotOffered.Why whyNot(Offer offer, int place) {
    if (offer.cityWide() != (place == Line.CITY)) {
      return offer.cityWide() ? NotOffered.Why.CITY_ONLY : NotOffered.Why.NEIGHBOURHOODS_ONLY;
    }
    if (place == Line.CITY) {
      return NotOffered.Why.NO_TARGET;
    }
    Neighbourhood neighbourhood = theCase.area().neighbourhood(place);
    if (!offer.codes().isEmpty() && !offer.codes().contains(neighbourhood.code())) {
      return NotOffered.Why.NAMED_PLACES_ONLY;
    }
    boolean suited =
        offer.whereFigure().isEmpty() || neighbourhood.figure(offer.whereFigure().get()) > 0;
    return suited ? NotOffered.Why.NO_TARGET : NotOffered.Why.NOT_SUITED;
  }
}
