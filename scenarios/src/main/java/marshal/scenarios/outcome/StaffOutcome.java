package marshal.scenarios.outcome;

import java.util.OptionalDouble;

/**
 * What becomes of one staff pool's time in one period.
 *
 * @param pool id of the pool
 * @param name name for people
 * @param period number of the period, from 1
 * @param availableMinutes time there is
 * @param usedMinutes time the plan uses
 * @param pricePerHour harm that one more hour would avert, where known
 */
public record StaffOutcome(
    String pool,
    String name,
    int period,
    long availableMinutes,
    long usedMinutes,
    OptionalDouble pricePerHour) {}
