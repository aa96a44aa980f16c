package marshal.scenarios.sensitivity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSet;
import marshal.scenarios.casefolder.Assumption;
import marshal.scenarios.casefolder.LoadedCase;

/** Two plans in one set of worlds, which a moved figure may rank the other way. */
final class Contest {

  /** How far from its value a figure is looked at for a switch, in percent. */
  static final double LEAST_PERCENT = -100;

  /** How far up. */
  static final double MOST_PERCENT = 200;

  private static final int BISECTIONS = 12;

  final LoadedCase loaded;
  final Case theCase;
  final PlanSpace space;
  final WorldSet worlds;
  final Plan plan;
  final Plan against;
  final HarmModel model;
  final Factor.Point asItStands;

  Contest(LoadedCase loaded, WorldSet worlds, Plan plan, Plan against) {
    this.loaded = loaded;
    this.theCase = loaded.theCase();
    this.space = loaded.space();
    this.worlds = worlds;
    this.plan = plan;
    this.against = against;
    this.model = new HarmModel(theCase, space, worlds);
    this.asItStands = point(model);
  }

  Factor.Point point(WorldSet in) {
    return point(new HarmModel(theCase, space, in));
  }

  Factor.Point point(HarmModel in) {
    return point(in, plan, against);
  }

  Factor.Point point(HarmModel in, Plan first, Plan second) {
    ExactMean mean = new ExactMean(in);
    double committed = mean.harm();
    mean.setPlan(first);
    double harm = mean.harm();
    mean.setPlan(second);
    return new Factor.Point(committed - harm, mean.harm() - harm);
  }

  /** Returns whether either plan buys an intervention beyond the promises. */
  boolean isBought(int intervention) {
    return IntStream.range(0, space.lines())
        .filter(line -> space.line(line).intervention() == intervention)
        .anyMatch(
            line ->
                plan.units(line) != space.atLeast(line)
                    || against.units(line) != space.atLeast(line));
  }

  /**
   * Finds the value nearest to the one that stands at which the other plan becomes the better one.
   *
   * @param at what the plans come to at a value; empty where there is no such value
   * @param from least value looked at
   * @param own the value that stands
   * @param to greatest value looked at
   */
  Optional<Double> switchAt(
      DoubleFunction<Optional<Factor.Point>> at, double from, double own, double to) {
    return Stream.of(
            between(at, own, furthest(at, own, from)), between(at, own, furthest(at, own, to)))
        .flatMap(Optional::stream)
        .min((a, b) -> Double.compare(Math.abs(a - own), Math.abs(b - own)));
  }

  /** Comes nearer by halves until the figure can have the value. */
  private static double furthest(
      DoubleFunction<Optional<Factor.Point>> at, double own, double end) {
    double value = end;
    for (int j = 0; j < BISECTIONS && at.apply(value).isEmpty(); j++) {
      value = (own + value) / 2;
    }
    return value;
  }

  private Optional<Double> between(
      DoubleFunction<Optional<Factor.Point>> at, double own, double end) {
    if (!isOther(at.apply(end))) {
      return Optional.empty();
    }
    double before = own;
    double beyond = end;
    for (int j = 0; j < BISECTIONS; j++) {
      double middle = (before + beyond) / 2;
      if (isOther(at.apply(middle))) {
        beyond = middle;
      } else {
        before = middle;
      }
    }
    return Optional.of(beyond);
  }

  private boolean isOther(Optional<Factor.Point> point) {
    return point.filter(p -> p.advantage() * asItStands.advantage() < 0).isPresent();
  }

  /** Returns what the case assumes, in words, about figures whose keys begin as given. */
  List<String> assumed(String file, String about, String... figures) {
    return loaded.assumptions().stream()
        .filter(assumption -> assumption.file().startsWith(file))
        .filter(assumption -> assumption.about().equals(about))
        .filter(
            assumption ->
                Stream.of(figures).anyMatch(figure -> assumption.figure().startsWith(figure)))
        .map(Assumption::toText)
        .toList();
  }

  /** Returns a change in words. */
  static String percent(double change) {
    return String.format(Locale.UK, "%+.0f %%", change);
  }
}
