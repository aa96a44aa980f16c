package marshal.solver.rules;

import marshal.model.Case;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.Rule;

/** The least that must be spent in each neighbourhood, given what is spent in all of them. */
final class SpendFloor {

  final Rule.FairnessFloor rule;

  /** Share of all spending that each neighbourhood must have at least. */
  final double[] leastShare;

  /** Neighbourhood of each line; -1 where its money does not count. */
  final int[] place;

  final long[] unitPence;

  SpendFloor(Rule.FairnessFloor rule, Case theCase, PlanSpace space) {
    this.rule = rule;
    this.leastShare = new double[theCase.area().size()];
    double population = 0;
    for (int i = 0; i < leastShare.length; i++) {
      population += theCase.area().neighbourhood(i).population();
    }
    for (int i = 0; i < leastShare.length; i++) {
      double heads = theCase.area().neighbourhood(i).population();
      leastShare[i] = population > 0 ? rule.share() * heads / population : 0;
    }
    this.place = new int[space.lines()];
    this.unitPence = new long[space.lines()];
    for (int line = 0; line < place.length; line++) {
      place[line] = space.line(line).place();
      unitPence[line] =
          theCase.interventions().get(space.line(line).intervention()).unitCostPence();
    }
  }

  /** Returns the pence that units cost in each neighbourhood. */
  long[] spentByPlace(int[] units) {
    long[] spent = new long[leastShare.length];
    for (int line = 0; line < units.length; line++) {
      if (place[line] >= 0) {
        long pence = Saturated.product(units[line], unitPence[line]);
        spent[place[line]] = Saturated.sum(spent[place[line]], pence);
      }
    }
    return spent;
  }

  /** Returns the greatest share of the average per head that every neighbourhood has. */
  double shareReached(long[] spentByPlace, long spentPence) {
    double reached = rule.share();
    for (int i = 0; i < leastShare.length; i++) {
      double asked = leastShare[i] * spentPence;
      if (asked > 0) {
        reached = Math.min(reached, rule.share() * spentByPlace[i] / asked);
      }
    }
    return reached;
  }

  /** Returns the pence that a neighbourhood must have, rounded down. */
  long leastPence(int neighbourhood, long spentPence) {
    return (long) Math.floor(leastShare[neighbourhood] * spentPence + 1e-6);
  }

  /** Returns by how much the neighbourhoods fall short, in pence, added up. */
  long shortPence(long[] spentByPlace, long spentPence) {
    long missing = 0;
    for (int i = 0; i < leastShare.length; i++) {
      missing = Saturated.sum(missing, Math.max(0, leastPence(i, spentPence) - spentByPlace[i]));
    }
    return missing;
  }
}
