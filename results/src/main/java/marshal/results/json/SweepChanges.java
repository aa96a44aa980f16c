package marshal.results.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import marshal.results.json.SweepDocument.Bought;
import marshal.results.json.SweepDocument.Change;
import marshal.results.json.SweepDocument.MarginLine;
import marshal.results.json.SweepDocument.Place;
import marshal.results.json.SweepDocument.Point;

/** Finds where the plans of a sweep change shape. */
final class SweepChanges {

  private SweepChanges() {}

  /** Returns the change from each point to the next along each axis, where both have a plan. */
  static List<Change> between(List<Point> points) {
    Map<List<Integer>, Point> byPosition = new LinkedHashMap<>();
    points.forEach(point -> byPosition.put(point.position(), point));
    List<Change> changes = new ArrayList<>();
    for (Point from : points) {
      for (int axis = 0; axis < from.position().size(); axis++) {
        List<Integer> next = new ArrayList<>(from.position());
        next.set(axis, next.get(axis) + 1);
        Point to = byPosition.get(next);
        if (to != null && hasPlan(from) && hasPlan(to)) {
          changes.add(change(from, to));
        }
      }
    }
    return changes;
  }

  private static boolean hasPlan(Point point) {
    return point.status().equals(Point.FEASIBLE);
  }

  private static Change change(Point from, Point to) {
    Map<String, Bought> before = byId(from);
    Map<String, Bought> after = byId(to);
    List<String> entering = minus(after.keySet(), before.keySet());
    List<String> leaving = minus(before.keySet(), after.keySet());
    Map<List<String>, MarginLine> placesBefore = places(from);
    Map<List<String>, MarginLine> placesAfter = places(to);
    BigDecimal moved = moved(placesBefore, placesAfter);
    return new Change(
        from.number(),
        to.number(),
        entering,
        leaving,
        without(placesAfter, placesBefore),
        without(placesBefore, placesAfter),
        moved,
        words(
            entering.stream().map(id -> after.get(id).name()).toList(),
            leaving.stream().map(id -> before.get(id).name()).toList(),
            moved));
  }

  private static Map<String, Bought> byId(Point point) {
    Map<String, Bought> byId = new LinkedHashMap<>();
    point.interventions().forEach(bought -> byId.put(bought.intervention(), bought));
    return byId;
  }

  private static List<String> minus(Set<String> all, Set<String> some) {
    return all.stream().filter(id -> !some.contains(id)).toList();
  }

  private static Map<List<String>, MarginLine> places(Point point) {
    Map<List<String>, MarginLine> places = new LinkedHashMap<>();
    for (Bought bought : point.interventions()) {
      for (Place place : bought.places()) {
        places.put(
            List.of(bought.intervention(), place.neighbourhood()),
            new MarginLine(
                bought.intervention(),
                bought.name(),
                place.neighbourhood(),
                place.neighbourhoodName(),
                place.units(),
                place.pounds()));
      }
    }
    return places;
  }

  private static List<MarginLine> without(
      Map<List<String>, MarginLine> all, Map<List<String>, MarginLine> some) {
    return all.entrySet().stream()
        .filter(entry -> !some.containsKey(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Money both taken from somewhere and given somewhere: what is not simply added or cut. */
  private static BigDecimal moved(
      Map<List<String>, MarginLine> before, Map<List<String>, MarginLine> after) {
    BigDecimal more = BigDecimal.ZERO.setScale(2);
    BigDecimal less = BigDecimal.ZERO.setScale(2);
    for (Map.Entry<List<String>, MarginLine> place : after.entrySet()) {
      MarginLine was = before.get(place.getKey());
      BigDecimal change =
          place.getValue().pounds().subtract(was == null ? BigDecimal.ZERO : was.pounds());
      more = more.add(change.max(BigDecimal.ZERO));
      less = less.add(change.negate().max(BigDecimal.ZERO));
    }
    for (MarginLine gone : without(before, after)) {
      less = less.add(gone.pounds());
    }
    return more.min(less);
  }

  private static String words(List<String> entering, List<String> leaving, BigDecimal moved) {
    List<String> parts = new ArrayList<>();
    if (!entering.isEmpty()) {
      parts.add("in: " + String.join(", ", entering));
    }
    if (!leaving.isEmpty()) {
      parts.add("out: " + String.join(", ", leaving));
    }
    if (parts.isEmpty()) {
      parts.add("the same interventions");
    }
    if (moved.signum() > 0) {
      parts.add(String.format(Locale.UK, "£%,.0f goes elsewhere", moved));
    }
    return String.join("; ", parts);
  }
}
