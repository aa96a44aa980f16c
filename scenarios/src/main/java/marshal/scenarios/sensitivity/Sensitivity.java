package marshal.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.demand.Stream;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.RelativeEffect;
import marshal.model.intervention.TreatmentLever;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSampler;
import marshal.model.world.WorldSet;
import marshal.scenarios.casefolder.Assumption;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.planning.PlanRepair;
import marshal.scenarios.variation.Knob;
import marshal.scenarios.variation.Variation;
import marshal.scenarios.variation.VariedScenario;
import marshal.solver.rules.CaseRules;

/**
 * Moves one figure at a time and says what a plan averts then, and whether another plan would be
 * the better one.
 *
 * <p>Effects go to the ends of their 95 % intervals in every world at once; prices, demand and
 * figures on people in treatment go down and up by a share. Plans keep their units, but for prices:
 * there each plan is cut to the money it then has, least loss first, or buys more with what is
 * saved. Means are exact in worlds that cover the uncertainties evenly.
 */
public final class Sensitivity {

  private static final double END = 1.959963984540054;
  private static final int BISECTIONS = 30;
  private static final double FURTHEST = 3;

  private final VariedCase varied;
  private final LoadedCase loaded;
  private final Case theCase;
  private final PlanSpace space;
  private final Plan plan;
  private final Plan against;
  private final double sharePercent;
  private final WorldSet worlds;
  private final HarmModel model;
  private final Consumer<String> listener;

  private Sensitivity(
      VariedCase varied,
      Plan plan,
      Plan against,
      double sharePercent,
      int worlds,
      long seed,
      Consumer<String> listener) {
    this.varied = varied;
    this.loaded = varied.base();
    this.theCase = loaded.theCase();
    this.space = loaded.space();
    this.plan = plan;
    this.against = against;
    this.sharePercent = sharePercent;
    this.worlds = new WorldSampler(theCase).evenlySpread(worlds, seed);
    this.model = new HarmModel(theCase, space, this.worlds);
    this.listener = listener;
  }

  /**
   * Moves every figure that matters to one of two plans.
   *
   * @param varied the case
   * @param planName what the user calls the plan
   * @param plan the plan
   * @param againstName what the user calls the other
   * @param against the plan to rank it against
   * @param sharePercent how far to move what has no interval, more than 0 and less than 100
   * @param worlds worlds, 1 or more
   * @param seed seed of the worlds
   * @param listener hears what is moved
   */
  public static SensitivityOutcome of(
      VariedCase varied,
      String planName,
      Plan plan,
      String againstName,
      Plan against,
      double sharePercent,
      int worlds,
      long seed,
      Consumer<String> listener) {
    if (!(sharePercent > 0 && sharePercent < 100)) {
      throw new IllegalArgumentException(
          "Figures are moved by %s %%; it must be more than 0 and less than 100."
              .formatted(sharePercent));
    }
    Sensitivity sensitivity =
        new Sensitivity(varied, plan, against, sharePercent, worlds, seed, listener);
    List<Factor> factors = new ArrayList<>();
    sensitivity.addEffects(factors);
    sensitivity.addTreatment(factors);
    sensitivity.addDemand(factors);
    sensitivity.addCosts(factors);
    sensitivity.addPeople(factors);
    factors.sort(Comparator.comparingDouble(Factor::swing).reversed());
    return new SensitivityOutcome(
        varied.base(),
        planName,
        againstName,
        worlds,
        seed,
        sensitivity.point(sensitivity.model),
        factors);
  }

  private Factor.Point point(HarmModel in) {
    return point(in, plan, against);
  }

  private Factor.Point point(HarmModel in, Plan first, Plan second) {
    ExactMean mean = new ExactMean(in);
    double committed = mean.harm();
    mean.setPlan(first);
    double harm = mean.harm();
    mean.setPlan(second);
    return new Factor.Point(committed - harm, mean.harm() - harm);
  }

  private Factor.Point point(WorldSet in) {
    return point(new HarmModel(theCase, space, in));
  }

  /** What either plan buys beyond the promises. */
  private boolean isBought(int intervention) {
    return IntStream.range(0, space.lines())
        .filter(line -> space.line(line).intervention() == intervention)
        .anyMatch(
            line ->
                plan.units(line) != space.atLeast(line)
                    || against.units(line) != space.atLeast(line));
  }

  private void addEffects(List<Factor> factors) {
    Map<Integer, Double> leaves = lastBelow();
    for (int k = 0; k < theCase.interventions().size(); k++) {
      Intervention intervention = theCase.interventions().get(k);
      List<RelativeEffect> effects = effects(intervention);
      if (effects.isEmpty() || !isBought(k)) {
        continue;
      }
      int index = k;
      listener.accept("the effect of " + intervention.name());
      factors.add(
          deviated(
              Factor.Kind.EFFECT,
              intervention.id(),
              "Effect of " + intervention.name(),
              effects,
              z -> worlds.withInterventionDeviate(index, z),
              Optional.ofNullable(leaves.get(k)),
              assumed("interventions", intervention.id(), "effects", "treatment")));
    }
  }

  private static List<RelativeEffect> effects(Intervention intervention) {
    List<RelativeEffect> effects = new ArrayList<>();
    intervention.effects().forEach(effect -> effects.add(effect.change()));
    intervention
        .lever()
        .filter(TreatmentLever.Retention.class::isInstance)
        .map(lever -> ((TreatmentLever.Retention) lever).change())
        .ifPresent(effects::add);
    return effects;
  }

  private void addTreatment(List<Factor> factors) {
    for (int g = 0; g < theCase.treatmentGroups().size(); g++) {
      TreatmentGroup group = theCase.treatmentGroups().get(g);
      List<RelativeEffect> effects =
          group.effects().stream().map(effect -> effect.change()).toList();
      if (effects.isEmpty()) {
        continue;
      }
      int index = g;
      listener.accept("what treatment changes: " + group.name());
      factors.add(
          deviated(
              Factor.Kind.TREATMENT,
              group.id(),
              "What being retained in treatment changes: " + group.name(),
              effects,
              z -> worlds.withTreatmentDeviate(index, z),
              Optional.empty(),
              assumed("case", group.id(), "effects")));
    }
  }

  /** Moves what one standard normal deviate drives. */
  private Factor deviated(
      Factor.Kind kind,
      String about,
      String name,
      List<RelativeEffect> effects,
      DoubleFunction<WorldSet> at,
      Optional<Double> lastBelow,
      List<String> assumed) {
    // A low deviate is a strong effect; the low end is that of the harm averted.
    Factor.Point weak = point(at.apply(END));
    Factor.Point strong = point(at.apply(-END));
    return new Factor(
        kind,
        about,
        name,
        words(effects, END),
        words(effects, -END),
        weak,
        strong,
        root(z -> point(at.apply(z)).advantage(), -FURTHEST, FURTHEST).map(z -> words(effects, z)),
        lastBelow,
        !assumed.isEmpty(),
        assumed);
  }

  /** The change of the strongest effect, which stands for the others that move with it. */
  private static String words(List<RelativeEffect> effects, double z) {
    RelativeEffect strongest =
        effects.stream().min(Comparator.comparingDouble(RelativeEffect::meanChange)).orElseThrow();
    return String.format(Locale.UK, "%+.0f %%", 100 * (strongest.riskRatio(z) - 1))
        + (effects.size() > 1 ? " and others" : "");
  }

  /** Mean incidents are in proportion to the demand, so the harm they come to is a line. */
  private void addDemand(List<Factor> factors) {
    ExactMean mean = new ExactMean(model);
    double[] committed = incidents(mean);
    mean.setPlan(plan);
    double[] with = incidents(mean);
    mean.setPlan(against);
    double[] other = incidents(mean);
    Factor.Point own = point(model);
    for (int o = 0; o < theCase.streams().size(); o++) {
      Stream stream = theCase.streams().get(o);
      double weight = theCase.harmIndex().perIncident().getOrDefault(stream.id(), 0.0);
      double averted = weight * (committed[o] - with[o]);
      double advantage = weight * (other[o] - with[o]);
      double share = sharePercent / 100;
      double turn = advantage == 0 ? Double.NaN : -100 * own.advantage() / advantage;
      List<String> assumed = new ArrayList<>(assumed("case", stream.id(), "share"));
      assumed.addAll(
          theCase.harmIndex().assumptions().stream()
              .filter(words -> words.contains("[" + stream.id() + "]"))
              .toList());
      factors.add(
          new Factor(
              Factor.Kind.DEMAND,
              stream.id(),
              stream.name() + ": incidents, or the harm of one",
              percent(-sharePercent),
              percent(sharePercent),
              new Factor.Point(
                  own.averted() - share * averted, own.advantage() - share * advantage),
              new Factor.Point(
                  own.averted() + share * averted, own.advantage() + share * advantage),
              turn > -100 && turn < 200 ? Optional.of(percent(turn)) : Optional.empty(),
              Optional.empty(),
              !assumed.isEmpty(),
              assumed));
    }
  }

  private double[] incidents(ExactMean mean) {
    return IntStream.range(0, theCase.streams().size())
        .mapToDouble(o -> java.util.Arrays.stream(mean.incidentsByWorld(o)).average().orElseThrow())
        .toArray();
  }

  private static String percent(double change) {
    return String.format(Locale.UK, "%+.0f %%", change);
  }

  private void addCosts(List<Factor> factors) {
    for (int k = 0; k < theCase.interventions().size(); k++) {
      Intervention intervention = theCase.interventions().get(k);
      if (intervention.unitCostPence() == 0 || !isBought(k)) {
        continue;
      }
      listener.accept("the price of " + intervention.name());
      Optional<Factor.Point> cheap = repriced(intervention, -sharePercent);
      Optional<Factor.Point> dear = repriced(intervention, sharePercent);
      if (cheap.isEmpty() || dear.isEmpty()) {
        continue;
      }
      List<String> assumed = assumed("interventions", intervention.id(), "cost");
      factors.add(
          new Factor(
              Factor.Kind.COST,
              intervention.id(),
              "Price of " + intervention.name(),
              percent(sharePercent),
              percent(-sharePercent),
              dear.get(),
              cheap.get(),
              root(
                      change -> repriced(intervention, change).map(Factor.Point::advantage),
                      -sharePercent,
                      sharePercent,
                      dear.get().advantage() * cheap.get().advantage())
                  .map(Sensitivity::percent),
              Optional.empty(),
              !assumed.isEmpty(),
              assumed));
    }
  }

  private Optional<Factor.Point> repriced(Intervention intervention, double changePercent) {
    LoadedCase there = vary(Knob.PRICE, intervention.id(), changePercent);
    CaseRules rules = new CaseRules(there.theCase(), there.space());
    Optional<Plan> first = PlanRepair.fit(rules, new ExactMean(model), plan);
    Optional<Plan> second = PlanRepair.fit(rules, new ExactMean(model), against);
    return first.isPresent() && second.isPresent()
        ? Optional.of(point(model, first.get(), second.get()))
        : Optional.empty();
  }

  private LoadedCase vary(Knob knob, String target, double changePercent) {
    List<java.math.BigDecimal> percents =
        List.of(
            java.math.BigDecimal.valueOf(100 + changePercent)
                .setScale(4, java.math.RoundingMode.HALF_EVEN));
    String name = knob.word() + ":" + target + " " + percents.get(0).toPlainString() + " %";
    return varied.with(
        name,
        VariedScenario.yaml(
            theCase,
            theCase.scenario(),
            name,
            List.of(new Variation(knob, target, percents)),
            percents));
  }

  private void addPeople(List<Factor> factors) {
    for (Assumption figure : loaded.assumptions()) {
      if (!figure.file().equals("treatment.csv")) {
        continue;
      }
      listener.accept(figure.about() + ": " + figure.figure());
      Optional<Factor.Point> less = people(figure, -sharePercent);
      Optional<Factor.Point> more = people(figure, sharePercent);
      if (less.isPresent() && more.isPresent()) {
        factors.add(
            new Factor(
                Factor.Kind.PEOPLE,
                figure.about(),
                "Treatment, %s: %s".formatted(figure.about(), figure.figure()),
                percent(-sharePercent),
                percent(sharePercent),
                less.get(),
                more.get(),
                root(
                        change -> people(figure, change).map(Factor.Point::advantage),
                        -sharePercent,
                        sharePercent,
                        less.get().advantage() * more.get().advantage())
                    .map(Sensitivity::percent),
                Optional.empty(),
                true,
                List.of(figure.toText())));
      }
    }
  }

  /** Empty where the figure cannot go so far, for example a share above 1. */
  private Optional<Factor.Point> people(Assumption figure, double changePercent) {
    String yaml =
        """
        schemaVersion: 1
        title: "%s"
        extends: "%s"
        treatment:
          - {group: "%s", figure: "%s", changePercent: %s}
        """
            .formatted(
                figure.figure(),
                theCase.scenario(),
                figure.about(),
                figure.figure(),
                Double.toString(changePercent));
    try {
      LoadedCase there = varied.with(figure.figure(), yaml);
      return Optional.of(point(new HarmModel(there.theCase(), there.space(), worlds)));
    } catch (marshal.scenarios.problem.InputException e) {
      return Optional.empty();
    }
  }

  /**
   * Says below which share of its effect the last unit of an intervention would avert less for its
   * money than that of any other in the plan.
   */
  private Map<Integer, Double> lastBelow() {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(plan);
    double harm = mean.harm();
    Map<Integer, Double> lastPerPenny = new LinkedHashMap<>();
    for (int line = 0; line < space.lines(); line++) {
      int k = space.line(line).intervention();
      long pence = theCase.interventions().get(k).unitCostPence();
      if (plan.units(line) > space.atLeast(line) && pence > 0) {
        mean.setUnits(line, plan.units(line) - 1);
        lastPerPenny.merge(k, (mean.harm() - harm) / pence, Math::max);
        mean.setUnits(line, plan.units(line));
      }
    }
    Map<Integer, Double> leaves = new LinkedHashMap<>();
    lastPerPenny.forEach(
        (k, own) ->
            lastPerPenny.entrySet().stream()
                .filter(other -> !other.getKey().equals(k))
                .mapToDouble(Map.Entry::getValue)
                .min()
                .ifPresent(
                    least -> {
                      if (own > 0 && least > 0 && least < own) {
                        leaves.put(k, 100 * least / own);
                      }
                    }));
    return leaves;
  }

  private List<String> assumed(String file, String about, String... figures) {
    return loaded.assumptions().stream()
        .filter(assumption -> assumption.file().startsWith(file))
        .filter(assumption -> assumption.about().equals(about))
        .filter(
            assumption ->
                List.of(figures).stream()
                    .anyMatch(figure -> assumption.figure().startsWith(figure)))
        .map(Assumption::toText)
        .toList();
  }

  private static Optional<Double> root(DoubleFunction<Double> advantage, double from, double to) {
    double atFrom = advantage.apply(from);
    double atTo = advantage.apply(to);
    return root(z -> Optional.of(advantage.apply(z)), from, to, atFrom * atTo);
  }

  /** Halves the range in which the sign changes; the ends' signs must differ. */
  private static Optional<Double> root(
      DoubleFunction<Optional<Double>> advantage, double from, double to, double productAtEnds) {
    if (!(productAtEnds < 0)) {
      return Optional.empty();
    }
    double low = from;
    double high = to;
    double signLow = Math.signum(advantage.apply(low).orElse(0.0));
    for (int j = 0; j < BISECTIONS; j++) {
      double middle = (low + high) / 2;
      double sign = Math.signum(advantage.apply(middle).orElse(0.0));
      if (sign == signLow) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Optional.of((low + high) / 2);
  }
}
