package marshal.scenarios.explanation;

/**
 * What a little more or less of a funding stream does.
 *
 * @param stream id of the stream
 * @param pricePerPound harm that one more pound averts at the margin, in fractions of units
 * @param stepPence the little, in pence
 * @param nextAverts harm that so much more averts, in whole units put where they avert most; the
 *     rest of the plan stays
 * @param cutCosts harm that so much less costs, taken off where it costs least
 */
public record StreamMargin(
    String stream, double pricePerPound, long stepPence, double nextAverts, double cutCosts) {}
