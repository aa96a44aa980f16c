package marshal.model.paths;

/**
 * A sink that sums paths up and can take in the sums of another.
 *
 * @param <A> the accumulator's own type
 */
public interface PathAccumulator<A extends PathAccumulator<A>> extends PathSink {
  /**
   * Adds what another accumulator holds.
   *
   * @param later an accumulator of the same shape that saw later paths; unchanged
   */
  void merge(A later);

  /** Forgets all paths, to be used again. */
  void clear();
}
