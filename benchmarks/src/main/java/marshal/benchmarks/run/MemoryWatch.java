package marshal.benchmarks.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;

/** Watches how much heap stays in use after collections, on a thread of its own. */
final class MemoryWatch implements AutoCloseable {

  private static final long EVERY_MILLIS = 50;

  private final Thread thread;
  private volatile boolean closed;
  private final AtomicLong mostBytes = new AtomicLong();

  private MemoryWatch() {
    this.thread = new Thread(this::watch, "memory watch");
    thread.setDaemon(true);
  }

  static MemoryWatch start() {
    System.gc();
    MemoryWatch watch = new MemoryWatch();
    watch.mostBytes.set(afterCollection());
    watch.thread.start();
    return watch;
  }

  private void watch() {
    while (!closed) {
      mostBytes.accumulateAndGet(afterCollection(), Math::max);
      try {
        Thread.sleep(EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static long afterCollection() {
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      sum += usage == null ? 0 : usage.getUsed();
    }
    return sum;
  }

  /** Returns the most so far, in megabytes. */
  double megabytes() {
    return mostBytes.get() / 1048576.0;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
