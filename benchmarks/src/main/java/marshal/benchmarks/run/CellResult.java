package marshal.benchmarks.run;

import java.util.List;
import java.util.Optional;

/**
 * What one method came to on one instance with one seed. Harm is the mean over the worlds that
 * plans are made in, unless it says otherwise.
 *
 * @param instance id of the instance
 * @param method id of the method
 * @param seed seed of the method
 * @param failure why there is no plan to measure; empty if there is one
 * @param timeSeconds time the method was given
 * @param seconds time it took, on its own clock
 * @param cpuSeconds processor time that the whole program took meanwhile, on all processors
 * @param harmCommitted harm of the committed plan, where every method starts
 * @param harm harm of the plan found, by the plain second opinion
 * @param recheckDifference difference between what the method said and the second opinion, as a
 *     share of the harm
 * @param bound harm that the method proved no plan to go below
 * @param moves plans tried one by one
 * @param memoryMegabytes most heap in use after a collection while it ran, instance included
 * @param freshHarmCommitted harm of the committed plan in fresh worlds
 * @param freshHarm harm of the plan in fresh worlds
 * @param machineSpeed passes a second of a fixed piece of arithmetic just before, to tell a slow
 *     method from a slow machine
 * @param started wall-clock time, for people
 * @param curve better plans: seconds and harm
 */
public record CellResult(
    String instance,
    String method,
    long seed,
    Optional<String> failure,
    double timeSeconds,
    double seconds,
    double cpuSeconds,
    double harmCommitted,
    Optional<Double> harm,
    Optional<Double> recheckDifference,
    Optional<Double> bound,
    long moves,
    double memoryMegabytes,
    Optional<Double> freshHarmCommitted,
    Optional<Double> freshHarm,
    double machineSpeed,
    String started,
    List<List<Double>> curve) {

  /**
   * Returns the cell of an instance that could not be made.
   *
   * @param failure why
   */
  static CellResult withoutInstance(
      String instance, String method, long seed, double timeSeconds, String failure) {
    return new CellResult(
        instance,
        method,
        seed,
        Optional.of(failure),
        timeSeconds,
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        0,
        "",
        List.of());
  }

  /** Copies the curve. */
  public CellResult {
    curve = List.copyOf(curve);
  }

  /** Returns what the cell is about, for messages and for finding it again. */
  public String key() {
    return instance + " / " + method + " / " + seed;
  }
}
