package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

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
  private final double[] prices;
  private final BooleanSupplier stop;
  private double[] units;
  private double[] left;

  /** Changes since the list was last cleared, as line + 1, negative for a unit less. */
  private final List<Integer> done = new ArrayList<>();

  /** What they avert under the tangent. */
  private double averted;

  private Rounding(Relaxation relaxation, double[] prices, BooleanSupplier stop) {
    this.relaxation = relaxation;
    this.rules = relaxation.rules;
    this.prices = prices;
    this.stop = stop;
  }

  /**
   * Rounds a solution.
   *
   * @param relaxation the relaxation that was solved
   * @param result what it found
   * @param stop asked between improvements; true ends with the best so far
   * @return whole units by line that keep every limit
   */
  public static int[] round(Relaxation relaxation, RelaxationResult result, BooleanSupplier stop) {
    return new Rounding(relaxation, result.prices(), stop).run(result.units());
  }

  private int[] run(double[] fractions) {
    units = new double[fractions.length];
    for (int line = 0; line < units.length; line++) {
      double whole = Math.floor(fractions[line] + ROUNDING);
      units[line] = Math.max(rules.least[line], Math.min(rules.most[line], whole));
    }
    findLeft();
    UnitGains gains =
        new UnitGains(relaxation.harm, relaxation.harm.exactSlopesAt(fractions), units);
    repair(gains);
    fill(gains);
    Tangent tangent = relaxation.harm.exactSlopesAt(units);
    double best = tangent.value;
    double[] bestUnits = units.clone();
    for (double rate : GIVE_BACK) {
      if (stop.getAsBoolean() || units.length > MOST_LINES_GIVEN_BACK_EXACTLY) {
        break;
      }
      gains = new UnitGains(relaxation.harm, tangent, units);
      giveBack(gains, rate);
      fill(gains);
      Tangent next = relaxation.harm.exactSlopesAt(units);
      if (next.value < best) {
        best = next.value;
        bestUnits = units.clone();
        tangent = next;
      } else {
        units = bestUnits.clone();
        findLeft();
      }
    }
    units = bestUnits;
    exchange(tangent);
    int[] whole = new int[units.length];
    for (int line = 0; line < whole.length; line++) {
      whole[line] = (int) units[line];
    }
    return whole;
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
      for (int j = 0; j < exchanges / BATCHES && !stop.getAsBoolean(); j++) {
        done.clear();
        averted = 0;
        for (int drawn = 0; drawn < 1 + j % LINES_DRAWN; drawn++) {
          int line = random.nextInt(units.length);
          for (int probe = 0; probe < units.length && units[line] <= rules.least[line]; probe++) {
            line = (line + 1) % units.length;
          }
          if (units[line] > rules.least[line]) {
            change(gains, line, -1);
          }
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
        findLeft();
      }
    }
  }

  private void undo(UnitGains gains) {
    for (int j = done.size() - 1; j >= 0; j--) {
      int signed = done.get(j);
      change(gains, Math.abs(signed) - 1, signed > 0 ? -1 : 1);
    }
    done.clear();
  }

  private void findLeft() {
    left = rules.used(units);
    for (int limit = 0; limit < left.length; limit++) {
      left[limit] = rules.capacity[limit] - left[limit];
    }
  }

  private double price(int line) {
    return Math.max(LEAST_PRICE, rules.priceOf(line, prices));
  }

  /** Takes units away where a limit is exceeded, cheapest first. */
  private void repair(UnitGains gains) {
    for (int limit = 0; limit < left.length; limit++) {
      if (left[limit] >= 0) {
        continue;
      }
      PriorityQueue<Candidate> queue = queue(false);
      for (int line = 0; line < units.length; line++) {
        if (units[line] > rules.least[line] && uses(line, limit)) {
          queue.add(new Candidate(line, -gains.averted(line, -1) / price(line)));
        }
      }
      while (left[limit] < 0 && !queue.isEmpty()) {
        int line = queue.poll().line();
        change(gains, line, -1);
        if (units[line] > rules.least[line]) {
          queue.add(new Candidate(line, -gains.averted(line, -1) / price(line)));
        }
      }
    }
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

  private void change(UnitGains gains, int line, double more) {
    averted += gains.averted(line, more);
    done.add(more > 0 ? line + 1 : -line - 1);
    units[line] += more;
    gains.add(line, more);
    int b = rules.bundle[line];
    for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
      left[rules.useLimit[use]] -= more * rules.perUnit[use];
    }
  }

  private boolean fits(int line) {
    if (units[line] + 1 > rules.most[line]) {
      return false;
    }
    int b = rules.bundle[line];
    for (int use = rules.useStart[b]; use < rules.useStart[b + 1]; use++) {
      if (left[rules.useLimit[use]] < rules.perUnit[use]) {
        return false;
      }
    }
    return true;
  }

  /** Buys what averts most for its price while anything that averts harm fits. */
  private void fill(UnitGains gains) {
    PriorityQueue<Candidate> queue = queue(true);
    for (int line = 0; line < units.length; line++) {
      if (fits(line)) {
        add(queue, gains, line);
      }
    }
    while (!queue.isEmpty()) {
      Candidate candidate = queue.poll();
      int line = candidate.line();
      if (!fits(line)) {
        continue;
      }
      double gain = gains.averted(line, 1);
      double rate = gain / price(line);
      if (!(gain > 0)) {
        continue;
      }
      if (!queue.isEmpty() && rate < queue.peek().rate() && rate < candidate.rate()) {
        queue.add(new Candidate(line, rate));
        continue;
      }
      change(gains, line, 1);
      add(queue, gains, line);
    }
  }

  private void add(PriorityQueue<Candidate> queue, UnitGains gains, int line) {
    double gain = gains.averted(line, 1);
    if (gain > 0) {
      queue.add(new Candidate(line, gain / price(line)));
    }
  }

  /** Gives back the last unit of each line where it averts too little for its price. */
  private void giveBack(UnitGains gains, double rate) {
    for (int line = 0; line < units.length; line++) {
      if (units[line] > rules.least[line] && -gains.averted(line, -1) < rate * price(line)) {
        change(gains, line, -1);
      }
    }
  }
}
