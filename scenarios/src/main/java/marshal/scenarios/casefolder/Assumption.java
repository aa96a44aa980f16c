package marshal.scenarios.casefolder;

/**
 * A figure that rests on no published source, so that outputs can mark what depends on it.
 *
 * @param file file that states it
 * @param about what it belongs to: the id of an intervention, stream, group, pool or index
 * @param figure key of the figure, for example {@code cost.poundsPerUnit}
 * @param value the figure as it stands in the file
 * @param note what the file says about it; empty if nothing
 */
public record Assumption(String file, String about, String figure, String value, String note) {

  /** Returns the assumption in one line of words. */
  public String toText() {
    return about + ": " + figure + " " + value + (note.isEmpty() ? "" : " (" + note + ")");
  }
}
