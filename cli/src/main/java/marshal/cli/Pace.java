package marshal.cli;

/** How far a number of equal pieces of work is, and how long the rest takes at the pace so far. */
final class Pace {
  private final int all;
  private int done;
  private int kept;

  /**
   * @param all pieces of work
   */
  Pace(int all) {
    this.all = all;
  }

  /** Counts a piece that was worked on now. */
  synchronized void worked() {
    done++;
  }

  /** Counts a piece that was there already: it took no time, so it says nothing of the pace. */
  synchronized void kept() {
    kept++;
  }

  /**
   * Returns how far the work is, such as "3 of 9 points, about 40 s left".
   *
   * @param pieces what the pieces are called, in the plural
   * @param seconds since the work began
   */
  synchronized String words(String pieces, double seconds) {
    int left = all - done - kept;
    String rest =
        done == 0 || left == 0 ? "" : ", about %.0f s left".formatted(seconds / done * left);
    return "%d of %d %s%s".formatted(done + kept, all, pieces, rest);
  }
}
