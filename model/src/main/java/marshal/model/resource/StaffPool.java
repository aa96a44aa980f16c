package marshal.model.resource;

import java.util.List;

/**
 * People of one kind and the time they have.
 *
 * @param id short name used in files
 * @param name name for people
 * @param minutesPerPeriod whole minutes available in each planning period, 0 or more
 */
public record StaffPool(String id, String name, List<Long> minutesPerPeriod) {

  /** Checks the minutes and copies the list. */
  public StaffPool {
    minutesPerPeriod = List.copyOf(minutesPerPeriod);
    for (int period = 0; period < minutesPerPeriod.size(); period++) {
      if (minutesPerPeriod.get(period) < 0) {
        throw new IllegalArgumentException(
            "The minutes (%d) of staff pool '%s' in period %d must be 0 or more."
                .formatted(minutesPerPeriod.get(period), id, period + 1));
      }
    }
  }
}
