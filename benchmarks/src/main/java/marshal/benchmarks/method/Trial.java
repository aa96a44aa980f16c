package marshal.benchmarks.method;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One run of a method: its time, its seed and the better plans that it reports.
 *
 * <p>Time is that of a clock that only moves on. A method that is taken to run slower than here
 * gets as much less time, and its clock runs as much faster.
 */
public final class Trial {

  /**
   * Points that a curve keeps: later ones within the same part of the time replace earlier ones.
   */
  private static final int PARTS = 500;

  /**
   * A better plan.
   *
   * @param seconds when it was found
   * @param harm its mean harm
   */
  public record Point(double seconds, double harm) {}

  private final Duration time;
  private final double slowedBy;
  private final long seed;
  private final LongSupplier clock;
  private final long begin;
  private final List<Point> points = new ArrayList<>();
  private double bestHarm = Double.POSITIVE_INFINITY;

  /**
   * Starts a run.
   *
   * @param time time that the run may take
   * @param slowedBy how many times slower than here the method is taken to run
   * @param seed seed of its random numbers
   * @param clock nanoseconds; readings that go back are taken as no time at all
   */
  public Trial(Duration time, double slowedBy, long seed, LongSupplier clock) {
    this.time = time;
    this.slowedBy = slowedBy;
    this.seed = seed;
    this.clock = clock;
    this.begin = clock.getAsLong();
  }

  /** Returns the time that is left on the clock of this machine. */
  public Duration time() {
    long nanos = Math.round(time.toNanos() / slowedBy) - passed();
    return Duration.ofNanos(Math.max(0, nanos));
  }

  /** Returns the seed. */
  public long seed() {
    return seed;
  }

  /** Returns whether the time is over. */
  public boolean isOver() {
    return time().isZero();
  }

  private long passed() {
    return Math.max(0, clock.getAsLong() - begin);
  }

  /** Returns the seconds since the beginning, on the method's clock. */
  public double seconds() {
    return passed() * slowedBy / 1e9;
  }

  /** Hears of a plan; one that is no better than those before is forgotten. */
  public synchronized void found(double harm) {
    if (!(harm < bestHarm)) {
      return;
    }
    bestHarm = harm;
    double now = seconds();
    double part = time.toNanos() / 1e9 / PARTS;
    int last = points.size() - 1;
    if (last >= 0) {
      now = Math.max(now, points.get(last).seconds());
      if (last > 0 && Math.floor(now / part) == Math.floor(points.get(last).seconds() / part)) {
        points.remove(last);
      }
    }
    points.add(new Point(now, harm));
  }

  /** Returns the better plans in the order of time. */
  public synchronized List<Point> points() {
    return List.copyOf(points);
  }
}
