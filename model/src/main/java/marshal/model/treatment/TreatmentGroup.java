package marshal.model.treatment;

import java.util.List;
import marshal.model.intervention.Effect;

/**
 * A substance group and its flow through treatment.
 *
 * @param id short name used in files
 * @param name name for people
 * @param prevalence people in the city who need treatment, more than 0
 * @param neighbourhoodFigure figure of a neighbourhood that its share of these people is in
 *     proportion to
 * @param inTreatmentAtStart people in treatment before the first step
 * @param retainedShareAtStart share of them already retained for twelve weeks
 * @param waitingAtStart people waiting before the first step
 * @param presentationsPerStep people who newly ask for treatment in a step
 * @param presentationPsi overdispersion of how many of them live in a neighbourhood: the variance
 *     is mean + psi mean^2; 0 for Poisson
 * @param rePresentationShare share of those who leave treatment who ask again at once
 * @param earlyExitHazard chance of leaving in a step of the first twelve weeks
 * @param lateExitHazard chance of leaving in a later step
 * @param giveUpHazard chance in a step that somebody waiting gives up
 * @param retentionSteps steps that make twelve weeks, at least 1
 * @param effects what being retained changes in the demand streams: the reach is the share of the
 *     stream's incidents that people of this group commit
 */
public record TreatmentGroup(
    String id,
    String name,
    double prevalence,
    String neighbourhoodFigure,
    double inTreatmentAtStart,
    double retainedShareAtStart,
    double waitingAtStart,
    double presentationsPerStep,
    double presentationPsi,
    double rePresentationShare,
    double earlyExitHazard,
    double lateExitHazard,
    double giveUpHazard,
    int retentionSteps,
    List<Effect> effects) {

  /** A group of whom as many ask for treatment as a Poisson distribution says. */
  public TreatmentGroup(
      String id,
      String name,
      double prevalence,
      String neighbourhoodFigure,
      double inTreatmentAtStart,
      double retainedShareAtStart,
      double waitingAtStart,
      double presentationsPerStep,
      double rePresentationShare,
      double earlyExitHazard,
      double lateExitHazard,
      double giveUpHazard,
      int retentionSteps,
      List<Effect> effects) {
    this(
        id,
        name,
        prevalence,
        neighbourhoodFigure,
        inTreatmentAtStart,
        retainedShareAtStart,
        waitingAtStart,
        presentationsPerStep,
        0,
        rePresentationShare,
        earlyExitHazard,
        lateExitHazard,
        giveUpHazard,
        retentionSteps,
        effects);
  }

  /** Checks that counts are not negative and hazards are chances. */
  public TreatmentGroup {
    effects = List.copyOf(effects);
    if (!(prevalence > 0
        && inTreatmentAtStart >= 0
        && waitingAtStart >= 0
        && presentationsPerStep >= 0
        && presentationPsi >= 0)) {
      throw new IllegalArgumentException(
          "Treatment group '%s' needs a prevalence above 0, and counts of people and an overdispersion of 0 or more."
              .formatted(id));
    }
    for (double chance :
        new double[] {
          retainedShareAtStart, rePresentationShare, earlyExitHazard, lateExitHazard, giveUpHazard
        }) {
      if (!(chance >= 0 && chance <= 1)) {
        throw new IllegalArgumentException(
            "A share or hazard of treatment group '%s' is %s; it must be from 0 to 1."
                .formatted(id, chance));
      }
    }
    if (retentionSteps < 1) {
      throw new IllegalArgumentException(
          "Twelve weeks must be at least one step for treatment group '%s'.".formatted(id));
    }
  }
}
