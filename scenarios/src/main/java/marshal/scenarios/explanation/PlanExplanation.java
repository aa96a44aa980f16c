package marshal.scenarios.explanation;

import java.util.List;
import marshal.model.Case;
import marshal.model.plan.PlanSpace;

/**
 * Why a plan, or a part of it, is as it is.
 *
 * @param theCase the case
 * @param space the lines that a plan can hold
 * @param choice the part that was asked about
 * @param harmCommitted mean harm in the worlds of the search when only what is promised is done
 * @param harm mean harm there under the plan
 * @param binding the rules that hold the whole plan back, the dearest first
 * @param margins what a little more or less of each funding stream does
 * @param interventions the interventions that the whole plan buys, as the case lists them
 * @param lines the lines that were asked about
 * @param notOffered interventions that are not offered where the question is about
 */
public record PlanExplanation(
    Case theCase,
    PlanSpace space,
    LineChoice choice,
    double harmCommitted,
    double harm,
    List<BindingRule> binding,
    List<StreamMargin> margins,
    List<InterventionReason> interventions,
    List<LineReason> lines,
    List<NotOffered> notOffered) {

  /** Copies the lists. */
  public PlanExplanation {
    binding = List.copyOf(binding);
    margins = List.copyOf(margins);
    interventions = List.copyOf(interventions);
    lines = List.copyOf(lines);
    notOffered = List.copyOf(notOffered);
  }

  /** Returns the harm that the plan averts in the worlds of the search. */
  public double averted() {
    return harmCommitted - harm;
  }
}
