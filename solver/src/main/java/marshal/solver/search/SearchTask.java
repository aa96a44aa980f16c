package marshal.solver.search;

import marshal.model.evaluation.HarmModel;
import marshal.solver.objective.Valuation;
import marshal.solver.rules.CaseRules;

/**
 * What one search is about, shared by all that takes part in it.
 *
 * @param model the case and its worlds
 * @param rules the rules that plans keep
 * @param valuation what is to be least
 * @param harmAtMost harm that a plan must not exceed, which makes money alone what is to be least;
 *     infinite for none
 * @param scale points of soft score for one unit of what is to be least
 * @param watch counts the plans tried and ends the search
 */
record SearchTask(
    HarmModel model,
    CaseRules rules,
    Valuation valuation,
    double harmAtMost,
    double scale,
    SearchWatch watch) {

  /** Digits of the committed plan's harm that the score keeps. */
  private static final int DIGITS = 11;

  /**
   * Returns the power of ten that gives a harm eleven digits before the point: a score then tells
   * apart plans whose harm differs by 1e-10 of it, and fits a long with ease.
   */
  static double scaleFor(double harm) {
    return harm > 0 ? Math.pow(10, DIGITS - 1 - Math.floor(Math.log10(harm))) : 1;
  }
}
