package marshal.scenarios.outcome;

/**
 * Treatment of one group over the horizon.
 *
 * <p>The plain figures are the mean flow under the plan in the median world, which is what plans
 * are searched with; those without and with the plan are simulated person by person.
 *
 * @param group id of the group
 * @param name name for people
 * @param places mean places open
 * @param inTreatmentDuringPlan people treated at some time: those at the start and all admitted
 * @param retainedAtEnd people retained for twelve weeks or more when the horizon ends
 * @param waitingAtEnd people waiting when the horizon ends
 * @param meanWaitDays mean wait for a place, by Little's law
 * @param withoutPlan simulated figures under what is promised alone
 * @param withPlan simulated figures under the plan
 */
public record TreatmentOutcome(
    String group,
    String name,
    double places,
    double inTreatmentDuringPlan,
    double retainedAtEnd,
    double waitingAtEnd,
    double meanWaitDays,
    TreatmentFigures withoutPlan,
    TreatmentFigures withPlan) {}
