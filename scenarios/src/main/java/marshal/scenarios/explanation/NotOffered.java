package marshal.scenarios.explanation;

/**
 * An intervention that is not offered where the question is about.
 *
 * @param intervention its id
 * @param why why not
 */
public record NotOffered(String intervention, Why why) {

  /** Why an intervention is not offered somewhere. */
  public enum Why {
    /** It is bought for the whole city, not for a neighbourhood. */
    CITY_ONLY,
    /** It is bought for neighbourhoods, not for the whole city. */
    NEIGHBOURHOODS_ONLY,
    /** The case names the places where it is offered, and this is none of them. */
    NAMED_PLACES_ONLY,
    /** The figure that must be above nothing where it is offered is nothing here. */
    NOT_SUITED,
    /** There is nobody here at whom it is aimed. */
    NO_TARGET
  }
}
