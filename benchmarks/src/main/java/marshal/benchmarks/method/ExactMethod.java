package marshal.benchmarks.method;

import java.util.Optional;
import java.util.OptionalDouble;
import marshal.benchmarks.exact.CuttingPlanes;

/** The exact reference as a method. */
final class ExactMethod implements Method {

  /** What is said where the reference solver is not there. */
  static final String NOT_AVAILABLE =
      "The exact reference is not available: OR-Tools is not on the class path, or not for this"
          + " system.";

  private volatile boolean stopped;

  /** Returns whether the reference solver is there. */
  static boolean isAvailable() {
    return CuttingPlanes.isAvailable();
  }

  @Override
  public Found find(Instance instance, Trial trial) {
    CuttingPlanes planes =
        CuttingPlanes.prepare(instance.model(), instance.rules())
            .orElseThrow(() -> new IllegalStateException(NOT_AVAILABLE));
    Optional<String> obstacle = planes.findObstacle();
    if (obstacle.isPresent()) {
      throw new IllegalStateException(
          "The exact reference does not know this case: " + obstacle.get() + ".");
    }
    CuttingPlanes.Result result =
        planes.solve(() -> stopped || trial.isOver(), () -> trial.time().toMillis(), trial::found);
    return new Found(result.plan(), 0, OptionalDouble.of(result.bound()));
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
