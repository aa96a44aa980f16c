package marshal.model.plan;

/**
 * One line that a plan may hold.
 *
 * @param intervention index of the intervention in the case
 * @param place index of the neighbourhood, or {@link #CITY}
 * @param period index of the planning period
 */
public record Line(int intervention, int place, int period) {

  /** The place of an intervention that is bought for the whole city. */
  public static final int CITY = -1;
}
