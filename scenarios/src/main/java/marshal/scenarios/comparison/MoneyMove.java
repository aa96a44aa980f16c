package marshal.scenarios.comparison;

/**
 * Money that is elsewhere in another plan.
 *
 * @param pence how much, more than 0
 * @param from what it is taken from, in words; empty where it was not spent before
 * @param to what it is given to, in words; empty where it is not spent any more
 */
public record MoneyMove(long pence, String from, String to) {}
