package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.Rule;

/**
 * Which lines need others to hold units, and which lines must not hold units together.
 *
 * <p>A link belongs to one line. A requirement is met if any of its other lines holds units; an
 * exclusion is broken if any does.
 */
final class LineLinks {

  /** A link of one line to others. */
  static final class Link {
    private final Rule rule;
    private final boolean excludes;
    private final int line;
    private final int[] others;

    private Link(Rule rule, boolean excludes, int line, int[] others) {
      this.rule = rule;
      this.excludes = excludes;
      this.line = line;
      this.others = others;
    }

    /** Returns the rule that it is of. */
    Rule rule() {
      return rule;
    }

    boolean excludes() {
      return excludes;
    }

    int line() {
      return line;
    }

    /** Returns the lines that it needs one of, or excludes each of; not to be changed. */
    int[] others() {
      return others;
    }
  }

  final List<Link> links = new ArrayList<>();

  /** Indices of links by the line that they belong to, and by the lines that they look at. */
  final int[][] ofLine;

  final int[][] watching;

  LineLinks(Case theCase, PlanSpace space) {
    List<List<Integer>> byIntervention = new ArrayList<>();
    theCase.interventions().forEach(k -> byIntervention.add(new ArrayList<>()));
    boolean any =
        !theCase.resources().rules(Rule.Requires.class).isEmpty()
            || !theCase.resources().rules(Rule.Excludes.class).isEmpty();
    for (int line = 0; any && line < space.lines(); line++) {
      byIntervention.get(space.line(line).intervention()).add(line);
    }
    for (Rule.Requires rule : theCase.resources().rules(Rule.Requires.class)) {
      add(rule, false, rule.intervention(), rule.needed(), theCase, space, byIntervention);
    }
    for (Rule.Excludes rule : theCase.resources().rules(Rule.Excludes.class)) {
      add(rule, true, rule.intervention(), rule.other(), theCase, space, byIntervention);
    }
    List<List<Integer>> own = new ArrayList<>();
    List<List<Integer>> watched = new ArrayList<>();
    for (int line = 0; any && line < space.lines(); line++) {
      own.add(new ArrayList<>(0));
      watched.add(new ArrayList<>(0));
    }
    for (int link = 0; link < links.size(); link++) {
      own.get(links.get(link).line()).add(link);
      for (int other : links.get(link).others()) {
        watched.get(other).add(link);
      }
    }
    this.ofLine = own.stream().map(LineLinks::toArray).toArray(int[][]::new);
    this.watching = watched.stream().map(LineLinks::toArray).toArray(int[][]::new);
  }

  private void add(
      Rule rule,
      boolean excludes,
      String from,
      String to,
      Case theCase,
      PlanSpace space,
      List<List<Integer>> byIntervention) {
    int k = index(theCase, from);
    int other = index(theCase, to);
    for (int line : byIntervention.get(k)) {
      int[] others =
          byIntervention.get(other).stream()
              .filter(candidate -> meet(space.line(line), space.line(candidate)))
              .mapToInt(Integer::intValue)
              .toArray();
      if (!excludes || others.length > 0) {
        links.add(new Link(rule, excludes, line, others));
      }
    }
  }

  static int index(Case theCase, String intervention) {
    for (int k = 0; k < theCase.interventions().size(); k++) {
      if (theCase.interventions().get(k).id().equals(intervention)) {
        return k;
      }
    }
    throw new IllegalArgumentException("There is no intervention '" + intervention + "'.");
  }

  private static boolean meet(Line one, Line other) {
    boolean place =
        one.place() == other.place() || one.place() == Line.CITY || other.place() == Line.CITY;
    return place && one.period() == other.period();
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  boolean isEmpty() {
    return links.isEmpty();
  }

  /** Returns which links a plan breaks. */
  int[] broken(int[] units) {
    return java.util.stream.IntStream.range(0, links.size())
        .filter(link -> isBroken(links.get(link), units))
        .toArray();
  }

  private static boolean isBroken(Link link, int[] units) {
    boolean anyOther = Arrays.stream(link.others()).anyMatch(line -> units[line] > 0);
    return units[link.line()] > 0 && link.excludes() == anyOther;
  }
}
