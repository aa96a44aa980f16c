package marshal.solver.rules;

import java.util.Arrays;
import marshal.model.Case;
import marshal.model.rule.Rule;

/** Pence that it costs to begin, by intervention, whatever the number of units. */
final class SetUps {

  /** Pence for each line that holds units. */
  final long[] perLine;

  /** Pence for each place that holds units in any period. */
  final long[] perPlace;

  SetUps(Case theCase) {
    this.perLine = new long[theCase.interventions().size()];
    this.perPlace = new long[perLine.length];
    for (Rule.SetUp rule : theCase.resources().rules(Rule.SetUp.class)) {
      long[] pence = rule.oncePerPlace() ? perPlace : perLine;
      pence[LineLinks.index(theCase, rule.intervention())] += rule.pence();
    }
  }

  /** Returns whether it costs money that a line of an intervention holds any units. */
  boolean beginsAtACost(int intervention) {
    return perLine[intervention] > 0 || perPlace[intervention] > 0;
  }

  /** Returns whether no intervention costs money to begin. */
  boolean isEmpty() {
    return Arrays.stream(perLine).allMatch(pence -> pence == 0)
        && Arrays.stream(perPlace).allMatch(pence -> pence == 0);
  }

  /**
   * Returns the pence that it costs that a line of an intervention holds any units.
   *
   * @param first whether it is the first line of its place that does
   */
  long penceToBegin(int intervention, boolean first) {
    return perLine[intervention] + (first ? perPlace[intervention] : 0);
  }
}
