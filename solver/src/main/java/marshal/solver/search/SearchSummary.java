package marshal.solver.search;

/**
 * How a search went.
 *
 * @param stoppedBy why it ended
 * @param seconds wall-clock time, greedy start included
 * @param moves plans that the local search tried
 * @param movesPerSecond the same per second of local search; 0 if it did not run
 * @param harmCommitted mean harm of the committed plan
 * @param harmRounded mean harm of the rounded relaxation that the search began with
 * @param harmFound mean harm of the plan found
 */
public record SearchSummary(
    StoppedBy stoppedBy,
    double seconds,
    long moves,
    double movesPerSecond,
    double harmCommitted,
    double harmRounded,
    double harmFound) {}
