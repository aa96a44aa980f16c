package marshal.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * One line on a terminal that says how far the work is; nothing before a second is over, nothing
 * where nobody watches, and no trace when it is closed.
 */
final class Progress implements AutoCloseable {
  private static final long FIRST_MILLIS = 1000;
  private static final long EVERY_MILLIS = 250;
  private static final int COLUMNS = 79;

  private final PrintWriter err;
  private final Timer timer = new Timer("progress", true);
  private final long begin = System.nanoTime();
  private volatile String state;
  private volatile String lateState = "";
  private volatile long lateNanos = Long.MAX_VALUE;
  private boolean shown;
  private boolean closed;

  private Progress(PrintWriter err, String state) {
    this.err = err;
    this.state = state;
  }

  /**
   * Starts a line.
   *
   * @param watched whether a person is watching
   * @param state what is being done, in a few words
   */
  static Progress start(PrintWriter err, boolean watched, String state) {
    Progress progress = new Progress(err, state);
    if (watched) {
      progress.timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              progress.show();
            }
          },
          FIRST_MILLIS,
          EVERY_MILLIS);
    }
    return progress;
  }

  /** Says what is being done now. */
  void say(String newState) {
    state = newState;
  }

  /** Says what will be done after some time, whatever is said meanwhile. */
  void sayAfter(Duration time, String newState) {
    lateState = newState;
    lateNanos = time.toNanos();
  }

  synchronized void show() {
    if (closed) {
      return;
    }
    long nanos = System.nanoTime() - begin;
    String line = nanos / 1_000_000_000 + " s  " + (nanos >= lateNanos ? lateState : state);
    line = line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
    err.print("\r" + line + " ".repeat(COLUMNS - line.length()));
    err.flush();
    shown = true;
  }

  /** Clears the line. */
  @Override
  public synchronized void close() {
    closed = true;
    timer.cancel();
    if (shown) {
      err.print("\r" + " ".repeat(COLUMNS) + "\r");
      err.flush();
    }
  }
}
