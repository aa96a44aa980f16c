package marshal.scenarios.sensitivity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Plan;
import marshal.scenarios.casefolder.Assumption;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.VariedCase;
import marshal.scenarios.planning.PlanRepair;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.variation.Knob;
import marshal.scenarios.variation.Variation;
import marshal.scenarios.variation.VariedScenario;
import marshal.solver.rules.CaseRules;

/** Prices and figures on people in treatment, moved by the text of a scenario. */
final class ScenarioFactors {

  private static final String TREATMENT = "treatment.csv";

  /** A price may become anything but nothing. */
  private static final double LEAST_PRICE_PERCENT = -90;

  private final VariedCase varied;
  private final Contest contest;
  private final double sharePercent;

  ScenarioFactors(VariedCase varied, Contest contest, double sharePercent) {
    this.varied = varied;
    this.contest = contest;
    this.sharePercent = sharePercent;
  }

  List<Supplier<Optional<Factor>>> list() {
    List<Supplier<Optional<Factor>>> factors = new ArrayList<>();
    List<Intervention> interventions = contest.theCase.interventions();
    for (int k = 0; k < interventions.size(); k++) {
      Intervention intervention = interventions.get(k);
      if (intervention.unitCostPence() > 0 && contest.isBought(k)) {
        factors.add(() -> price(intervention));
      }
    }
    contest.loaded.assumptions().stream()
        .filter(figure -> figure.file().equals(TREATMENT))
        .forEach(figure -> factors.add(() -> people(figure)));
    return factors;
  }

  private Optional<Factor> price(Intervention intervention) {
    List<String> assumed = contest.assumed("interventions", intervention.id(), "cost");
    // What is dear averts less for the money.
    return moved(
        Factor.Kind.COST,
        intervention.id(),
        "Price of " + intervention.name(),
        sharePercent,
        LEAST_PRICE_PERCENT,
        change -> repriced(intervention, change),
        assumed);
  }

  private Optional<Factor> people(Assumption figure) {
    String group =
        contest.theCase.treatmentGroups().stream()
            .filter(each -> each.id().equals(figure.about()))
            .map(each -> each.name())
            .findFirst()
            .orElse(figure.about());
    return moved(
        Factor.Kind.PEOPLE,
        figure.about(),
        "Treatment, %s: %s".formatted(group, figure.figure().replace('_', ' ')),
        -sharePercent,
        Contest.LEAST_PERCENT,
        change -> peopled(figure, change),
        List.of(figure.toText()));
  }

  private Optional<Factor> moved(
      Factor.Kind kind,
      String about,
      String name,
      double lowPercent,
      double leastPercent,
      DoubleFunction<Optional<Factor.Point>> at,
      List<String> assumed) {
    Optional<Factor.Point> low = at.apply(lowPercent);
    Optional<Factor.Point> high = at.apply(-lowPercent);
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Factor(
            kind,
            about,
            name,
            Contest.percent(lowPercent),
            Contest.percent(-lowPercent),
            low.get(),
            high.get(),
            contest.switchAt(at, leastPercent, 0, Contest.MOST_PERCENT).map(Contest::percent),
            Optional.empty(),
            !assumed.isEmpty(),
            assumed));
  }

  /** With another price each plan is cut to its money, or buys more. */
  private Optional<Factor.Point> repriced(Intervention intervention, double changePercent) {
    List<BigDecimal> percents =
        List.of(BigDecimal.valueOf(100 + changePercent).setScale(4, RoundingMode.HALF_EVEN));
    String name = "%s:%s %s %%".formatted(Knob.PRICE.word(), intervention.id(), percents.get(0));
    LoadedCase there =
        varied.with(
            name,
            VariedScenario.yaml(
                contest.theCase,
                contest.theCase.scenario(),
                name,
                List.of(new Variation(Knob.PRICE, intervention.id(), percents)),
                percents));
    CaseRules rules = new CaseRules(there.theCase(), there.space());
    Optional<Plan> first = PlanRepair.fit(rules, new ExactMean(contest.model), contest.plan);
    Optional<Plan> second = PlanRepair.fit(rules, new ExactMean(contest.model), contest.against);
    return first.isPresent() && second.isPresent()
        ? Optional.of(contest.point(contest.model, first.get(), second.get()))
        : Optional.empty();
  }

  /** Empty where the figure cannot go so far, for example a share above 1. */
  private Optional<Factor.Point> peopled(Assumption figure, double changePercent) {
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
                contest.theCase.scenario(),
                figure.about(),
                figure.figure(),
                Double.toString(changePercent));
    try {
      LoadedCase there = varied.with(figure.figure(), yaml);
      return Optional.of(
          contest.point(new HarmModel(there.theCase(), there.space(), contest.worlds)));
    } catch (InputException e) {
      return Optional.empty();
    }
  }
}
