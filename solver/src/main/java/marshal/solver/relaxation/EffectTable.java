package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marshal.model.Case;
import marshal.model.area.Area;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Mechanism;
import marshal.model.plan.Line;
import marshal.model.world.WorldSet;

/**
 * Which sites change one stream in each neighbourhood, and the log reductions that follow: exact,
 * or with shared mechanisms replaced by a concave overestimate.
 *
 * <p>A mechanism counts its strongest member in full. The greatest of several reductions r_k, each
 * in [l_k, h_k], is at most tau + sum_k chord of max(0, r_k - tau) for any tau of 0 or more, which
 * is linear in the reductions; the least of these over tau = 0, l_k and h_k is concave. For two
 * members from 0 it is the concave envelope.
 */
final class EffectTable {

  private static final int NONE = -1;

  final int[] start;
  final int[] site;

  private final int[] mechanism;
  private final int[] row;

  /** Share of what an intervention prevents that moves, [intervention * worlds + world]. */
  private final double[] displacement;

  private final double[] coefficient;
  private final double[] fractionOfOthers;
  private final Coverage coverage;
  private final int steps;
  private final int worlds;
  private final int mostMembers;

  private record Entry(int site, int mechanism, int row) {}

  private record RowKey(int intervention, int effect, double reach) {}

  EffectTable(
      Case theCase, Coverage coverage, WorldSet worldSet, int stream, boolean triggeredOnly) {
    this.coverage = coverage;
    this.steps = coverage.steps;
    this.worlds = worldSet.size();
    this.fractionOfOthers =
        theCase.mechanisms().stream().mapToDouble(Mechanism::fractionOfOthers).toArray();
    Area area = theCase.area();
    String streamId = theCase.streams().get(stream).id();
    List<String> mechanisms = theCase.mechanisms().stream().map(Mechanism::id).toList();
    List<List<Entry>> byNeighbourhood = new ArrayList<>();
    for (int i = 0; i < area.size(); i++) {
      byNeighbourhood.add(new ArrayList<>());
    }
    Map<RowKey, Integer> rowIndex = new HashMap<>();
    List<double[]> rows = new ArrayList<>();
    for (int s = 0; s < coverage.space.sites(); s++) {
      Line line = coverage.space.line(coverage.space.lineOf(s, 0));
      int k = line.intervention();
      Intervention intervention = theCase.interventions().get(k);
      int shared = intervention.mechanism().map(mechanisms::indexOf).orElse(NONE);
      for (int f = 0; f < intervention.effects().size(); f++) {
        Effect effect = intervention.effects().get(f);
        if (!effect.stream().equals(streamId) || effect.triggeredOnly() != triggeredOnly) {
          continue;
        }
        int first = line.place() == Line.CITY ? 0 : line.place();
        int last = line.place() == Line.CITY ? area.size() - 1 : line.place();
        for (int i = first; i <= last; i++) {
          double figure = effect.reachFigure().map(area.neighbourhood(i)::figure).orElse(1.0);
          double reach = Math.min(1, effect.reach() * figure);
          if (reach > 0) {
            int index =
                rowIndex.computeIfAbsent(
                    new RowKey(k, f, reach),
                    key -> {
                      rows.add(logReductions(effect, reach, worldSet, k));
                      return rows.size() - 1;
                    });
            byNeighbourhood.get(i).add(new Entry(s, shared, index));
          }
        }
      }
    }
    this.coefficient = new double[rows.size() * worlds];
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(rows.get(r), 0, coefficient, r * worlds, worlds);
    }
    this.start = new int[area.size() + 1];
    for (int i = 0; i < area.size(); i++) {
      start[i + 1] = start[i] + byNeighbourhood.get(i).size();
    }
    this.site = new int[start[area.size()]];
    this.mechanism = new int[site.length];
    this.row = new int[site.length];
    for (int i = 0; i < area.size(); i++) {
      // Members of a mechanism must lie next to each other.
      byNeighbourhood.get(i).sort(Comparator.comparingInt(Entry::mechanism));
      for (int j = 0; j < byNeighbourhood.get(i).size(); j++) {
        Entry entry = byNeighbourhood.get(i).get(j);
        site[start[i] + j] = entry.site();
        mechanism[start[i] + j] = entry.mechanism();
        row[start[i] + j] = entry.row();
      }
    }
    this.mostMembers = countMembers();
    this.displacement = new double[theCase.interventions().size() * worlds];
    for (int cell = 0; cell < displacement.length; cell++) {
      displacement[cell] = worldSet.displacementShare(cell / worlds, cell % worlds);
    }
  }

  private static double[] logReductions(Effect effect, double reach, WorldSet worlds, int k) {
    double[] reductions = new double[worlds.size()];
    for (int d = 0; d < reductions.length; d++) {
      double ratio = effect.change().riskRatio(worlds.interventionDeviate(k, d));
      reductions[d] = Effect.logReduction(ratio, reach);
    }
    return reductions;
  }

  private int countMembers() {
    int most = 0;
    int members = 0;
    for (int i = 0; i < start.length - 1; i++) {
      for (int e = start[i]; e < start[i + 1]; e++) {
        boolean another = e > start[i] && mechanism[e] != NONE && mechanism[e] == mechanism[e - 1];
        members = another ? members + 1 : 1;
        most = Math.max(most, members);
      }
    }
    return most;
  }

  boolean isEmpty() {
    return site.length == 0;
  }

  int entries() {
    return site.length;
  }

  /** Returns whether members of a mechanism meet anywhere. */
  boolean sharesMechanisms() {
    return mostMembers > 1;
  }

  /** Returns whether any entry moves incidents across borders in any world. */
  boolean displaces() {
    for (int e = 0; e < site.length; e++) {
      for (int d = 0; d < worlds; d++) {
        if (displacement(e, d) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the share of what an entry prevents that moves. */
  double displacement(int e, int d) {
    return displacement[coverage.interventionOfSite[site[e]] * worlds + d];
  }

  /** Returns the log reduction of an entry at full coverage. */
  double coefficient(int e, int d) {
    return coefficient[row[e] * worlds + d];
  }

  boolean sharesMechanism(int e) {
    return mechanism[e] != NONE;
  }

  boolean haveOneMechanism(int first, int second) {
    return mechanism[first] == mechanism[second];
  }

  /** Returns what counts of the weaker members of an entry's mechanism. */
  double fractionOfOthers(int e) {
    return fractionOfOthers[mechanism[e]];
  }

  double leastCoverage(int e, int t) {
    return coverage.least(site[e], t);
  }

  double mostCoverage(int e, int t) {
    return Math.max(leastCoverage(e, t), coverage.most(site[e], t));
  }

  double[] newScratch() {
    return new double[4 * mostMembers + 4];
  }

  /**
   * Adds the log reductions of one neighbourhood and step to an exponent per world.
   *
   * @param exact true for the model's own, false for the concave overestimate
   */
  void add(
      int i, int t, double[] covered, boolean exact, double[] exponent, int at, double[] scratch) {
    int e = start[i];
    int end = start[i + 1];
    for (; e < end && mechanism[e] == NONE; e++) {
      double c = covered[site[e] * steps + t];
      if (c != 0) {
        int r = row[e] * worlds;
        for (int d = 0; d < worlds; d++) {
          exponent[at + d] += c * coefficient[r + d];
        }
      }
    }
    while (e < end) {
      int first = e;
      while (e < end && mechanism[e] == mechanism[first]) {
        e++;
      }
      readMembers(first, e, t, covered, scratch);
      double fraction = fractionOfOthers[mechanism[first]];
      for (int d = 0; d < worlds; d++) {
        exponent[at + d] += shared(first, e, d, fraction, exact, scratch);
      }
    }
  }

  /** Puts each member's coverage now, at least and at most into the scratch. */
  private void readMembers(int first, int end, int t, double[] covered, double[] scratch) {
    for (int e = first; e < end; e++) {
      int m = 4 * (e - first);
      scratch[m] = covered[site[e] * steps + t];
      scratch[m + 1] = coverage.least(site[e], t);
      scratch[m + 2] = Math.max(scratch[m + 1], coverage.most(site[e], t));
    }
  }

  /** Returns the log reduction of a mechanism, and each member's slope by its reduction. */
  private double shared(
      int first, int end, int d, double fraction, boolean exact, double[] scratch) {
    if (end - first == 1) {
      // Alone it counts in full, also while it covers nothing and is the strongest of none.
      scratch[3] = 1;
      return scratch[0] * coefficient[row[first] * worlds + d];
    }
    double sum = 0;
    double greatest = 0;
    int greatestMember = -1;
    double lowest = 0;
    int lowestMember = -1;
    int positive = 0;
    for (int e = first; e < end; e++) {
      int m = 4 * (e - first);
      double perCoverage = coefficient[row[e] * worlds + d];
      double reduction = scratch[m] * perCoverage;
      sum += reduction;
      if (reduction > greatest) {
        greatest = reduction;
        greatestMember = e;
      }
      if (perCoverage > 0 && scratch[m + 2] > 0) {
        positive++;
      }
      if (reduction < lowest) {
        lowest = reduction;
        lowestMember = e;
      }
      scratch[m + 3] = fraction;
    }
    if (lowestMember >= 0) {
      scratch[4 * (lowestMember - first) + 3] = 1;
    }
    if (exact) {
      if (greatestMember >= 0) {
        scratch[4 * (greatestMember - first) + 3] = 1;
      }
      return fraction * sum + (1 - fraction) * (greatest + lowest);
    }
    double over = positive == 0 ? 0 : overestimate(first, end, d, fraction, positive, scratch);
    return fraction * sum + (1 - fraction) * (over + lowest);
  }

  private double overestimate(
      int first, int end, int d, double fraction, int positive, double[] scratch) {
    double best = linear(first, end, d, 0, scratch, false, fraction);
    double bestTau = 0;
    if (positive > 1) {
      for (int e = first; e < end; e++) {
        double perCoverage = coefficient[row[e] * worlds + d];
        for (int bound = 1; bound <= 2; bound++) {
          double tau = perCoverage * scratch[4 * (e - first) + bound];
          if (tau > 0) {
            double value = linear(first, end, d, tau, scratch, false, fraction);
            if (value < best) {
              best = value;
              bestTau = tau;
            }
          }
        }
      }
    }
    linear(first, end, d, bestTau, scratch, true, fraction);
    return best;
  }

  /** Returns tau + sum of chords, and on demand writes the members' slopes. */
  private double linear(
      int first,
      int end,
      int d,
      double tau,
      double[] scratch,
      boolean writeSlopes,
      double fraction) {
    double value = tau;
    for (int e = first; e < end; e++) {
      double perCoverage = coefficient[row[e] * worlds + d];
      if (perCoverage > 0) {
        int m = 4 * (e - first);
        double low = perCoverage * scratch[m + 1];
        double high = perCoverage * scratch[m + 2];
        double atLow = Math.max(0, low - tau);
        double slope = high > low ? (Math.max(0, high - tau) - atLow) / (high - low) : 0;
        value += atLow + slope * (perCoverage * scratch[m] - low);
        if (writeSlopes) {
          scratch[m + 3] = fraction + (1 - fraction) * slope;
        }
      }
    }
    return value;
  }

  /**
   * Adds to each entry the derivative of the harm by its coverage at one step.
   *
   * @param exact true for the model's own, false for the concave overestimate
   * @param byExponent derivative of the harm by the exponent, by world
   * @param byEntry receives the sums, at [entry * steps + step]
   */
  void addGradient(
      int i,
      int t,
      double[] covered,
      boolean exact,
      double[] byExponent,
      double[] byEntry,
      double[] scratch) {
    int e = start[i];
    int end = start[i + 1];
    for (; e < end && mechanism[e] == NONE; e++) {
      int r = row[e] * worlds;
      double sum = 0;
      for (int d = 0; d < worlds; d++) {
        sum += coefficient[r + d] * byExponent[d];
      }
      byEntry[e * steps + t] += sum;
    }
    while (e < end) {
      int first = e;
      while (e < end && mechanism[e] == mechanism[first]) {
        e++;
      }
      readMembers(first, e, t, covered, scratch);
      double fraction = fractionOfOthers[mechanism[first]];
      for (int d = 0; d < worlds; d++) {
        shared(first, e, d, fraction, exact, scratch);
        for (int member = first; member < e; member++) {
          byEntry[member * steps + t] +=
              scratch[4 * (member - first) + 3]
                  * coefficient[row[member] * worlds + d]
                  * byExponent[d];
        }
      }
    }
  }

  /** Adds the derivatives of entries up by site. */
  void addBySite(double[] byEntry, double[] bySite) {
    for (int e = 0; e < site.length; e++) {
      for (int t = 0; t < steps; t++) {
        bySite[site[e] * steps + t] += byEntry[e * steps + t];
      }
    }
  }
}
