package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import marshal.model.plan.Plan;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.FeasiblePlan;
import marshal.solver.rules.RuleState;

/**
 * Whole units from fractions: rounded down, filled by harm averted per price, and improved by
 * giving back what averts least for its price and filling again.
 */
public final class Rounding {

  private static final double ROUNDING = 1e-6;

  /** A unit that uses nothing dear is bought before others, in the order of what it averts. */
  private static final double LEAST_PRICE = 1e-9;

  /** Rates within which units are given back, one after another. */
  private static final double[] GIVE_BACK = {1.02, 1.05, 1.01, 1.1, 1.005, 1.2, 1.03};

  private static final int MOST_LINES_GIVEN_BACK_EXACTLY = 1_000_000;

  private static final int MOST_EXCHANGES = 600;
  private static final int EXCHANGE_WORK = 1_500_000;
  private static final int BATCHES = 4;
  private static final int LINES_DRAWN = 6;

  private record Candidate(int line, double rate) {}

  private final Relaxation relaxation;
  private final LinearRules rules;
  private final CaseRules caseRules;
  private final double[] prices;
  private final double[] linePrices;
  private final BooleanSupplier stop;
  private final BooleanSupplier stopImproving;

  /** Greatest step of a line of each bundle that the limits still allow, when last looked at. */
  private final double[] room;

  private double[] units;
  private RuleState state;

  /** Pence that fairness floors are shares of, at least. */
  private long reserved;

  /** A change of a line. */
  private record Change(int line, int units) {}

  /** Changes since the list was last cleared. */
  private final List<Change> done = new ArrayList<>();

  /** What they avert under the tangent. */
  private double averted;

  private Rounding(
      Relaxation relaxation, double[] prices, BooleanSupplier stop, BooleanSupplier stopImproving) {
    this.relaxation = relaxation;
    this.rules = relaxation.rules;
    this.caseRules = rules.source();
    this.prices = prices;
    this.linePrices = rules.sharedPrices(prices);
    this.room = new double[rules.useStart.length - 1];
    this.stop = stop;
    this.stopImproving = stopImproving;
  }

  /**
   * Rounds a solution.
   *
   * @param relaxation the relaxation that was solved
   * @param result what it found
   * @param stop asked between improvements; true ends with the best so far
   * @return whole units by line that keep every rule, if such a plan was found
   */
  public static int[] round(Relaxation relaxation, RelaxationResult result, BooleanSupplier stop) {
    return round(relaxation, result, stop, stop);
  }

  /**
   * Rounds a solution.
   *
   * @param relaxation the relaxation that was solved
   * @param result what it found
   * @param stop asked while rules are broken; true ends with a plan that may break some
   * @param stopImproving asked between improvements; true ends with the best so far
   * @return whole units by line that keep every rule, if such a plan was found
   */
  public static int[] round(
      Relaxation relaxation,
      RelaxationResult result,
      BooleanSupplier stop,
      BooleanSupplier stopImproving) {
    return new Rounding(relaxation, result.whole().prices, stop, stopImproving)
        .run(result.whole().units);
  }

  private int[] run(double[] asked) {
    Tangent tangent = build(asked);
    double best = tangent.value;
    double[] bestUnits = units.clone();
    for (double rate : GIVE_BACK) {
      if (stopImproving.getAsBoolean() || units.length > MOST_LINES_GIVEN_BACK_EXACTLY) {
        break;
      }
      UnitGains anew = new UnitGains(relaxation.harm, tangent, units);
      giveBack(anew, rate);
      fill(anew);
      Tangent next = relaxation.harm.exactSlopesAt(units);
      if (next.value < best) {
        best = next.value;
        bestUnits = units.clone();
        tangent = next;
      } else {
        units = bestUnits.clone();
        findState();
      }
    }
    units = bestUnits;
    findState();
    exchange(tangent);
    int[] whole = new int[units.length];
    for (int line = 0; line < whole.length; line++) {
      whole[line] = (int) units[line];
    }
    return whole;
  }

  private double spentInPlaces(double[] asked) {
    long[] pence = caseRules.pencePerUnit();
    double spent = 0;
    for (int line = 0; line < asked.length; line++) {
      spent += caseRules.space().line(line).place() < 0 ? 0 : pence[line] * asked[line];
    }
    return spent;
  }

  /** Makes a plan of what is asked for; returns the harm there. */
  private Tangent build(double[] asked) {
    units = new double[asked.length];
    for (int line = 0; line < units.length; line++) {
      units[line] = wholeUnits(line, asked[line]);
    }
    boolean hasFloors = caseRules.leastSpendShares().isPresent();
    reserved = hasFloors ? (long) spentInPlaces(asked) : 0;
    findState();
    UnitGains gains = new UnitGains(relaxation.harm, relaxation.harm.exactSlopesAt(units), units);
    if (hasFloors) {
      new FloorPurchases(caseRules)
          .buy(state, gains, this::price, (line, more) -> change(gains, line, more));
    }
    repair(gains);
    if (state.isFeasible()) {
      fill(gains);
    } else {
      FeasiblePlan.approach(state, line -> gains.averted(line, 1), stop);
      takeOver();
      fill(new UnitGains(relaxation.harm, relaxation.harm.exactSlopesAt(units), units));
    }
    return relaxation.harm.exactSlopesAt(units);
  }

  /** Rounds down, but to the nearer of nothing and a package where a line may hold no less. */
  private double wholeUnits(int line, double fraction) {
    double whole = Math.floor(fraction + ROUNDING);
    int smallest = caseRules.smallest(line);
    if (whole < smallest && smallest > 1) {
      whole = 2 * fraction >= smallest ? smallest : 0;
    }
    return Math.max(rules.least[line], Math.min(rules.most[line], whole));
  }

  /** Makes the units those of the state. */
  private void takeOver() {
    for (int line = 0; line < units.length; line++) {
      units[line] = state.units(line);
    }
  }

  /**
   * Gives back units of some lines drawn at random, fills again, and keeps what averts more: many
   * times under one tangent, then judged by the harm itself.
   */
  private void exchange(Tangent start) {
    Tangent tangent = start;
    SplittableRandom random = new SplittableRandom(units.length);
    int exchanges = Math.min(MOST_EXCHANGES, EXCHANGE_WORK / Math.max(1, units.length));
    if (exchanges < BATCHES || units.length == 0) {
      return;
    }
    for (int batch = 0; batch < BATCHES; batch++) {
      double[] before = units.clone();
      UnitGains gains = new UnitGains(relaxation.harm, tangent, units);
      for (int j = 0; j < exchanges / BATCHES && !stopImproving.getAsBoolean(); j++) {
        done.clear();
        averted = 0;
        for (int drawn = 0; drawn < 1 + j % LINES_DRAWN; drawn++) {
          int line = random.nextInt(units.length);
          for (int probe = 0; probe < units.length && units[line] <= rules.least[line]; probe++) {
            line = (line + 1) % units.length;
          }
          lower(gains, line);
        }
        fill(gains);
        if (!(averted > 0)) {
          undo(gains);
        }
      }
      Tangent next = relaxation.harm.exactSlopesAt(units);
      if (next.value < tangent.value) {
        tangent = next;
      } else {
        units = before;
        findState();
      }
    }
  }

  private void undo(UnitGains gains) {
    for (int j = done.size() - 1; j >= 0; j--) {
      change(gains, done.get(j).line(), -done.get(j).units());
    }
    done.clear();
  }

  private void findState() {
    int[] whole = new int[units.length];
    for (int line = 0; line < whole.length; line++) {
      whole[line] = (int) units[line];
    }
    state = new RuleState(caseRules, Plan.of(whole));
    state.reserveForFloors(reserved);
  }

  /** Returns how many units more the next larger size of a line is. */
  private int stepUp(int line) {
    return caseRules.nextUp(line, (int) units[line]) - (int) units[line];
  }

  /** Returns how many units less the next smaller size of a line is, as a negative number. */
  private int stepDown(int line) {
    return caseRules.nextDown(line, (int) units[line]) - (int) units[line];
  }

  /** Gives back the last units of a line, if no rule is broken by it. */
  private void lower(UnitGains gains, int line) {
    int step = units[line] > rules.least[line] ? stepDown(line) : 0;
    if (step < 0 && state.canFallTo(line, (int) units[line] + step)) {
      change(gains, line, step);
    }
  }

  /** Returns what a unit more costs. */
  private double price(int line) {
    return priceFrom(line, units[line]);
  }

  private double priceFrom(int line, double from) {
    return Math.max(LEAST_PRICE, linePrices[line] - rules.priceOfMoved(line, from, prices));
  }

  /** Takes units away where a limit is exceeded, cheapest first. */
  private void repair(UnitGains gains) {
    for (int limit = 0; limit < caseRules.limits().size(); limit++) {
      if (state.left(limit) >= 0) {
        continue;
      }
      PriorityQueue<Candidate> queue = queue(false);
      for (int line = 0; line < units.length; line++) {
        if (units[line] > rules.least[line] && uses(line, limit)) {
          queue.add(new Candidate(line, lossRate(gains, line)));
        }
      }
      while (state.left(limit) < 0 && !queue.isEmpty()) {
        int line = queue.poll().line();
        if (!state.canFallTo(line, (int) units[line] + stepDown(line))) {
          continue;
        }
        change(gains, line, stepDown(line));
        if (units[line] > rules.least[line]) {
          queue.add(new Candidate(line, lossRate(gains, line)));
        }
      }
    }
  }

  /** Returns the harm that the last units of a line avert, for their price. */
  private double lossRate(UnitGains gains, int line) {
    int step = stepDown(line);
    return -gains.averted(line, step) / (-step * priceFrom(line, units[line] + step));
  }

  private boolean uses(int line, int limit) {
    int b = rules.bundle[line];
    for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
      if (rules.useLimit[use] == limit && rules.perUnit[use] > 0) {
        return true;
      }
    }
    return false;
  }

  private static PriorityQueue<Candidate> queue(boolean greatestFirst) {
    Comparator<Candidate> byRate =
        greatestFirst
            ? Comparator.comparingDouble((Candidate c) -> -c.rate())
            : Comparator.comparingDouble(Candidate::rate);
    return new PriorityQueue<>(byRate.thenComparingInt(Candidate::line));
  }

  private void change(UnitGains gains, int line, int more) {
    averted += gains.averted(line, more);
    done.add(new Change(line, more));
    units[line] += more;
    gains.add(line, more);
    state.setUnits(line, (int) units[line]);
  }

  /** Buys what averts most for its price while anything that averts harm fits. */
  private void fill(UnitGains gains) {
    PriorityQueue<Candidate> queue = queue(true);
    findRoom();
    for (int line = 0; line < units.length; line++) {
      if (stepUp(line) <= room[rules.bundle[line]] && fits(line)) {
        add(queue, gains, line);
      }
    }
    while (!queue.isEmpty()) {
      Candidate candidate = queue.poll();
      int line = candidate.line();
      if (!fits(line)) {
        continue;
      }
      int step = stepUp(line);
      double gain = gains.averted(line, step);
      double rate = gain / (step * price(line));
      if (!(gain > 0)) {
        continue;
      }
      if (!queue.isEmpty() && rate < queue.peek().rate() && rate < candidate.rate()) {
        queue.add(new Candidate(line, rate));
        continue;
      }
      change(gains, line, step);
      add(queue, gains, line);
    }
  }

  /** Thousands of lines need not look at every limit to learn that all the money is spent. */
  private void findRoom() {
    int limits = caseRules.limits().size();
    for (int b = 0; b < room.length; b++) {
      room[b] = Double.POSITIVE_INFINITY;
      for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
        int limit = rules.useLimit[use];
        if (rules.perUnit[use] > 0 && limit < limits) {
          room[b] = Math.min(room[b], state.left(limit) / rules.perUnit[use]);
        }
      }
    }
  }

  private boolean fits(int line) {
    int step = stepUp(line);
    return units[line] + step <= rules.most[line] && state.fits(line, step);
  }

  private void add(PriorityQueue<Candidate> queue, UnitGains gains, int line) {
    int step = stepUp(line);
    double gain = gains.averted(line, step);
    if (gain > 0) {
      queue.add(new Candidate(line, gain / (step * price(line))));
    }
  }

  /** Gives back the last units of each line where they avert too little for their price. */
  private void giveBack(UnitGains gains, double rate) {
    for (int line = 0; line < units.length; line++) {
      if (units[line] > rules.least[line] && lossRate(gains, line) < rate) {
        lower(gains, line);
      }
    }
  }
}
