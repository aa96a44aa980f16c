package marshal.model.forecast;

import marshal.model.paths.CountHistograms;

/**
 * The simulated distribution of every count of one stream: by neighbourhood and step, of the whole
 * city, and of totals over the horizon.
 */
public final class DemandDistribution {
  private final CountHistograms cells;
  private final int steps;
  private final int neighbourhoods;

  DemandDistribution(CountHistograms cells, int steps, int neighbourhoods) {
    this.cells = cells;
    this.steps = steps;
    this.neighbourhoods = neighbourhoods;
  }

  /** Returns the number of steps. */
  public int steps() {
    return steps;
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return neighbourhoods;
  }

  /** Returns the forecast of a neighbourhood in a step. */
  public CountForecast of(int neighbourhood, int step) {
    return new Cell(step, neighbourhood);
  }

  /** Returns the forecast of a neighbourhood's total over the horizon. */
  public CountForecast total(int neighbourhood) {
    return new Cell(steps, neighbourhood);
  }

  /** Returns the forecast of the whole city in a step. */
  public CountForecast city(int step) {
    return new Cell(step, neighbourhoods);
  }

  /** Returns the forecast of the whole city's total over the horizon. */
  public CountForecast cityTotal() {
    return new Cell(steps, neighbourhoods);
  }

  /** One count. */
  private final class Cell implements CountForecast {
    /** Part of the distance between the quantiles 16 and 84 % that a probability is read from. */
    private static final int WINDOWS = 12;

    private static final int BISECTIONS = 20;

    private final int step;
    private final int column;

    Cell(int step, int column) {
      this.step = step;
      this.column = column;
    }

    @Override
    public double mean() {
      return cells.mean(step, column);
    }

    @Override
    public int quantile(double probability) {
      return cells.quantile(step, column, probability);
    }

    /** The largest probability whose quantile does not exceed the count. */
    @Override
    public double cumulative(int count) {
      double low = 0;
      double high = 1;
      for (int k = 0; k < BISECTIONS; k++) {
        double middle = (low + high) / 2;
        if (quantile(middle) <= count) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return Math.round(low * cells.paths()) / (double) cells.paths();
    }

    /**
     * The share of paths near the count, spread over the counts that are near; a count that no path
     * came near gets half a path.
     */
    @Override
    public double probability(int count) {
      int reach = (quantile(0.84) - quantile(0.16)) / WINDOWS;
      double near = cumulative(count + reach) - cumulative(count - reach - 1);
      return Math.max(near, 0.5 / cells.paths()) / (2 * reach + 1);
    }
  }
}
