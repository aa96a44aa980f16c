package marshal.scenarios.boundaries;

/**
 * A cell of a tile map.
 *
 * @param row 0 at the top (north)
 * @param column 0 at the left (west)
 */
public record Tile(int row, int column) {}
