package marshal.scenarios.boundaries;

/**
 * A border that two neighbourhoods share.
 *
 * @param first code of one side, before the other in alphabetical order
 * @param second code of the other side
 * @param metres length of the border, more than 0
 */
public record SharedBorder(String first, String second, double metres) {}
