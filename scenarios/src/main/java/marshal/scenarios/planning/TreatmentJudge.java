package marshal.scenarios.planning;

import java.util.ArrayList;
import java.util.List;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.TreatmentLever;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.treatment.TreatmentFlow;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSampler;
import marshal.scenarios.outcome.TreatmentOutcome;

/** Says what a plan does for people who need treatment. */
final class TreatmentJudge {

  private final Case theCase;
  private final PlanSpace space;
  private final Plan plan;
  private final TreatmentTally simulated;

  TreatmentJudge(Case theCase, PlanSpace space, Plan plan, TreatmentTally simulated) {
    this.theCase = theCase;
    this.space = space;
    this.plan = plan;
    this.simulated = simulated;
  }

  /**
   * Returns the outcome of each group.
   *
   * @param without number of the plan of promises alone among those simulated
   * @param with number of the plan among those simulated
   */
  List<TreatmentOutcome> outcomes(int without, int with) {
    ExactMean mean =
        new ExactMean(new HarmModel(theCase, space, new WorldSampler(theCase).median()));
    mean.setPlan(plan);
    List<TreatmentOutcome> outcomes = new ArrayList<>();
    for (int g = 0; g < theCase.treatmentGroups().size(); g++) {
      outcomes.add(outcome(g, mean.treatmentFlow(g, 0), without, with));
    }
    return outcomes;
  }

  private TreatmentOutcome outcome(int g, TreatmentFlow flow, int without, int with) {
    TreatmentGroup group = theCase.treatmentGroups().get(g);
    int steps = theCase.horizon().steps();
    double admitted = 0;
    double waited = 0;
    for (int t = 0; t < steps; t++) {
      admitted += flow.admitted(t);
      waited += flow.waiting(t);
    }
    double daysPerStep = TreatmentTally.daysPerStep(theCase.horizon());
    return new TreatmentOutcome(
        group.id(),
        group.name(),
        meanPlaces(group),
        group.inTreatmentAtStart() + admitted,
        flow.retained(steps - 1),
        flow.waiting(steps - 1),
        admitted == 0 ? Double.POSITIVE_INFINITY : daysPerStep * waited / admitted,
        simulated.figures(without, g),
        simulated.figures(with, g));
  }

  private double meanPlaces(TreatmentGroup group) {
    double sum = 0;
    for (int line = 0; line < space.lines(); line++) {
      Intervention intervention = theCase.interventions().get(space.line(line).intervention());
      TreatmentLever lever = intervention.lever().orElse(null);
      if (lever instanceof TreatmentLever.Places places && places.group().equals(group.id())) {
        sum += plan.units(line);
      }
    }
    return sum / theCase.horizon().periods();
  }
}
