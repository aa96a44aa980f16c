package marshal.benchmarks.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Watches how much heap stays in use after collections, on a thread of its own. */
final class MemoryWatch implements AutoCloseable {

  private static final long EVERY_MILLIS = 50;

  private final Thread thread;
  private volatile boolean closed;
  private volatile long mostBytes;

  private MemoryWatch() {
    this.thread = new Thread(this::watch, "memory watch");
    thread.setDaemon(true);
  }

  static MemoryWatch start() {
    System.gc();
    MemoryWatch watch = new MemoryWatch();
    watch.mostBytes = afterCollection();
    watch.thread.start();
    return watch;
  }

  private void watch() {
    while (!closed) {
      mostBytes = Math.max(mostBytes, afterCollection());
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
    return mostBytes / 1048576.0;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
