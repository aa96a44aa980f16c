package marshal.scenarios.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;

/**
 * Says which money is elsewhere in a second plan. Money first moves between the places of one
 * intervention; what one intervention gains or loses in all is then matched with what others lose
 * or gain, the largest amounts first. The amounts are exact, the matching is one of many.
 */
final class MoneyMoves {

  /** From this share of a change on, it is said to be in one neighbourhood. */
  private static final double MOSTLY = 0.8;

  /** A change of one intervention. */
  private static final class Change {
    private final String words;
    private long pence;

    Change(String words, long pence) {
      this.words = words;
      this.pence = pence;
    }
  }

  private final Case theCase;
  private final List<MoneyMove> moves = new ArrayList<>();
  private final List<Change> more = new ArrayList<>();
  private final List<Change> less = new ArrayList<>();

  private MoneyMoves(Case theCase) {
    this.theCase = theCase;
  }

  static List<MoneyMove> between(Case theCase, PlanSpace space, Plan first, Plan second) {
    Map<Integer, Map<Integer, Long>> penceByPlace = new LinkedHashMap<>();
    for (int index = 0; index < space.lines(); index++) {
      Line line = space.line(index);
      long units = (long) second.units(index) - first.units(index);
      long pence = units * theCase.interventions().get(line.intervention()).unitCostPence();
      if (pence != 0) {
        penceByPlace
            .computeIfAbsent(line.intervention(), unused -> new LinkedHashMap<>())
            .merge(line.place(), pence, Long::sum);
      }
    }
    MoneyMoves found = new MoneyMoves(theCase);
    penceByPlace.forEach(found::intervention);
    found.match();
    found.moves.sort(Comparator.comparingLong(MoneyMove::pence).reversed());
    return found.moves;
  }

  private void intervention(int intervention, Map<Integer, Long> penceByPlace) {
    String name = theCase.interventions().get(intervention).name();
    long gained = sum(penceByPlace, 1);
    long lost = sum(penceByPlace, -1);
    String gaining = name + where(penceByPlace, 1, gained);
    String losing = name + where(penceByPlace, -1, lost);
    long within = Math.min(gained, lost);
    if (within > 0) {
      moves.add(new MoneyMove(within, losing, gaining));
    }
    if (gained > lost) {
      more.add(new Change(gaining, gained - lost));
    } else if (lost > gained) {
      less.add(new Change(losing, lost - gained));
    }
  }

  private static long sum(Map<Integer, Long> penceByPlace, int sign) {
    return penceByPlace.values().stream().mapToLong(p -> Math.max(0, sign * p)).sum();
  }

  private String where(Map<Integer, Long> penceByPlace, int sign, long sum) {
    if (penceByPlace.containsKey(Line.CITY)) {
      return "";
    }
    Map.Entry<Integer, Long> most = null;
    int places = 0;
    for (Map.Entry<Integer, Long> place : penceByPlace.entrySet()) {
      if (sign * place.getValue() > 0) {
        places++;
        if (most == null || sign * place.getValue() > sign * most.getValue()) {
          most = place;
        }
      }
    }
    if (most == null) {
      return "";
    }
    if (sign * most.getValue() >= MOSTLY * sum) {
      return " in " + theCase.area().neighbourhood(most.getKey()).name();
    }
    return " in " + places + " neighbourhoods";
  }

  private void match() {
    Comparator<Change> largestFirst =
        Comparator.comparingLong((Change change) -> change.pence).reversed();
    more.sort(largestFirst);
    less.sort(largestFirst);
    int to = 0;
    for (Change from : less) {
      while (from.pence > 0 && to < more.size()) {
        Change into = more.get(to);
        long pence = Math.min(from.pence, into.pence);
        moves.add(new MoneyMove(pence, from.words, into.words));
        from.pence -= pence;
        into.pence -= pence;
        if (into.pence == 0) {
          to++;
        }
      }
      if (from.pence > 0) {
        moves.add(new MoneyMove(from.pence, from.words, ""));
      }
    }
    for (; to < more.size(); to++) {
      moves.add(new MoneyMove(more.get(to).pence, "", more.get(to).words));
    }
  }
}
