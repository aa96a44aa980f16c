package marshal.solver;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.RuleState;

/**
 * Simple ways to hand out the same money, to set a plan against.
 *
 * <p>What is left after the promises is shared out over neighbourhoods by a key, and in each evenly
 * over the lines offered there; what is offered for the whole city takes part as one more place
 * whose key is the mean of the others'. Each line gets as many whole units as its share pays for;
 * where other rules bind, the units are cut back alike in every line.
 */
public final class Baselines {

  private static final int CUT_BACKS = 50;

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
    int n = theCase.area().size();
    double[] key = new double[n + 1];
    for (int i = 0; i < n; i++) {
      key[i] = keyOfNeighbourhood.applyAsDouble(i);
      key[n] += key[i] / n;
    }
    int[] linesOfPlace = new int[n + 1];
    for (int line = 0; line < rules.lines(); line++) {
      linesOfPlace[place(space, line, n)]++;
    }
    double keys = 0;
    for (int place = 0; place <= n; place++) {
      keys += linesOfPlace[place] == 0 ? 0 : key[place];
    }
    double free = freePence(theCase) - (double) rules.costPence(rules.committedPlan());
    double[] wanted = new double[rules.lines()];
    for (int line = 0; line < wanted.length; line++) {
      int place = place(space, line, n);
      long price =
          theCase.interventions().get(space.line(line).intervention()).unitCostPence();
      double pence = keys > 0 ? free * key[place] / keys / linesOfPlace[place] : 0;
      // What costs nothing is taken in full, as far as the other rules let it.
      wanted[line] = price > 0 ? pence / price : rules.most(line) - rules.least(line);
    }
    return mostOf(wanted, rules);
  }

  private static int place(PlanSpace space, int line, int neighbourhoods) {
    int place = space.line(line).place();
    return place == Line.CITY ? neighbourhoods : place;
  }

  private static double freePence(Case theCase) {
    return theCase.resources().funding().stream()
        .mapToDouble(stream -> Math.max(0, theCase.resources().freePence(stream)))
        .sum();
  }

  /** Cuts back the wishes of every limit's lines alike until all fit. */
  private static Plan mostOf(double[] wanted, CaseRules rules) {
    RuleState state = new RuleState(rules, rules.committedPlan());
    double[] share = new double[rules.limits().size()];
    Arrays.fill(share, 1);
    for (int round = 0; round < CUT_BACKS; round++) {
      for (int line = 0; line < wanted.length; line++) {
        state.setUnits(line, units(line, wanted[line], share, rules));
      }
      if (state.isFeasible()) {
        return state.plan();
      }
      for (int limit = 0; limit < share.length; limit++) {
        if (state.left(limit) < 0) {
          share[limit] *= 0.9;
        }
      }
    }
    return rules.committedPlan();
  }

  private static int units(int line, double wanted, double[] share, CaseRules rules) {
    int bundle = rules.bundle(line);
    double least = 1;
    for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
      least = Math.min(least, share[rules.limitOfUse(use)]);
    }
    double more = Math.floor(Math.max(0, wanted) * least);
    return (int) Math.min(rules.most(line), rules.least(line) + more);
  }
}
