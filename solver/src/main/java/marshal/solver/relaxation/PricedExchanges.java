package marshal.solver.relaxation;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Improves a plan of whole units by exchanges: a few units are bought or given back, what then does
 * not fit is given back where it averts least for its price, and what is left over is spent again.
 *
 * <p>Each exchange is judged under a tangent, with prices that are a little off each time, so that
 * what uses hours that lie idle is tried at their expense; the harm itself judges many exchanges at
 * once. The draws are the same whatever the number of threads.
 */
final class PricedExchanges {

  /** Exchanges under one tangent, and how many lines times exchanges if there are many lines. */
  private static final int EXCHANGES = 1000;

  private static final int EXCHANGE_WORK = 20_000_000;
  private static final int MOST_LINES = 1_000_000;
  private static final int MOST_TANGENTS = 12;

  /** A tangent whose exchanges avert less of the harm is the last. */
  private static final double WORTHWHILE = 1e-6;

  /** Standard deviation of the logarithm of prices. */
  private static final double NOISE = 0.1;

  /** Lines that one is chosen among. */
  private static final int CONTENDERS = 12;

  private static final int MOST_STEPS = 3;

  /** Where one unit more does nothing and many do, only many are tried with success. */
  private static final int MOST_UNITS = 12;

  private static final int MOST_SALES = 60;

  /** What a bad exchange may lose of the harm, at first and at the end: it opens the way. */
  private static final double FIRST_TEMPERATURE = 3e-7;

  private static final double LAST_TEMPERATURE = 1e-8;

  private final PricedPlan plan;
  private final double[] prices;
  private final BooleanSupplier stop;
  private final SplittableRandom random;

  PricedExchanges(PricedPlan plan, double[] prices, BooleanSupplier stop) {
    this.plan = plan;
    this.prices = prices;
    this.stop = stop;
    this.random = new SplittableRandom(plan.lines());
  }

  /**
   * Improves the plan; it ends as the best that was found.
   *
   * @param most most exchanges to try; a first thousand is tried in any case
   */
  void run(long most) {
    int lines = plan.lines();
    int exchanges =
        lines > MOST_LINES ? 0 : Math.min(EXCHANGES, EXCHANGE_WORK / Math.max(1, lines));
    long tangents = Math.max(1, Math.min(MOST_TANGENTS, most / Math.max(1, exchanges)));
    for (int t = 0; t < tangents && lines > 0 && exchanges > 0 && !stop.getAsBoolean(); t++) {
      double[] before = plan.units();
      double harm = plan.harmAtTangent();
      exchange(exchanges);
      double averted = harm - plan.harmAtTangent();
      if (!(averted > 0)) {
        plan.setUnits(before);
      }
      if (!(averted > WORTHWHILE * harm)) {
        return;
      }
    }
  }

  /** Makes many exchanges under one tangent, and takes the next at the best plan of them. */
  private void exchange(int exchanges) {
    double sum = 0;
    double bestSum = 0;
    double[] best = plan.units();
    for (int j = 0; j < exchanges && !stop.getAsBoolean(); j++) {
      plan.keep();
      plan.price(noisy());
      int steps = 1 + j % MOST_STEPS;
      for (int step = 0; step < steps; step++) {
        if (random.nextBoolean()) {
          buy();
        } else {
          giveBack();
        }
      }
      if (!plan.isChanged()) {
        continue;
      }
      plan.fill();
      if (plan.averted() <= temperature((double) j / exchanges) * Math.log(random.nextDouble())) {
        plan.undo();
        continue;
      }
      sum += plan.averted();
      if (sum > bestSum) {
        bestSum = sum;
        best = plan.units();
      }
    }
    plan.price(prices);
    plan.setUnits(best);
  }

  /** Returns the mean of what a bad exchange may lose. */
  private double temperature(double share) {
    return plan.harmAtTangent()
        * FIRST_TEMPERATURE
        * Math.pow(LAST_TEMPERATURE / FIRST_TEMPERATURE, share);
  }

  private double[] noisy() {
    double[] noisy = prices.clone();
    for (int limit = 0; limit < noisy.length; limit++) {
      noisy[limit] *= Math.exp(NOISE * random.nextGaussian());
    }
    return noisy;
  }

  private int times() {
    return random.nextBoolean() ? 1 : 1 + random.nextInt(MOST_UNITS);
  }

  /** Gives back units that avert little for their price. */
  private void giveBack() {
    int least = -1;
    double rate = Double.POSITIVE_INFINITY;
    for (int c = 0; c < CONTENDERS; c++) {
      int line = random.nextInt(plan.lines());
      if (plan.canShrink(line) && plan.lossRate(line) < rate) {
        least = line;
        rate = plan.lossRate(line);
      }
    }
    for (int times = times(); times > 0 && least >= 0; times--) {
      plan.lower(least);
    }
  }

  /** Buys units that avert much for their price, and gives others back for them. */
  private void buy() {
    int most = -1;
    double rate = 0;
    for (int c = 0; c < CONTENDERS; c++) {
      int line = random.nextInt(plan.lines());
      if (plan.canGrow(line) && plan.gainRate(line) > rate) {
        most = line;
        rate = plan.gainRate(line);
      }
    }
    int sales = 0;
    for (int times = times(); times > 0 && most >= 0 && plan.canGrow(most); times--) {
      int step = plan.stepUp(most);
      while (!plan.fits(most)) {
        int limit = plan.state().tightestLimit(most);
        boolean limited = limit >= 0 && plan.state().roomFor(most) < step;
        if (!limited || sales++ >= MOST_SALES || !plan.lowerCheapest(limit, most)) {
          return;
        }
      }
      plan.change(most, step);
    }
  }
}
