package marshal.scenarios.forecasting;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the fifth of neighbourhoods with the highest forecast catches what happens.
 *
 * @param neighbourhoods how many neighbourhoods make up the fifth, rounded up
 * @param hitRate share of all incidents that happened there
 * @param pai prediction accuracy index: hit rate over the share of neighbourhoods (Chainey, Tompson
 *     and Uhlig 2008, doi:10.1057/palgrave.sj.8350066)
 * @param pei prediction efficiency index: hit rate over the best that as many neighbourhoods could
 *     have had (Hunt 2016); 1 if there was no incident
 */
public record Concentration(int neighbourhoods, double hitRate, double pai, double pei) {
  private static final int PARTS = 5;

  /**
   * Compares forecasts with outcomes.
   *
   * @param means forecast incidents by neighbourhood
   * @param outcomes incidents that happened
   */
  static Concentration of(double[] means, double[] outcomes) {
    int n = means.length;
    int chosen = (n + PARTS - 1) / PARTS;
    double all = 0;
    for (double outcome : outcomes) {
      all += outcome;
    }
    double hits = sumOfTop(means, outcomes, chosen);
    double best = sumOfTop(outcomes, outcomes, chosen);
    double hitRate = all > 0 ? hits / all : 0;
    return new Concentration(chosen, hitRate, hitRate * n / chosen, best > 0 ? hits / best : 1);
  }

  private static double sumOfTop(double[] by, double[] values, int chosen) {
    List<Integer> order =
        IntStream.range(0, by.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -by[i]))
            .toList();
    return order.stream().limit(chosen).mapToDouble(i -> values[i]).sum();
  }
}
