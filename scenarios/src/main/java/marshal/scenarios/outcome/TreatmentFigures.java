package marshal.scenarios.outcome;

/**
 * What simulated treatment of one group comes to under one plan, over fresh worlds.
 *
 * <p>Waits can be told only where somebody waited: their estimates are of the worlds in which
 * somebody was admitted or asked, and NaN if there is none.
 *
 * @param inTreatmentAtEnd people in treatment when the horizon ends
 * @param retainedAtEnd people of these retained for twelve weeks or more
 * @param waitingAtEnd people waiting for a place when the horizon ends
 * @param meanWaiting people waiting, on average over the horizon
 * @param meanWaitDays mean wait of those admitted, from when they asked; only whole steps are seen,
 *     so a wait that ends in the step it began in is 0
 * @param waitDaysByLittlesLaw mean wait of all who ask, admitted or not: those waiting on average
 *     over those who ask in a day
 * @param gaveUp people who gave up waiting
 * @param unmetNeedAtEnd people in need of treatment who are not in it when the horizon ends
 */
public record TreatmentFigures(
    Estimate inTreatmentAtEnd,
    Estimate retainedAtEnd,
    Estimate waitingAtEnd,
    Estimate meanWaiting,
    Estimate meanWaitDays,
    Estimate waitDaysByLittlesLaw,
    Estimate gaveUp,
    Estimate unmetNeedAtEnd) {}
