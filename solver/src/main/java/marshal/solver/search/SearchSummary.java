package marshal.solver.search;

/**
 * How a search went.
 *
 * @param stoppedBy why it ended
 * @param seconds wall-clock time, greedy start included
 * @param moves plans that the local search tried
 * @param movesPerSecond the same per second of local search; 0 if it did not run
 * @param harmCommitted harm of the committed plan, as the goal adds it up over worlds
 * @param harmRounded the same of the rounded relaxation that the search began with
 * @param harmFound the same of the plan found
 * @param valueCommitted what the objective makes least, under the committed plan: harm; harm plus
 *     the pounds spent beyond what is committed; or those in pence, infinite if the target is
 *     missed
 * @param valueFound the same under the plan found
 */
public record SearchSummary(
    StoppedBy stoppedBy,
    double seconds,
    long moves,
    double movesPerSecond,
    double harmCommitted,
    double harmRounded,
    double harmFound,
    double valueCommitted,
    double valueFound) {}
