package marshal.model.intervention;

/**
 * Staff time that a unit takes in its period.
 *
 * @param pool id of the staff pool
 * @param minutesPerUnit whole minutes, 0 or more
 */
public record StaffUse(String pool, long minutesPerUnit) {

  /** Checks the minutes. */
  public StaffUse {
    if (minutesPerUnit < 0) {
      throw new IllegalArgumentException(
          "A unit takes %d minutes of '%s'; it must be 0 or more.".formatted(minutesPerUnit, pool));
    }
  }
}
