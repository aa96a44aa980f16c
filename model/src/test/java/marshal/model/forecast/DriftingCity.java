package marshal.model.forecast;

import java.util.List;
import java.util.stream.IntStream;
import marshal.model.area.Adjacency;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandFit;
import marshal.model.fit.DemandParameters;
import marshal.model.fit.FitOptions;
import marshal.model.fit.NeighbourWeights;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.random.UniformSource;

/** Monthly counts whose levels drift by known amounts, without excitation or season. */
record DriftingCity(int neighbourhoods, double mean, double citySd, double ownSd, double psi) {

  /** Returns months of counts; both levels walk at random, by the given deviations in a year. */
  CountSeries months(int months, long seed) {
    UniformSource random = UniformSource.of(seed, "drifting city");
    NegativeBinomialQuantile quantiles = NegativeBinomialQuantile.of(psi);
    int[] counts = new int[months * neighbourhoods];
    double[] own = new double[neighbourhoods];
    double city = 0;
    for (int t = 0; t < months; t++) {
      city += citySd / Math.sqrt(12) * random.normal(-1, t, 0);
      for (int i = 0; i < neighbourhoods; i++) {
        own[i] += ownSd / Math.sqrt(12) * random.normal(i, t, 0);
        counts[t * neighbourhoods + i] =
            quantiles.quantile(mean * Math.exp(city + own[i]), random.uniform(i, t, 1));
      }
    }
    return CountSeries.contiguous(counts, neighbourhoods, 12);
  }

  /** Returns months with exactly these counts of every neighbourhood. */
  static CountSeries exactly(int neighbourhoods, int... byMonth) {
    int[] counts = new int[byMonth.length * neighbourhoods];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = byMonth[cell / neighbourhoods];
    }
    return CountSeries.contiguous(counts, neighbourhoods, 12);
  }

  /** Returns a fit without season, so that levels are plain means. */
  static DemandParameters fit(CountSeries series) {
    return DemandFit.fit(
            series,
            NeighbourWeights.none(series.neighbourhoods()),
            FitOptions.DEFAULT.withHarmonics(0).withExcitation(false, false))
        .orElseThrow()
        .parameters();
  }

  static Adjacency islands(int neighbourhoods) {
    return Adjacency.of(neighbourhoods, List.of());
  }

  static List<String> codes(int neighbourhoods) {
    return IntStream.range(0, neighbourhoods).mapToObj(i -> "N" + i).toList();
  }
}
