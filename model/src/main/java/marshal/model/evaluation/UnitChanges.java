package marshal.model.evaluation;

/**
 * The units of every line, which of them the tables do not show yet, and which the last refresh of
 * the tables brought in.
 */
final class UnitChanges {

  /** Lines of a change that may be taken back: a move of a search has a few. */
  private static final int MOST_REMEMBERED = 16;

  final double[] units;

  /** The units that the tables show. */
  private final double[] shown;

  private final boolean[] isWaiting;

  /** Lines that were set since the last refresh; after {@link #settle} those it is about. */
  private final int[] lines;

  private int count;

  private final int[] lastLines = new int[MOST_REMEMBERED];
  private final double[] lastUnits = new double[MOST_REMEMBERED];
  private int lastCount;

  /** Takes units that the tables show already, and keeps the array. */
  UnitChanges(double[] units) {
    this.units = units;
    this.shown = units.clone();
    this.isWaiting = new boolean[units.length];
    this.lines = new int[units.length];
  }

  void set(int line, double unitsOfLine) {
    units[line] = unitsOfLine;
    if (!isWaiting[line]) {
      isWaiting[line] = true;
      lines[count++] = line;
    }
  }

  /** Returns whether all that the last refresh brought in is as it was before. */
  boolean isLastUndone() {
    boolean undone = lastCount > 0 && count > 0;
    for (int c = 0; c < lastCount; c++) {
      undone &= units[lastLines[c]] == lastUnits[c];
    }
    return undone;
  }

  int lastCount() {
    return lastCount;
  }

  int lastLine(int index) {
    return lastLines[index];
  }

  /**
   * Goes back to the units before the last refresh, while the tables follow.
   *
   * @return the units that are wanted of the lines set since, for {@link #resume}
   */
  double[] takeBackLast() {
    for (int c = 0; c < lastCount; c++) {
      shown[lastLines[c]] = lastUnits[c];
    }
    double[] wanted = new double[count];
    for (int c = 0; c < count; c++) {
      wanted[c] = units[lines[c]];
      units[lines[c]] = shown[lines[c]];
    }
    return wanted;
  }

  /** Wants again what was wanted before {@link #takeBackLast}. */
  void resume(double[] wanted) {
    for (int c = 0; c < count; c++) {
      units[lines[c]] = wanted[c];
    }
    lastCount = 0;
  }

  /**
   * Begins a refresh.
   *
   * @return how many lines it is about, those whose units differ from what is shown
   */
  int settle() {
    int changed = 0;
    for (int c = 0; c < count; c++) {
      int line = lines[c];
      isWaiting[line] = false;
      if (units[line] != shown[line]) {
        lines[changed++] = line;
      }
    }
    count = 0;
    if (changed > 0) {
      lastCount = changed <= MOST_REMEMBERED ? changed : 0;
      for (int c = 0; c < changed; c++) {
        if (lastCount > 0) {
          lastLines[c] = lines[c];
          lastUnits[c] = shown[lines[c]];
        }
        shown[lines[c]] = units[lines[c]];
      }
    }
    return changed;
  }

  /** Returns a line of the refresh that {@link #settle} began. */
  int line(int index) {
    return lines[index];
  }

  /** Returns whether the change of that refresh is small enough to be taken back. */
  boolean remembers() {
    return lastCount > 0;
  }
}
