package marshal.model.resource;

import java.util.Optional;
import java.util.OptionalInt;

/** Something promised before the plan is made: by law, by contract or by decision. */
public sealed interface Commitment {

  /** Returns what was promised, in words. */
  String name();

  /**
   * Money that is already spent.
   *
   * @param name what for
   * @param stream id of the funding stream that pays
   * @param amountPence how much, 0 or more
   */
  record Money(String name, String stream, long amountPence) implements Commitment {}

  /**
   * Units that every plan must hold.
   *
   * @param name why
   * @param intervention id of the intervention
   * @param neighbourhood code of the place; empty for the whole city or for every place offered
   * @param period index of the period; empty for every period
   * @param units least units in each such line
   */
  record Units(
      String name,
      String intervention,
      Optional<String> neighbourhood,
      OptionalInt period,
      int units)
      implements Commitment {}
}
