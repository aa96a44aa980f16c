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
  private static final int MOST_SALES = 3;

  /** Lines that open or close because another does. */
  private static final int MOST_COMPANIONS = 6;

  private static final int MOST_CHANGES = MOST_SALES + 2 + MOST_COMPANIONS;

  private final HarmScoreCalculator calculator;
  private final LinesByLimit lines;
  private double[] gradient;
  private int triedSinceGradient;

  /** The change being drawn: lines and what is added to their units. */
  private final int[] line = new int[MOST_CHANGES];

  private final int[] change = new int[MOST_CHANGES];
  private int count;

  private final int[] bestLine = new int[MOST_CHANGES];
  private final int[] bestChange = new int[MOST_CHANGES];
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
      take(chosen, whole(chosen, up ? amount : -amount, state), state);
      putBack(state);
    } else if (up && state.units(chosen) == 0) {
      open(chosen, state);
      putBack(state);
    }
  }

  /** Opens a line with the smallest package and what it needs. */
  private void open(int chosen, RuleState state) {
    int smallest = state.rules().smallest(chosen);
    if (smallest <= state.rules().most(chosen)) {
      moveCompanions(chosen, true, state);
      take(chosen, smallest, state);
    }
  }

  /** Returns a change that leaves nothing or at least a package. */
  private static int whole(int chosen, int amount, RuleState state) {
    int now = state.units(chosen);
    int smallest = state.rules().smallest(chosen);
    if (now + amount >= smallest) {
      return amount;
    }
    return amount > 0 ? smallest - now : state.rules().least(chosen) - now;
  }

  /** Changes the lines that must change for a line to open or close. */
  private void moveCompanions(int chosen, boolean opens, RuleState state) {
    int before = count;
    int[] companions = new int[MOST_COMPANIONS];
    int[] units = new int[MOST_COMPANIONS];
    int[] found = new int[1];
    state.tellCompanions(
        chosen,
        opens,
        (companion, unitsOfLine) -> {
          if (found[0] < MOST_COMPANIONS) {
            companions[found[0]] = companion;
            units[found[0]++] = unitsOfLine;
          }
        });
    for (int c = 0; c < found[0] && count < before + MOST_COMPANIONS; c++) {
      boolean within =
          units[c] >= state.rules().least(companions[c])
              && units[c] <= state.rules().most(companions[c]);
      if (within && count < MOST_CHANGES - 1 && !isChanged(companions[c])) {
        take(companions[c], units[c] - state.units(companions[c]), state);
      }
    }
  }

  /** Undoes in the state what was drawn, which is only tried later. */
  private void putBack(RuleState state) {
    for (int c = 0; c < count; c++) {
      state.setUnits(line[c], state.units(line[c]) - change[c]);
    }
  }

  /** Buys units of one line with what others give up, and more with what is left over. */
  private void drawExchange(int limit, RuleState state, Random random) {
    int bought = bestOn(limit, state, random);
    if (bought < 0) {
      return;
    }
    int now = state.units(bought);
    int smallest = state.rules().nextUp(bought, now) - now;
    int wanted = Math.max(smallest, lump(state.rules().most(bought) - now, random));
    if (now == 0) {
      moveCompanions(bought, true, state);
    }
    for (int sales = 0; state.roomFor(bought) < wanted && sales < MOST_SALES; sales++) {
      if (!sellFor(bought, wanted, state, random)) {
        break;
      }
    }
    int room = state.roomFor(bought);
    if (room > 0 && count < MOST_CHANGES - 1) {
      int some = random.nextBoolean() ? room : Math.min(room, wanted);
      take(bought, Math.max(some, smallest), state);
      int more = lines.any(random);
      int roomForMore = state.roomFor(more);
      if (roomForMore > 0 && gradient[more] < 0 && !isChanged(more)) {
        take(more, whole(more, lump(roomForMore, random), state), state);
      }
    }
    putBack(state);
    if (room == 0) {
      count = 0;
    }
  }

  /** Gives up units of a line for the limit that stands most in the way of a purchase. */
  private boolean sellFor(int bought, int wanted, RuleState state, Random random) {
    int limit = state.tightestLimit(bought);
    if (limit < 0) {
      return false;
    }
    int sold = worstOn(limit, bought, state, random);
    if (sold < 0) {
      return false;
    }
    long lacking = wanted * lines.perUnit(bought, limit) - state.left(limit);
    long use = lines.perUnit(sold, limit);
    long enough = Math.max(1, (lacking + use - 1) / use);
    int spare = state.units(sold) - state.rules().least(sold);
    int amount = whole(sold, (int) -Math.min(spare, enough), state);
    if (state.units(sold) + amount == 0) {
      moveCompanions(sold, false, state);
    }
    if (count >= MOST_CHANGES - 2 || amount == 0 || isChanged(sold)) {
      return false;
    }
    take(sold, amount, state);
    return true;
  }

  private int worstOn(int limit, int except, RuleState state, Random random) {
    int worst = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < CONTENDERS; c++) {
      int candidate = lines.anyOn(limit, random);
      double value = -gradient[candidate] / lines.perUnit(candidate, limit);
      if (value < least
          && candidate != except
          && state.units(candidate) > state.rules().least(candidate)
          && !isChanged(candidate)) {
        least = value;
        worst = candidate;
      }
    }
    return worst;
  }

  private int bestOn(int limit, RuleState state, Random random) {
    int best = -1;
    double most = 0;
    for (int c = 0; c < CONTENDERS; c++) {
      int candidate = lines.anyOn(limit, random);
      double value = -gradient[candidate] / lines.perUnit(candidate, limit);
      if (value > most && state.units(candidate) < state.rules().most(candidate)) {
        most = value;
        best = candidate;
      }
    }
    return best;
  }

  private boolean isChanged(int candidate) {
    for (int c = 0; c < count; c++) {
      if (line[c] == candidate) {
        return true;
      }
    }
    return false;
  }

  private void take(int chosen, int units, RuleState state) {
    add(chosen, units);
    state.setUnits(chosen, state.units(chosen) + units);
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
