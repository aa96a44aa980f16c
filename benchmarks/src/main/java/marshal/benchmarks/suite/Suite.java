package marshal.benchmarks.suite;

import java.util.List;

/**
 * A benchmark suite.
 *
 * @param title title for people
 * @param instances what is planned for, each with its methods
 * @param sha256 hashes of the files it was read from; results of one suite are not mixed with those
 *     of another
 */
public record Suite(String title, List<InstanceSpec> instances, String sha256) {

  /**
   * One plan to be found.
   *
   * @param instance index of the instance
   * @param method index among the instance's methods
   * @param seed seed of the method
   */
  public record Cell(int instance, int method, long seed) {}

  /** Copies the list. */
  public Suite {
    instances = List.copyOf(instances);
  }

  /**
   * Returns the cells in the order in which they run: instance by instance, seed by seed, and
   * inside a seed method by method, so that a machine that slows down does so for every method
   * alike.
   */
  public List<Cell> cells() {
    List<Cell> cells = new java.util.ArrayList<>();
    for (int i = 0; i < instances.size(); i++) {
      InstanceSpec instance = instances.get(i);
      for (long seed : instance.seeds()) {
        for (int m = 0; m < instance.methods().size(); m++) {
          cells.add(new Cell(i, m, seed));
        }
      }
    }
    return cells;
  }

  /** Returns the seconds that the methods may take in all. */
  public double mostSeconds() {
    double seconds = 0;
    for (Cell cell : cells()) {
      seconds += instances.get(cell.instance()).time().toMillis() / 1e3;
    }
    return seconds;
  }
}
