package marshal.scenarios.explanation;

/** Where money comes from or goes to when it is moved. */
public sealed interface MoveEnd {

  /**
   * Everything that is bought of an intervention.
   *
   * @param index its index in the case
   */
  record OfIntervention(int index) implements MoveEnd {}

  /**
   * Everything that is bought in a neighbourhood.
   *
   * @param index its index in the area, or {@link marshal.model.plan.Line#CITY}
   */
  record OfPlace(int index) implements MoveEnd {}

  /**
   * A funding stream: from it, what it pays for; to it, what it may pay for. From one stream to
   * another the money itself changes hands.
   *
   * @param index its index in the case
   */
  record OfStream(int index) implements MoveEnd {}
}
