package marshal.model.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.area.Area;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSet;

/**
 * Which sites change one stream in each neighbourhood, and by how much at full coverage in each
 * world: compressed sparse rows by neighbourhood.
 */
final class StreamEffects {

  /** No shared mechanism. */
  static final int NONE = -1;

  private static final int[] NOWHERE = {};

  final int[] start;
  final int[] site;
  final int[] mechanism;

  /** Log reduction at full coverage, [entry][world]; entries of one strength share their row. */
  final double[][] coefficient;

  /** Greatest size of an entry's coefficient over worlds. */
  final double[] largest;

  /** Share of an entry's prevented incidents that moves across borders, [entry][world]. */
  final double[][] displacement;

  private final int worlds;

  /** Neighbourhoods that each site changes; none for a site that changes nothing here. */
  private final int[][] neighbourhoodsBySite;

  private StreamEffects(int[] start, List<Entry> entries, int sites, WorldSet worldSet) {
    this.start = start;
    this.worlds = worldSet.size();
    this.site = entries.stream().mapToInt(Entry::site).toArray();
    this.mechanism = entries.stream().mapToInt(Entry::mechanism).toArray();
    this.coefficient = new double[entries.size()][];
    this.largest = new double[entries.size()];
    this.displacement = new double[entries.size()][];
    this.neighbourhoodsBySite = bySite(start, site, sites);
    Map<Integer, double[]> displaced = new HashMap<>();
    Map<Strength, double[]> reductions = new HashMap<>();
    for (int e = 0; e < entries.size(); e++) {
      Strength strength = entries.get(e).strength();
      displacement[e] =
          displaced.computeIfAbsent(
              strength.intervention(), k -> byWorld(worlds, d -> worldSet.displacementShare(k, d)));
      coefficient[e] = reductions.computeIfAbsent(strength, s -> s.reductions(worldSet));
      for (double reduction : coefficient[e]) {
        largest[e] = Math.max(largest[e], Math.abs(reduction));
      }
    }
  }

  private static double[] byWorld(int worlds, IntToDoubleFunction value) {
    return IntStream.range(0, worlds).mapToDouble(value).toArray();
  }

  private static int[][] bySite(int[] start, int[] site, int sites) {
    int[] found = new int[sites];
    for (int s : site) {
      found[s]++;
    }
    int[][] bySite = new int[sites][];
    for (int s = 0; s < sites; s++) {
      bySite[s] = found[s] == 0 ? NOWHERE : new int[found[s]];
    }
    for (int i = start.length - 2; i >= 0; i--) {
      for (int e = start[i + 1] - 1; e >= start[i]; e--) {
        bySite[site[e]][--found[site[e]]] = i;
      }
    }
    return bySite;
  }

  /** Returns the neighbourhoods where a site changes this stream. */
  int[] neighbourhoods(int site) {
    return neighbourhoodsBySite[site];
  }

  private record Entry(int site, int mechanism, Strength strength) {}

  /** What decides an entry's reductions: those of a thousand neighbourhoods are often the same. */
  private record Strength(int intervention, Effect effect, double reach) {

    double[] reductions(WorldSet worlds) {
      return byWorld(
          worlds.size(),
          d -> {
            double deviate = worlds.interventionDeviate(intervention, d);
            return Effect.logReduction(effect.change().riskRatio(deviate), reach);
          });
    }
  }

  /** Collects the effects on a stream that act on all incidents, or on triggered ones only. */
  static StreamEffects of(
      Case theCase, PlanSpace space, WorldSet worlds, int stream, boolean triggeredOnly) {
    Area area = theCase.area();
    List<List<Entry>> byNeighbourhood = new ArrayList<>();
    for (int i = 0; i < area.size(); i++) {
      byNeighbourhood.add(new ArrayList<>());
    }
    String streamId = theCase.streams().get(stream).id();
    List<String> mechanisms = theCase.mechanisms().stream().map(m -> m.id()).toList();
    for (int site = 0; site < space.sites(); site++) {
      Line line = space.line(space.lineOf(site, 0));
      Intervention intervention = theCase.interventions().get(line.intervention());
      int mechanism = intervention.mechanism().map(mechanisms::indexOf).orElse(NONE);
      for (Effect effect : intervention.effects()) {
        if (effect.stream().equals(streamId) && effect.triggeredOnly() == triggeredOnly) {
          int first = line.place() == Line.CITY ? 0 : line.place();
          int last = line.place() == Line.CITY ? area.size() - 1 : line.place();
          for (int i = first; i <= last; i++) {
            double reach = reach(effect, area, i);
            if (reach > 0) {
              byNeighbourhood
                  .get(i)
                  .add(
                      new Entry(site, mechanism, new Strength(line.intervention(), effect, reach)));
            }
          }
        }
      }
    }
    int[] start = new int[area.size() + 1];
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < area.size(); i++) {
      // Members of a mechanism must lie next to each other; the sort keeps the order of the rest.
      byNeighbourhood.get(i).sort(Comparator.comparingInt(Entry::mechanism));
      entries.addAll(byNeighbourhood.get(i));
      start[i + 1] = entries.size();
    }
    return new StreamEffects(start, entries, space.sites(), worlds);
  }

  static double reach(Effect effect, Area area, int neighbourhood) {
    double figure = effect.reachFigure().map(area.neighbourhood(neighbourhood)::figure).orElse(1.0);
    return Math.min(1, effect.reach() * figure);
  }

  boolean isEmpty() {
    return site.length == 0;
  }

  /** Returns whether anything is displaced in any world. */
  boolean displaces() {
    for (double[] shares : displacement) {
      for (double share : shares) {
        if (share != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Adds the log reductions of one neighbourhood and step.
   *
   * <p>Of a shared mechanism the greatest reduction counts in full, and so does the greatest
   * increase in worlds where a member does harm; the others count for a fraction.
   *
   * @param neighbourhood index
   * @param coverage coverage of each site at this step, read at [site * stride + offset]
   * @param stride distance between sites
   * @param offset of the step
   * @param fractionOfOthers what counts of a mechanism's weaker members, by mechanism
   * @param exponent receives the sum, one per world
   * @return an upper bound of the size of what was added
   */
  double add(
      int neighbourhood,
      double[] coverage,
      int stride,
      int offset,
      double[] fractionOfOthers,
      double[] exponent) {
    double bound = 0;
    int e = start[neighbourhood];
    int end = start[neighbourhood + 1];
    // Two at a time; the first of two waits for the second.
    int waiting = NONE;
    double waitingCovered = 0;
    for (; e < end && mechanism[e] == NONE; e++) {
      double covered = coverage[site[e] * stride + offset];
      if (covered != 0) {
        bound += covered * largest[e];
        if (waiting == NONE) {
          waiting = e;
          waitingCovered = covered;
        } else {
          Rows.add(exponent, waitingCovered, coefficient[waiting], covered, coefficient[e]);
          waiting = NONE;
        }
      }
    }
    if (waiting != NONE) {
      Rows.add(exponent, waitingCovered, coefficient[waiting]);
    }
    while (e < end) {
      int first = e;
      int shared = mechanism[e];
      boolean covered = false;
      for (; e < end && mechanism[e] == shared; e++) {
        double coveredHere = coverage[site[e] * stride + offset];
        bound += coveredHere * largest[e];
        covered |= coveredHere != 0;
      }
      if (covered) {
        addShared(first, e, coverage, stride, offset, fractionOfOthers[shared], exponent);
      }
    }
    return bound;
  }

  private void addShared(
      int first,
      int end,
      double[] coverage,
      int stride,
      int offset,
      double fraction,
      double[] exponent) {
    for (int d = 0; d < worlds; d++) {
      double sum = 0;
      double most = 0;
      double least = 0;
      for (int member = first; member < end; member++) {
        double reduction = coverage[site[member] * stride + offset] * coefficient[member][d];
        sum += reduction;
        most = Math.max(most, reduction);
        least = Math.min(least, reduction);
      }
      exponent[d] += fraction * sum + (1 - fraction) * (most + least);
    }
  }

  /**
   * Adds the log reductions of one neighbourhood and step, each times the share that is displaced.
   *
   * <p>Arguments as for {@link #add}.
   */
  void addDisplaced(
      int neighbourhood,
      double[] coverage,
      int stride,
      int offset,
      double[] fractionOfOthers,
      double[] sum) {
    int e = start[neighbourhood];
    int end = start[neighbourhood + 1];
    for (; e < end && mechanism[e] == NONE; e++) {
      double covered = coverage[site[e] * stride + offset];
      if (covered != 0) {
        for (int d = 0; d < worlds; d++) {
          sum[d] += covered * coefficient[e][d] * displacement[e][d];
        }
      }
    }
    while (e < end) {
      int first = e;
      while (e < end && mechanism[e] == mechanism[first]) {
        e++;
      }
      for (int d = 0; d < worlds; d++) {
        Shared shared =
            shared(first, e, coverage, stride, offset, fractionOfOthers[mechanism[first]], d);
        sum[d] += shared.reduction() * shared.displacement();
      }
    }
  }

  /**
   * What a mechanism comes to in one cell and world.
   *
   * @param reduction its log reduction
   * @param displacement mean of its members' shares, weighted by the sizes of their reductions
   * @param size sum of those sizes
   */
  private record Shared(
      double reduction, double displacement, double size, double most, double least) {}

  private Shared shared(
      int first, int end, double[] coverage, int stride, int offset, double fraction, int d) {
    double sum = 0;
    double most = 0;
    double least = 0;
    double size = 0;
    double displaced = 0;
    for (int member = first; member < end; member++) {
      double reduction = coverage[site[member] * stride + offset] * coefficient[member][d];
      sum += reduction;
      most = Math.max(most, reduction);
      least = Math.min(least, reduction);
      size += Math.abs(reduction);
      displaced += Math.abs(reduction) * displacement[member][d];
    }
    double share = size == 0 ? 0 : displaced / size;
    return new Shared(fraction * sum + (1 - fraction) * (most + least), share, size, most, least);
  }

  /**
   * Adds what {@link #addDisplaced} passes on to each site's coverage.
   *
   * @param byMoved derivative of the harm by that sum in each world
   * @param byCoverage receives the sums at [site * stride + offset]
   */
  void addDisplacedGradient(
      int neighbourhood,
      double[] coverage,
      int stride,
      int offset,
      double[] fractionOfOthers,
      double[] byMoved,
      double[] byCoverage) {
    int e = start[neighbourhood];
    int end = start[neighbourhood + 1];
    for (; e < end && mechanism[e] == NONE; e++) {
      double sum = 0;
      for (int d = 0; d < worlds; d++) {
        sum += coefficient[e][d] * displacement[e][d] * byMoved[d];
      }
      byCoverage[site[e] * stride + offset] += sum;
    }
    while (e < end) {
      int first = e;
      while (e < end && mechanism[e] == mechanism[first]) {
        e++;
      }
      double fraction = fractionOfOthers[mechanism[first]];
      for (int d = 0; d < worlds; d++) {
        Shared shared = shared(first, e, coverage, stride, offset, fraction, d);
        for (int member = first; member < e; member++) {
          double perCoverage = coefficient[member][d];
          double reduction = coverage[site[member] * stride + offset] * perCoverage;
          boolean strongest =
              perCoverage >= 0 ? reduction >= shared.most() : reduction <= shared.least();
          double slope = (strongest ? 1 : fraction) * perCoverage * shared.displacement();
          if (shared.size() > 0) {
            slope +=
                shared.reduction()
                    * Math.abs(perCoverage)
                    * (displacement[member][d] - shared.displacement())
                    / shared.size();
          } else {
            slope = perCoverage * displacement[member][d];
          }
          byCoverage[site[member] * stride + offset] += slope * byMoved[d];
        }
      }
    }
  }

  /**
   * Adds the derivative of the harm by each site's coverage at one neighbourhood and step.
   *
   * @param byExponent derivative of the harm by the exponent in each world
   * @param byCoverage receives the sums at [site * stride + offset]
   */
  void addGradient(
      int neighbourhood,
      double[] coverage,
      int stride,
      int offset,
      double[] fractionOfOthers,
      double[] byExponent,
      double[] byCoverage) {
    int e = start[neighbourhood];
    int end = start[neighbourhood + 1];
    for (; e < end && mechanism[e] == NONE; e++) {
      double[] row = coefficient[e];
      double sum = 0;
      for (int d = 0; d < worlds; d++) {
        sum += row[d] * byExponent[d];
      }
      byCoverage[site[e] * stride + offset] += sum;
    }
    while (e < end) {
      int first = e;
      int shared = mechanism[e];
      while (e < end && mechanism[e] == shared) {
        e++;
      }
      double fraction = fractionOfOthers[shared];
      for (int d = 0; d < worlds; d++) {
        double most = 0;
        double least = 0;
        for (int member = first; member < e; member++) {
          double reduction = coverage[site[member] * stride + offset] * coefficient[member][d];
          most = Math.max(most, reduction);
          least = Math.min(least, reduction);
        }
        for (int member = first; member < e; member++) {
          double perCoverage = coefficient[member][d];
          double reduction = coverage[site[member] * stride + offset] * perCoverage;
          boolean strongest = perCoverage >= 0 ? reduction >= most : reduction <= least;
          byCoverage[site[member] * stride + offset] +=
              (strongest ? 1 : fraction) * perCoverage * byExponent[d];
        }
      }
    }
  }
}
