package marshal.scenarios.boundaries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives every neighbourhood a cell of a compact grid so that the tiles resemble the map.
 *
 * <p>The map is stretched onto a grid of its own proportions with a few cells to spare; the
 * assignment with the least sum of squared displacements is found exactly (Hungarian method with
 * potentials, Kuhn 1955, Jonker and Volgenant 1987). Above {@value #MAX_EXACT} neighbourhoods rows
 * are filled from north to south instead.
 */
final class TileLayout {

  /** Most neighbourhoods that are placed exactly; the method takes their number cubed. */
  static final int MAX_EXACT = 1_000;

  /** Cells per neighbourhood: a few spare ones let the outline of the city show. */
  private static final double CELLS_PER_NEIGHBOURHOOD = 1.2;

  private TileLayout() {}

  /**
   * Places points on a grid.
   *
   * @param east metres east of each point
   * @param north metres north of each point, same length
   * @return a cell for each point, all different; rows and columns start at 0
   */
  static List<Tile> place(double[] east, double[] north) {
    int n = east.length;
    if (n == 0) {
      return List.of();
    }
    double west = min(east);
    double south = min(north);
    double width = Math.max(1, max(east) - west);
    double height = Math.max(1, max(north) - south);
    double cells = n == 1 ? 1 : CELLS_PER_NEIGHBOURHOOD * n;
    int columns = (int) Math.max(1, Math.min(n, Math.round(Math.sqrt(cells * width / height))));
    int rows = (int) Math.ceil(Math.max(n, cells) / columns);
    if (n > MAX_EXACT) {
      return fillRows(east, north, columns);
    }
    double[] cost = new double[n * rows * columns];
    for (int i = 0; i < n; i++) {
      double column = (east[i] - west) / width * (columns - 1);
      double row = (1 - (north[i] - south) / height) * (rows - 1);
      for (int cell = 0; cell < rows * columns; cell++) {
        double across = cell % columns - column;
        double down = Math.floorDiv(cell, columns) - row;
        cost[i * rows * columns + cell] = across * across + down * down;
      }
    }
    int[] cellOf = assign(cost, n, rows * columns);
    // Rows and columns that stay empty are closed up.
    List<Integer> usedRows =
        IntStream.of(cellOf).map(c -> c / columns).distinct().sorted().boxed().toList();
    List<Integer> usedColumns =
        IntStream.of(cellOf).map(c -> c % columns).distinct().sorted().boxed().toList();
    return IntStream.of(cellOf)
        .mapToObj(c -> new Tile(usedRows.indexOf(c / columns), usedColumns.indexOf(c % columns)))
        .toList();
  }

  private static List<Tile> fillRows(double[] east, double[] north, int columns) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, east.length).boxed().toList());
    order.sort(Comparator.<Integer>comparingDouble(i -> -north[i]).thenComparing(i -> i));
    Tile[] tiles = new Tile[east.length];
    for (int start = 0; start < order.size(); start += columns) {
      List<Integer> row =
          new ArrayList<>(order.subList(start, Math.min(order.size(), start + columns)));
      row.sort(Comparator.<Integer>comparingDouble(i -> east[i]).thenComparing(i -> i));
      for (int column = 0; column < row.size(); column++) {
        tiles[row.get(column)] = new Tile(start / columns, column);
      }
    }
    return List.of(tiles);
  }

  /**
   * Assigns each row its own column at the least total cost.
   *
   * @param cost row-major [row][column]
   * @param rows number of rows
   * @param columns number of columns, at least the rows
   * @return column of each row
   */
  static int[] assign(double[] cost, int rows, int columns) {
    // Column 0 is a stand-in for the row that is being placed; rows and columns count from 1.
    double[] rowPotential = new double[rows + 1];
    double[] columnPotential = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    int[] before = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      int column = 0;
      double[] slack = new double[columns + 1];
      java.util.Arrays.fill(slack, Double.POSITIVE_INFINITY);
      boolean[] used = new boolean[columns + 1];
      do {
        used[column] = true;
        int current = rowOf[column];
        double least = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= columns; j++) {
          if (!used[j]) {
            double reduced =
                cost[(current - 1) * columns + j - 1] - rowPotential[current] - columnPotential[j];
            if (reduced < slack[j]) {
              slack[j] = reduced;
              before[j] = column;
            }
            if (slack[j] < least) {
              least = slack[j];
              next = j;
            }
          }
        }
        for (int j = 0; j <= columns; j++) {
          if (used[j]) {
            rowPotential[rowOf[j]] += least;
            columnPotential[j] -= least;
          } else {
            slack[j] -= least;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        rowOf[column] = rowOf[before[column]];
        column = before[column];
      }
    }
    int[] columnOf = new int[rows];
    for (int j = 1; j <= columns; j++) {
      if (rowOf[j] > 0) {
        columnOf[rowOf[j] - 1] = j - 1;
      }
    }
    return columnOf;
  }

  private static double min(double[] values) {
    return java.util.Arrays.stream(values).min().orElseThrow();
  }

  private static double max(double[] values) {
    return java.util.Arrays.stream(values).max().orElseThrow();
  }
}
