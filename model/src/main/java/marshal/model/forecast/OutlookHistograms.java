package marshal.model.forecast;

import java.util.Arrays;
import marshal.model.paths.CountHistograms;
import marshal.model.paths.PathAccumulator;

/**
 * Histograms of each neighbourhood's and the city's counts in each step and over all steps. Memory
 * does not depend on the number of paths.
 */
final class OutlookHistograms implements PathAccumulator<OutlookHistograms> {
  private final int steps;
  private final int neighbourhoods;
  private final CountHistograms cells; // [step, then the total][neighbourhood, then the city]
  private final int[] row;
  private final int[] total;

  OutlookHistograms(int steps, int neighbourhoods) {
    this.steps = steps;
    this.neighbourhoods = neighbourhoods;
    this.cells = new CountHistograms(steps + 1, neighbourhoods + 1);
    this.row = new int[neighbourhoods + 1];
    this.total = new int[neighbourhoods + 1];
  }

  CountHistograms cells() {
    return cells;
  }

  @Override
  public void start(int path) {
    cells.start(path);
    Arrays.fill(total, 0);
  }

  @Override
  public void step(int step, int[] counts) {
    int city = 0;
    for (int i = 0; i < neighbourhoods; i++) {
      row[i] = counts[i];
      total[i] += counts[i];
      city += counts[i];
    }
    row[neighbourhoods] = city;
    total[neighbourhoods] += city;
    cells.step(step, row);
    if (step == steps - 1) {
      cells.step(steps, total);
    }
  }

  @Override
  public void merge(OutlookHistograms later) {
    cells.merge(later.cells);
  }

  @Override
  public void clear() {
    cells.clear();
  }
}
