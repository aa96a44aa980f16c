package marshal.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.FeasiblePlan;
import marshal.solver.rules.RuleState;

/**
 * Simple ways to hand out the same money, to set a plan against.
 *
 * <p>What is left after the promises is handed out a unit at a time: always in the place that has
 * had the least money for its key, and there on the line that has had the least, until no rule
 * leaves room for anything. What is offered for the whole city takes part as one more place whose
 * key is the mean of the others'. Where rules ask for more than the promises, the least plan that
 * keeps them comes first; where none was found the plan breaks a rule and is marked so.
 */
public final class Baselines {

  private Baselines() {}

  /** Returns the plan that spends the same money per resident everywhere. */
  public static Plan equalPerHead(HarmModel model) {
    Case theCase = model.theCase();
    return share(model, i -> theCase.area().neighbourhood(i).population());
  }

  /** Returns the plan that spends in proportion to the harm forecast under the committed plan. */
  public static Plan proportionalToNeed(HarmModel model) {
    double[] harm = forecastHarm(model);
    return share(model, i -> harm[i]);
  }

  /** Returns the mean harm of incidents by neighbourhood under the committed plan. */
  private static double[] forecastHarm(HarmModel model) {
    Case theCase = model.theCase();
    ExactMean mean = new ExactMean(model);
    int n = theCase.area().size();
    double[] harm = new double[n];
    for (int o = 0; o < theCase.streams().size(); o++) {
      double weight =
          theCase.harmIndex().perIncident().getOrDefault(theCase.streams().get(o).id(), 0.0);
      double[] incidents = mean.meanIncidents(o);
      for (int cell = 0; cell < incidents.length; cell++) {
        harm[cell % n] += weight * incidents[cell];
      }
    }
    return harm;
  }

  private static Plan share(HarmModel model, IntToDoubleFunction keyOfNeighbourhood) {
    Case theCase = model.theCase();
    PlanSpace space = model.space();
    CaseRules rules = new CaseRules(theCase, space);
    RuleState state = new RuleState(rules, FeasiblePlan.nearLeast(rules, () -> false));
    int n = theCase.area().size();
    double meanKey = IntStream.range(0, n).mapToDouble(keyOfNeighbourhood).sum() / n;
    List<Place> places = new ArrayList<>();
    for (int i = 0; i <= n; i++) {
      double key = i == n ? meanKey : keyOfNeighbourhood.applyAsDouble(i);
      if (key > 0) {
        places.add(new Place(i, key, new ArrayList<>()));
      }
    }
    for (int line = 0; line < rules.lines(); line++) {
      int place = space.line(line).place() == Line.CITY ? n : space.line(line).place();
      long price = theCase.interventions().get(space.line(line).intervention()).unitCostPence();
      for (Place candidate : places) {
        if (candidate.number == place) {
          candidate.lines.add(new Offered(line, price));
        }
      }
    }
    PriorityQueue<Place> open =
        new PriorityQueue<>(
            Comparator.comparingDouble((Place place) -> place.spentPence / place.key)
                .thenComparingInt(place -> place.number));
    open.addAll(places);
    while (!open.isEmpty()) {
      Place poorest = open.remove();
      if (poorest.buyOne(state)) {
        open.add(poorest);
      }
    }
    return state.plan();
  }

  /** A line that is offered in a place, and what has been spent on it. */
  private static final class Offered {
    private final int line;
    private final long price;
    private double spentPence;

    Offered(int line, long price) {
      this.line = line;
      this.price = price;
    }
  }

  /** A neighbourhood, or the whole city after them, and what has been spent there. */
  private static final class Place {
    private final int number;
    private final double key;
    private final List<Offered> lines;
    private double spentPence;

    Place(int number, double key, List<Offered> lines) {
      this.number = number;
      this.key = key;
      this.lines = lines;
    }

    /** Buys a unit of the line with the least spent on it; what costs nothing is taken in full. */
    boolean buyOne(RuleState state) {
      Offered least = null;
      for (Offered offered : List.copyOf(lines)) {
        int room = state.roomFor(offered.line);
        int before = state.units(offered.line);
        boolean fits =
            room > 0
                && state.fits(offered.line, state.rules().nextUp(offered.line, before) - before);
        if (!fits) {
          lines.remove(offered);
        } else if (offered.price == 0) {
          state.setUnits(offered.line, state.units(offered.line) + room);
          lines.remove(offered);
        } else if (least == null || offered.spentPence < least.spentPence) {
          least = offered;
        }
      }
      if (least == null) {
        return false;
      }
      int before = state.units(least.line);
      int after = state.rules().nextUp(least.line, before);
      state.setUnits(least.line, after);
      least.spentPence += least.price * (after - before);
      spentPence += least.price * (after - before);
      return true;
    }
  }
}
