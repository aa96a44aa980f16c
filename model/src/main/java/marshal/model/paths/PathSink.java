package marshal.model.paths;

/** Receives the counts of simulated paths, step by step. */
public interface PathSink {
  /**
   * Announces a path; its steps follow from 0 on, in order.
   *
   * @param path number of the path
   */
  void start(int path);

  /**
   * Takes the counts of one step of the path announced last.
   *
   * @param step number of the step, from 0
   * @param counts incidents by neighbourhood; valid during the call only, and not to be changed
   */
  void step(int step, int[] counts);
}
