package marshal.model.fit;

import java.util.Arrays;

/**
 * Climbs to a maximum of the objective by Newton steps on the observed curvature, damped
 * (Levenberg-Marquardt) where it is not positive definite or a step overshoots.
 *
 * <p>Coefficients on the log scale whose best value is zero would creep towards minus infinity:
 * without a prior they jump to a floor, are held there, and are set free again once if the
 * objective rises from it.
 */
final class DampedNewton {
  private static final double DECREMENT_TOLERANCE = 1e-9;

  /** With a decrement below this (a thousandth of a standard error) a loss is mere rounding. */
  private static final double ROUNDING_DECREMENT = 1e-6;

  private static final double LONGEST_STEP = 2;
  private static final double MOST_DAMPING = 1e12;

  /** A log coefficient this far above its floor that still falls is tried at the floor. */
  private static final double JUMP_REACH = Math.log(1e3);

  private final DemandObjective objective;
  private final double[] floor;
  private final boolean[] fixed;
  private final boolean[] atFloor;
  private final boolean[] released;
  private final boolean[] held;
  private final int maxIterations;
  private final ArrowSystem system;
  private Evaluation here;
  private Evaluation there;
  private final double[] theta;
  private int iterations;
  private boolean converged;
  private boolean exhausted;

  DampedNewton(
      DemandObjective objective,
      double[] start,
      double[] floor,
      boolean[] fixed,
      int maxIterations) {
    this.objective = objective;
    this.theta = start.clone();
    this.floor = floor;
    this.fixed = fixed;
    this.maxIterations = maxIterations;
    atFloor = new boolean[theta.length];
    released = new boolean[theta.length];
    held = new boolean[theta.length];
    system = new ArrowSystem(objective.areas, objective.shared);
    here = new Evaluation(objective.areas, objective.shared);
    there = new Evaluation(objective.areas, objective.shared);
  }

  /** Climbs from where the last climb ended. */
  void climb() {
    converged = false;
    double damping = 0;
    double[] step = new double[theta.length];
    double[] trial = new double[theta.length];
    exhausted = false;
    objective.evaluate(theta, here);
    int last = iterations + maxIterations;
    while (iterations < last) {
      iterations++;
      updateHeld();
      if (!system.factor(here, held, damping)) {
        damping = Math.max(1e-4, 10 * damping);
        if (damping > MOST_DAMPING) {
          return;
        }
        continue;
      }
      system.solve(here.gradient, step);
      double decrement = 0;
      double longest = 0;
      for (int k = 0; k < step.length; k++) {
        decrement += step[k] * here.gradient[k] * (held[k] ? 0 : 1);
        longest = Math.max(longest, Math.abs(step[k]));
      }
      if (!(decrement >= 0) || Double.isInfinite(decrement)) {
        return;
      }
      if (damping == 0 && decrement < DECREMENT_TOLERANCE) {
        if (releaseFloors()) {
          continue;
        }
        converged = true;
        return;
      }
      if (decrement < DECREMENT_TOLERANCE) {
        if (!system.factor(here, held, 0)) {
          return; // flat: some coefficients cannot be told apart
        }
        damping = 0;
        continue;
      }
      double shorten = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
      for (int k = 0; k < step.length; k++) {
        trial[k] = held[k] ? theta[k] : Math.max(floor[k], theta[k] + shorten * step[k]);
      }
      objective.evaluate(trial, there);
      double gain = there.value - here.value;
      double rounding = objective.rounding(here.value);
      if (gain >= 1e-4 * shorten * decrement - rounding) {
        System.arraycopy(trial, 0, theta, 0, theta.length);
        Evaluation swap = here;
        here = there;
        there = swap;
        damping = damping < 1e-3 ? 0 : damping / 10;
        if (jumpToFloors(trial)) {
          objective.evaluate(theta, here);
        }
      } else if (damping == 0 && decrement < ROUNDING_DECREMENT) {
        converged = true;
        return;
      } else {
        damping = Math.max(1e-3, 10 * damping);
        if (damping > MOST_DAMPING) {
          return;
        }
      }
    }
    exhausted = true;
  }

  private void updateHeld() {
    for (int k = 0; k < held.length; k++) {
      boolean down = theta[k] <= floor[k] && here.gradient[k] <= 0;
      atFloor[k] = !fixed[k] && (down || (atFloor[k] && theta[k] <= floor[k]));
      held[k] = fixed[k] || atFloor[k];
    }
  }

  private boolean releaseFloors() {
    boolean any = false;
    for (int k = 0; k < held.length; k++) {
      if (atFloor[k] && here.gradient[k] > 0 && !released[k]) {
        released[k] = true;
        atFloor[k] = false;
        theta[k] += 1;
        any = true;
      }
    }
    if (any) {
      objective.evaluate(theta, here);
    }
    return any;
  }

  /** Tries each falling log coefficient at its floor; keeps it there if nothing is lost. */
  private boolean jumpToFloors(double[] trial) {
    boolean any = false;
    for (int k = 0; k < theta.length; k++) {
      boolean near = theta[k] > floor[k] && theta[k] < floor[k] + JUMP_REACH;
      if (near && !fixed[k] && !released[k] && !objective.hasPrior(k) && here.gradient[k] < 0) {
        System.arraycopy(theta, 0, trial, 0, theta.length);
        trial[k] = floor[k];
        objective.evaluate(trial, there);
        if (there.value >= here.value) {
          theta[k] = floor[k];
          atFloor[k] = true;
          any = true;
        }
      }
    }
    return any;
  }

  double[] theta() {
    return theta;
  }

  Evaluation evaluation() {
    return here;
  }

  /** The factored curvature where the climb ended; valid when converged. */
  ArrowSystem system() {
    return system;
  }

  boolean[] atFloor() {
    return Arrays.copyOf(atFloor, atFloor.length);
  }

  int iterations() {
    return iterations;
  }

  boolean converged() {
    return converged;
  }

  /** Whether the last climb used up its steps. */
  boolean exhausted() {
    return exhausted;
  }
}
