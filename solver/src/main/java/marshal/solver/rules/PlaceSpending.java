package marshal.solver.rules;

/**
 * What one plan spends in each neighbourhood beside the least that a fairness floor asks for, kept
 * up to date as lines change. Not safe for use by several threads at once.
 */
final class PlaceSpending {

  private final SpendFloor floor;
  private final long[] byPlace;
  private long spent;

  /** What floors are shares of if less is spent. */
  private long reserved;

  private long missing;
  private boolean missingKnown;

  PlaceSpending(SpendFloor floor) {
    this.floor = floor;
    this.byPlace = new long[floor.leastShare.length];
  }

  /**
   * Counts floors as shares of no less than an amount. Until so much is spent no neighbourhood
   * needs more because another gets more; a plan that keeps these floors keeps its own.
   */
  void reserve(long pence) {
    reserved = pence;
    missingKnown = false;
  }

  /** Heeds that a line has more units, or fewer. */
  void change(int line, long units) {
    int place = floor.place[line];
    if (place < 0 || units == 0) {
      return;
    }
    long pence = units * floor.unitPence[line];
    boolean floorsStay = missingKnown && Math.max(spent, spent + pence) <= reserved;
    if (floorsStay) {
      missing -= missing(place);
    }
    byPlace[place] += pence;
    spent += pence;
    if (floorsStay) {
      missing += missing(place);
    }
    missingKnown = floorsStay;
  }

  /** Returns the pence that a neighbourhood lacks, 0 or more. */
  long missing(int place) {
    return Math.max(0, floor.leastPence(place, Math.max(spent, reserved)) - byPlace[place]);
  }

  /** Returns the pence that neighbourhoods lack, added up. */
  long missing() {
    if (!missingKnown) {
      missing = floor.shortPence(byPlace, Math.max(spent, reserved));
      missingKnown = true;
    }
    return missing;
  }
}
