package marshal.benchmarks.run;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What a suite ran on.
 *
 * @param system operating system and processor architecture
 * @param processors processors there are
 * @param heapMegabytes most heap that may be used
 * @param java version of Java and its machine
 * @param product version of Marshal
 */
public record Machine(
    String system, int processors, long heapMegabytes, String java, String product) {

  private static final long SPEED_NANOS = 40_000_000;

  /** Returns this machine. */
  public static Machine here(String product) {
    return new Machine(
        "%s %s (%s)"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        product);
  }

  /**
   * Returns the processor time that this program took so far, on all processors; 0 if not known.
   */
  static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime()) / 1e9
        : 0;
  }

  /** Returns it on one line. */
  public String inWords() {
    return String.format(
        Locale.UK,
        "Marshal %s, %s, %d processors, heap of %,d MB, %s",
        product,
        system,
        processors,
        heapMegabytes,
        java);
  }

  /**
   * Measures how fast a fixed piece of arithmetic goes, over and over for a moment. It shares no
   * code with what is measured, so that a change there never looks like another machine.
   */
  static final class Speed {
    private static final int SIZE = 1 << 12;

    private final double[] values = new double[SIZE];
    private final double[] factors = new double[SIZE];

    Speed() {
      for (int k = 0; k < SIZE; k++) {
        values[k] = k % 7;
        factors[k] = 0.5 + 1.0 / (2 + k % 11);
      }
    }

    /** Returns passes a second. */
    double measure() {
      long begin = System.nanoTime();
      long nanos = 0;
      long passes = 0;
      while (nanos < SPEED_NANOS) {
        for (int k = 0; k < 20; k++) {
          pass();
        }
        passes += 20;
        nanos = System.nanoTime() - begin;
      }
      // Used, so that the work cannot be left out.
      return Double.isNaN(values[0]) ? 0 : passes * 1e9 / nanos;
    }

    private void pass() {
      double carried = 0;
      for (int k = 0; k < SIZE; k++) {
        carried = 0.25 * carried + values[k] * factors[k];
        values[k] = 0.5 * values[(k * 1031 + 17) & (SIZE - 1)] + 0.1 * carried;
      }
    }
  }
}
