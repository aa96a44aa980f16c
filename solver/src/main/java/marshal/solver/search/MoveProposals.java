package marshal.solver.search;

import java.util.Random;
import marshal.solver.rules.RuleState;

/**
 * Draws changes of a plan that keep every rule and look as if they avert harm.
 *
 * <p>A change is judged by the gradient before it is tried: where harm is convex in the units, the
 * gradient never promises less than a change does, so one that it calls worse is worse. The
 * gradient is found again after a number of plans tried, not after a time, so the draws can be
 * repeated.
 */
final class MoveProposals {

  private static final int GRADIENT_LASTS = 100;
  private static final int MOST_DOUBLINGS = 8;
  private static final int CONTENDERS = 6;

  private final HarmScoreCalculator calculator;
  private final LinesByLimit lines;
  private double[] gradient;
  private int triedSinceGradient;

  /** The change being drawn: lines and what is added to their units. */
  private final int[] line = new int[3];

  private final int[] change = new int[3];
  private int count;

  private final int[] bestLine = new int[3];
  private final int[] bestChange = new int[3];
  private int bestCount;

  MoveProposals(HarmScoreCalculator calculator, LinesByLimit lines) {
    this.calculator = calculator;
    this.lines = lines;
  }

  /** Begins a step: the working plan is the one to draw changes of. */
  void beginStep() {
    if (gradient == null || triedSinceGradient >= GRADIENT_LASTS) {
      gradient = calculator.gradient();
      triedSinceGradient = 0;
    }
  }

  /** Draws a change; the accessors below then tell it. */
  void draw(Random random) {
    RuleState state = calculator.state();
    triedSinceGradient++;
    bestCount = 0;
    double best = Double.POSITIVE_INFINITY;
    // Near an optimum nearly all looks worse: sometimes the best of many is tried, sometimes any.
    int attempts = 1 << random.nextInt(MOST_DOUBLINGS + 1);
    for (int attempt = 0; attempt < attempts && !(best < 0); attempt++) {
      count = 0;
      drawOnce(state, random);
      double estimate = 0;
      for (int c = 0; c < count; c++) {
        estimate += gradient[line[c]] * change[c];
      }
      if (count > 0 && estimate < best) {
        best = estimate;
        bestCount = count;
        System.arraycopy(line, 0, bestLine, 0, count);
        System.arraycopy(change, 0, bestChange, 0, count);
      }
    }
  }

  int count() {
    return bestCount;
  }

  int line(int index) {
    return bestLine[index];
  }

  int change(int index) {
    return bestChange[index];
  }

  private void drawOnce(RuleState state, Random random) {
    int any = lines.any(random);
    int limit = lines.anyLimit(any, random);
    if (limit < 0 || random.nextInt(8) == 0) {
      drawAlone(any, state, random);
    } else {
      drawExchange(limit, state, random);
    }
  }

  /** One line up where there is room, or down. */
  private void drawAlone(int chosen, RuleState state, Random random) {
    int room = state.roomFor(chosen);
    int spare = state.units(chosen) - state.rules().least(chosen);
    boolean up = gradient[chosen] < 0 ? room > 0 : spare == 0;
    int most = up ? room : spare;
    if (most > 0) {
      int amount = lump(most, random);
      add(chosen, up ? amount : -amount);
    }
  }

  /** Sells units of one line and buys another's with what they used of a limit. */
  private void drawExchange(int limit, RuleState state, Random random) {
    int sold = worstOn(limit, state, random);
    if (sold < 0) {
      return;
    }
    int bought = bestOn(limit, sold, state, random);
    if (bought < 0) {
      return;
    }
    long soldUse = lines.perUnit(sold, limit);
    long boughtUse = lines.perUnit(bought, limit);
    int spare = state.units(sold) - state.rules().least(sold);
    int amount = lump(spare, random);
    long lacking = boughtUse - state.left(limit) - amount * soldUse;
    if (lacking > 0) {
      amount = (int) Math.min(spare, amount + (lacking + soldUse - 1) / soldUse);
    }
    int before = state.units(sold);
    state.setUnits(sold, before - amount);
    int room = state.roomFor(bought);
    if (room > 0) {
      long matched = Math.max(1, (amount * soldUse + boughtUse / 2) / boughtUse);
      int gained = (int) Math.min(room, matched);
      add(sold, -amount);
      add(bought, gained);
      state.setUnits(bought, state.units(bought) + gained);
      addThird(state, random);
      state.setUnits(bought, state.units(bought) - gained);
    }
    state.setUnits(sold, before);
  }

  /** Buys a third line's units with what the exchange leaves over. */
  private void addThird(RuleState state, Random random) {
    int third = lines.any(random);
    if (third != line[0] && third != line[1] && gradient[third] < 0) {
      int room = state.roomFor(third);
      if (room > 0) {
        add(third, lump(room, random));
      }
    }
  }

  private int worstOn(int limit, RuleState state, Random random) {
    int worst = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < CONTENDERS; c++) {
      int candidate = lines.anyOn(limit, random);
      double value = -gradient[candidate] / lines.perUnit(candidate, limit);
      if (value < least && state.units(candidate) > state.rules().least(candidate)) {
        least = value;
        worst = candidate;
      }
    }
    return worst;
  }

  private int bestOn(int limit, int except, RuleState state, Random random) {
    int best = -1;
    double most = 0;
    for (int c = 0; c < CONTENDERS; c++) {
      int candidate = lines.anyOn(limit, random);
      double value = -gradient[candidate] / lines.perUnit(candidate, limit);
      if (value > most
          && candidate != except
          && state.units(candidate) < state.rules().most(candidate)) {
        most = value;
        best = candidate;
      }
    }
    return best;
  }

  /** Half of the time one unit, otherwise up to a quarter of what there is. */
  private static int lump(int most, Random random) {
    return random.nextBoolean() ? 1 : 1 + random.nextInt(Math.max(1, most / 4));
  }

  private void add(int chosen, int units) {
    line[count] = chosen;
    change[count++] = units;
  }
}
