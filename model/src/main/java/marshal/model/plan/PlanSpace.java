package marshal.model.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import marshal.model.Case;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Offer;
import marshal.model.intervention.Target;
import marshal.model.resource.Commitment;

/**
 * Every line that a plan of a case may hold, with its bounds.
 *
 * <p>Lines are numbered by intervention, then place, then period; the lines of one intervention in
 * one place, its <em>site</em>, lie next to each other.
 */
public final class PlanSpace {

  private final List<Line> lines;
  private final int periods;

  /** Sites by intervention and place; see {@link #key}. */
  private final Map<Long, Integer> siteByKey = new HashMap<>();

  private final int[] atLeast;
  private final int[] atMost;
  private final double[] targets;

  private PlanSpace(List<Line> lines, int periods, double[] targets) {
    this.lines = List.copyOf(lines);
    this.periods = periods;
    this.targets = targets;
    this.atLeast = new int[lines.size()];
    this.atMost = new int[lines.size()];
    for (int site = 0; site < targets.length; site++) {
      Line first = lines.get(lineOf(site, 0));
      siteByKey.put(key(first.intervention(), first.place()), site);
    }
  }

  /** Lists the lines of a case. */
  public static PlanSpace of(Case theCase) {
    List<Line> lines = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    int periods = theCase.horizon().periods();
    for (int k = 0; k < theCase.interventions().size(); k++) {
      Intervention intervention = theCase.interventions().get(k);
      for (int place : places(intervention.offer(), theCase.area())) {
        double size = targetSize(intervention.target(), theCase.area(), place);
        if (size > 0) {
          targets.add(size);
          for (int period = 0; period < periods; period++) {
            lines.add(new Line(k, place, period));
          }
        }
      }
    }
    PlanSpace space =
        new PlanSpace(lines, periods, targets.stream().mapToDouble(Double::doubleValue).toArray());
    space.bound(theCase);
    return space;
  }

  private static List<Integer> places(Offer offer, Area area) {
    if (offer.cityWide()) {
      return List.of(Line.CITY);
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < area.size(); i++) {
      Neighbourhood neighbourhood = area.neighbourhood(i);
      boolean named = offer.codes().isEmpty() || offer.codes().contains(neighbourhood.code());
      boolean suited =
          offer.whereFigure().isEmpty() || neighbourhood.figure(offer.whereFigure().get()) > 0;
      if (named && suited) {
        places.add(i);
      }
    }
    return places;
  }

  private static double targetSize(Target target, Area area, int place) {
    if (target.figure().equals(Target.ONE)) {
      return target.perFigure();
    }
    if (place != Line.CITY) {
      return target.perFigure() * area.neighbourhood(place).figure(target.figure());
    }
    double sum = 0;
    for (Neighbourhood neighbourhood : area.neighbourhoods()) {
      sum += neighbourhood.figure(target.figure());
    }
    return target.perFigure() * sum;
  }

  private void bound(Case theCase) {
    for (int line = 0; line < lines.size(); line++) {
      Offer offer = theCase.interventions().get(lines.get(line).intervention()).offer();
      double perTarget = Math.ceil(offer.atMostPerTarget() * targetSize(site(line)));
      atMost[line] = (int) Math.min(offer.atMostPerLine(), perTarget);
    }
    for (Commitment commitment : theCase.resources().commitments()) {
      if (commitment instanceof Commitment.Units promise) {
        for (int line = 0; line < lines.size(); line++) {
          if (promises(promise, theCase, lines.get(line))) {
            atLeast[line] = Math.max(atLeast[line], promise.units());
          }
        }
      }
    }
  }

  /** Returns whether a promise is one of a line's units. */
  public static boolean promises(Commitment.Units promise, Case theCase, Line line) {
    boolean thisPlace =
        promise.neighbourhood().isEmpty()
            || (line.place() != Line.CITY
                && theCase
                    .area()
                    .neighbourhood(line.place())
                    .code()
                    .equals(promise.neighbourhood().get()));
    return thisPlace
        && theCase.interventions().get(line.intervention()).id().equals(promise.intervention())
        && (promise.period().isEmpty() || promise.period().getAsInt() == line.period());
  }

  /** Returns the number of lines. */
  public int lines() {
    return lines.size();
  }

  /** Returns a line. */
  public Line line(int line) {
    return lines.get(line);
  }

  /** Finds the index of a line; empty where the case does not offer it. */
  public OptionalInt findIndex(Line line) {
    Integer site = siteByKey.get(key(line.intervention(), line.place()));
    return site == null || line.period() < 0 || line.period() >= periods
        ? OptionalInt.empty()
        : OptionalInt.of(lineOf(site, line.period()));
  }

  private static long key(int intervention, int place) {
    return ((long) intervention << 32) + place;
  }

  /** Returns the number of sites: interventions in a place. */
  public int sites() {
    return targets.length;
  }

  /** Returns the site that a line belongs to. */
  public int site(int line) {
    return line / periods;
  }

  /** Returns the line of a site in a period. */
  public int lineOf(int site, int period) {
    return site * periods + period;
  }

  /** Returns the number of targets at a site, more than 0. */
  public double targetSize(int site) {
    return targets[site];
  }

  /** Returns the least units of a line, from the commitments. */
  public int atLeast(int line) {
    return atLeast[line];
  }

  /** Returns the most units of a line; below the least where a commitment cannot be kept. */
  public int atMost(int line) {
    return atMost[line];
  }
}
