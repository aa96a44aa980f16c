package marshal.solver.rules;

import java.util.List;

/**
 * A limit that several lines share: the sum of each line's units, times what a unit uses, is at
 * most the capacity.
 */
public sealed interface Limit {

  /** Returns how much there is: pence, minutes or units. */
  long capacity();

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
  }

  /**
   * Time of a staff pool in a period.
   *
   * @param pool id of the pool
   * @param period index of the period
   * @param capacity minutes
   */
  record Time(String pool, int period, long capacity) implements Limit {}

  /**
   * Units of an intervention in a period over all places.
   *
   * @param intervention id of the intervention
   * @param period index of the period
   * @param capacity units
   */
  record Units(String intervention, int period, long capacity) implements Limit {}
}
