package marshal.benchmarks.method;

/** A way to find a plan. One object finds one plan; {@link #stop()} may come from any thread. */
public interface Method {

  /**
   * Finds a plan.
   *
   * @param instance what to plan for
   * @param trial how long, with which seed, and who hears of better plans
   */
  Found find(Instance instance, Trial trial);

  /** Asks for an early end. */
  void stop();
}
