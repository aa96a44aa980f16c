package marshal.model.forecast;

import java.util.ArrayList;
import java.util.List;
import marshal.model.area.Adjacency;
import marshal.model.fit.CountSeries;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.random.UniformSource;

/**
 * A made-up city on a square grid, with repeats, near repeats and a season: what forecasts are put
 * to the test on beside the few public series.
 *
 * @param name what sets it apart
 * @param neighbourhoods how many
 * @param mean mean incidents a month in each, before neighbourhoods differ
 * @param spread standard deviation of the log levels of neighbourhoods
 * @param psi overdispersion
 * @param amplitude of the season on the log scale
 * @param trendPerYear change of the log level
 * @param walkPerYear standard deviation of the city's and of each neighbourhood's level after a
 *     year
 * @param shift what the level is multiplied by in the last months known and all later ones
 * @param shiftMonths how many of the months known come after the shift
 */
record SimulatedCity(
    String name,
    int neighbourhoods,
    double mean,
    double spread,
    double psi,
    double amplitude,
    double trendPerYear,
    double walkPerYear,
    double shift,
    int shiftMonths) {
  private static final double LAMBDA = 0.2;
  private static final double PHI = 0.1;
  private static final int YEAR = 12;
  private static final int BURN_IN = 24;

  static SimulatedCity of(String name, int neighbourhoods, double mean) {
    return new SimulatedCity(name, neighbourhoods, mean, 0.6, 0.05, 0.12, 0, 0.15, 1, 0);
  }

  SimulatedCity withPsi(double other) {
    return new SimulatedCity(
        name,
        neighbourhoods,
        mean,
        spread,
        other,
        amplitude,
        trendPerYear,
        walkPerYear,
        shift,
        shiftMonths);
  }

  SimulatedCity withSeason(double other) {
    return new SimulatedCity(
        name,
        neighbourhoods,
        mean,
        spread,
        psi,
        other,
        trendPerYear,
        walkPerYear,
        shift,
        shiftMonths);
  }

  SimulatedCity withTrend(double other) {
    return new SimulatedCity(
        name, neighbourhoods, mean, spread, psi, amplitude, other, walkPerYear, shift, shiftMonths);
  }

  SimulatedCity withWalk(double other) {
    return new SimulatedCity(
        name,
        neighbourhoods,
        mean,
        spread,
        psi,
        amplitude,
        trendPerYear,
        other,
        shift,
        shiftMonths);
  }

  SimulatedCity withShift(double factor, int months) {
    return new SimulatedCity(
        name,
        neighbourhoods,
        mean,
        spread,
        psi,
        amplitude,
        trendPerYear,
        walkPerYear,
        factor,
        months);
  }

  Adjacency adjacency() {
    int width = (int) Math.ceil(Math.sqrt(neighbourhoods));
    List<Adjacency.Border> borders = new ArrayList<>();
    for (int i = 0; i < neighbourhoods; i++) {
      if (i % width < width - 1 && i + 1 < neighbourhoods) {
        borders.add(new Adjacency.Border(i, i + 1, 1));
      }
      if (i + width < neighbourhoods) {
        borders.add(new Adjacency.Border(i, i + width, 1));
      }
    }
    return Adjacency.of(neighbourhoods, borders);
  }

  /** Returns the counts of so many months, of which the first are known. */
  CountSeries months(int known, int ahead, long seed) {
    int n = neighbourhoods;
    Adjacency adjacency = adjacency();
    int[] start = adjacency.start();
    int[] from = adjacency.from();
    double[] weight = adjacency.weight();
    UniformSource random = UniformSource.of(seed, name);
    NegativeBinomialQuantile quantiles = NegativeBinomialQuantile.of(psi);
    double[] level = new double[n];
    for (int i = 0; i < n; i++) {
      level[i] = spread * random.normal(i, 0, 2) - spread * spread / 2;
    }
    int firstMonth = (int) (YEAR * random.uniform(0, 0, 3));
    double peak = random.uniform(1, 0, 3);
    double city = 0;
    int[] counts = new int[(known + ahead) * n];
    double[] last = new double[n];
    for (int t = -BURN_IN; t < known + ahead; t++) {
      int draw = t + BURN_IN;
      boolean walks = t >= 0;
      double step = walks ? walkPerYear / Math.sqrt(YEAR) : 0;
      city += step * random.normal(-1, draw, 0);
      double time =
          amplitude * Math.sin(2 * Math.PI * ((t + firstMonth) / (double) YEAR + peak))
              + trendPerYear * Math.max(0, t) / YEAR
              + (t >= known - shiftMonths ? Math.log(shift) : 0);
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        level[i] += step * random.normal(i, draw, 0);
        double near = 0;
        for (int entry = start[i]; entry < start[i + 1]; entry++) {
          near += weight[entry] * last[from[entry]];
        }
        double endemic = (1 - LAMBDA - PHI) * mean * Math.exp(level[i] + city + time);
        next[i] =
            quantiles.quantile(endemic + LAMBDA * last[i] + PHI * near, random.uniform(i, draw, 1));
        if (walks) {
          counts[t * n + i] = (int) next[i];
        }
      }
      last = next;
    }
    int[] steps = new int[known + ahead];
    for (int t = 0; t < steps.length; t++) {
      steps[t] = t;
    }
    return CountSeries.of(counts, n, steps, YEAR, firstMonth);
  }
}
