package marshal.solver.sketch;

import static marshal.solver.sketch.CaseSketch.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import marshal.model.Case;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Offer;
import marshal.model.intervention.StaffUse;

/** Cases drawn at random: tiny ones that can be solved by counting, and cities. */
public final class RandomCases {

  private RandomCases() {}

  /** Returns a case with at most a few thousand plans. */
  public static Case tiny(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(3);
    int periods = 1 + random.nextInt(2);
    CaseSketch sketch = new CaseSketch(n, periods, 1 + random.nextInt(2));
    sketch.stream("burglary", 3_000, 0.2, 0.1, 8 + random.nextInt(20), 5, 12);
    sketch.stream("violence", 9_000, 0.1, 0, 3 + random.nextInt(10), 6, 2);
    int lines = 0;
    for (int k = 0; k < 3 && lines + n * periods <= 6; k++) {
      lines += n * periods;
      String id = "k" + k;
      List<StaffUse> uses =
          random.nextBoolean() ? CaseSketch.takes("team", 30 + random.nextInt(60)) : List.of();
      double mean = -0.3 + 0.4 * random.nextDouble();
      Effect change =
          effect(random.nextBoolean() ? "burglary" : "violence", mean, mean - 0.15, mean + 0.15);
      sketch.add(
          CaseSketch.intervention(
              id,
              random.nextInt(5) == 0 ? 0 : 50_000 + random.nextInt(300_000),
              uses,
              CaseSketch.everywhere(1 + random.nextInt(3), 2 + random.nextInt(5)),
              0.5 + random.nextDouble() * 3,
              change));
    }
    sketch.money("grant", random.nextInt(1_000_000), "k0", "k1");
    sketch.money("levy", random.nextInt(700_000), "k1", "k2");
    if (random.nextBoolean()) {
      sketch.money("council", random.nextInt(500_000));
    }
    sketch.pool("team", random.nextInt(300));
    return sketch.build();
  }

  /**
   * Returns a city like Derby: seven streams, twenty interventions over four quarters, five funding
   * streams with overlapping lists, three pools.
   */
  public static Case city(int neighbourhoods, long seed) {
    Random random = new Random(seed);
    CaseSketch sketch = new CaseSketch(neighbourhoods, 4, 3);
    double scale = 17.0 / neighbourhoods;
    String[] streams = {
      "burglary", "night", "domestic", "robbery", "vehicle", "disorder", "damage"
    };
    double[] weights = {5_930, 14_050, 14_000, 11_320, 2_500, 600, 1_510};
    double[] perMonth = {9, 18, 25, 3, 12, 60, 30};
    for (int o = 0; o < streams.length; o++) {
      double[] incidents = new double[neighbourhoods];
      for (int i = 0; i < neighbourhoods; i++) {
        incidents[i] = scale * perMonth[o] * Math.exp(0.7 * random.nextGaussian() - 0.25);
      }
      boolean spreads = o == 0 || o == 3 || o == 4 || o == 6;
      sketch.stream(streams[o], weights[o], 0.15, spreads ? 0.08 : 0, incidents);
    }
    List<String> ids = new ArrayList<>();
    for (int k = 0; k < 18; k++) {
      String id = "k" + k;
      ids.add(id);
      List<Effect> effects = new ArrayList<>();
      for (int e = 0; e < 1 + random.nextInt(2); e++) {
        double mean = -0.05 - 0.35 * random.nextDouble();
        double half = 0.05 + 0.25 * random.nextDouble();
        effects.add(
            effect(
                streams[(k + 3 * e) % streams.length],
                mean,
                Math.max(-0.9, mean - half),
                mean + half,
                0.1 + 0.5 * random.nextDouble()));
      }
      List<StaffUse> uses =
          k % 3 == 0
              ? List.of()
              : CaseSketch.takes("pool" + k % 3, 60 + 60L * random.nextInt(20));
      int most = k % 6 == 5 ? 400 : 4 + random.nextInt(40);
      double saturation = most * (0.3 + random.nextDouble());
      long cost = Math.round(scale * 100 * Math.exp(14 + 1.2 * random.nextGaussian()) / most);
      if (k == 1) {
        // Some of it is promised below: it must be affordable everywhere.
        cost = Math.min(cost, 200_000);
      }
      boolean cityWide = k >= 16;
      Offer offer =
          cityWide
              ? new Offer(
                  true,
                  List.of(),
                  java.util.Optional.empty(),
                  most,
                  Double.POSITIVE_INFINITY,
                  Integer.MAX_VALUE)
              : CaseSketch.everywhere(most);
      sketch.add(
          CaseSketch.intervention(
              id,
              cityWide ? cost * neighbourhoods : cost,
              uses,
              offer,
              saturation,
              effects.toArray(new Effect[0])));
    }
    sketch.group("opiates", 800, 30, effect("burglary", -0.4, -0.6, -0.1, 0.3));
    sketch.add(CaseSketch.places("places", "opiates", 50_000, 400));
    sketch.money("council", 250_000_000L);
    sketch.money("police", 150_000_000L, ids.subList(0, 9).toArray(new String[0]));
    sketch.money("health", 200_000_000L, "k3", "k5", "k7", "k11", "k16", "places");
    sketch.money("ring", 60_000_000L, "k2", "k4");
    sketch.money("fire", 40_000_000L, "k12", "k13", "k14");
    long minutes = 60L * 1_200;
    sketch.pool("pool1", minutes * 4);
    sketch.pool("pool2", minutes * 2);
    for (int q = 0; q < 4; q++) {
      sketch.promise("k1", random.nextInt(neighbourhoods), q, 2);
    }
    sketch.promiseMoney("council", 50_000_000L);
    return sketch.build();
  }
}
