package marshal.solver.rules;

import java.util.List;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/**
 * A limit that several lines share: the sum of each line's units, times what a unit uses, and of
 * what is charged beside units, is at most the capacity. A least amount is a limit with the signs
 * turned: its uses and its capacity are negative.
 */
public sealed interface Limit {

  /** Returns how much there is: pence, minutes or units; negative for a least amount. */
  long capacity();

  /** Returns which kind of rule sets it. */
  RuleKind kind();

  /**
   * Money of a family of funding streams, used by what only they may pay for.
   *
   * @param streams ids of the streams
   * @param interventions ids of what only they may pay for
   * @param capacity pence left after money commitments
   */
  record Money(List<String> streams, List<String> interventions, long capacity) implements Limit {

    /** Copies the lists. */
    public Money {
      streams = List.copyOf(streams);
      interventions = List.copyOf(interventions);
    }

    @Override
    public RuleKind kind() {
      return RuleKind.FUNDING;
    }
  }

  /**
   * Cash of a family of funding streams that has come in, used by what only they may pay for.
   *
   * @param streams ids of the streams
   * @param interventions ids of what only they may pay for
   * @param firstPeriod index of the first period that counts
   * @param lastPeriod index of the last period that counts
   * @param capacity pence that may be spent in these periods
   */
  record Cash(
      List<String> streams,
      List<String> interventions,
      int firstPeriod,
      int lastPeriod,
      long capacity)
      implements Limit {

    /** Copies the lists. */
    public Cash {
      streams = List.copyOf(streams);
      interventions = List.copyOf(interventions);
    }

    @Override
    public RuleKind kind() {
      return RuleKind.CASH;
    }
  }

  /**
   * Time of a staff pool in a period.
   *
   * @param pool id of the pool
   * @param period index of the period
   * @param capacity minutes, those that may be bought from an agency included
   */
  record Time(String pool, int period, long capacity) implements Limit {

    @Override
    public RuleKind kind() {
      return RuleKind.STAFF;
    }
  }

  /**
   * Units of an intervention in a period over all places.
   *
   * @param intervention id of the intervention
   * @param period index of the period
   * @param capacity units
   */
  record Units(String intervention, int period, long capacity) implements Limit {

    @Override
    public RuleKind kind() {
      return RuleKind.OFFER;
    }
  }

  /**
   * Least or most units or money of some lines together.
   *
   * @param name what people call the rule
   * @param place code of the neighbourhood that it holds for; empty for several or the whole city
   * @param words what is bounded, in words: 'street lighting' in E05001767
   * @param measure whether units or pence count
   * @param least whether it is the least; the capacity is then negative
   * @param capacity units or pence
   */
  record Bounded(
      String name, String place, String words, Rule.Measure measure, boolean least, long capacity)
      implements Limit {

    @Override
    public RuleKind kind() {
      return RuleKind.BOUND;
    }
  }
}
