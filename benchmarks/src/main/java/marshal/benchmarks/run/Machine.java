package marshal.benchmarks.run;

import java.util.Locale;
import marshal.benchmarks.instance.GeneratedCity;
import marshal.benchmarks.method.Instance;
import marshal.model.evaluation.ExactMean;

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

  /** Measures how fast a fixed small piece of work goes, over and over for a moment. */
  static final class Speed {
    private final ExactMean mean =
        new ExactMean(Instance.of(new GeneratedCity(17, 8, 3, 20, 1).toCase(), 16, 10).model());
    private final int lines;
    private int change;
    private double sink;

    Speed() {
      this.lines = mean.gradient().length;
    }

    /** Returns evaluations a second. */
    double measure() {
      long begin = System.nanoTime();
      long nanos = 0;
      long evaluations = 0;
      while (nanos < SPEED_NANOS) {
        for (int k = 0; k < 100; k++) {
          change++;
          mean.setUnits((int) (change * 7919L % lines), change % 5);
          sink += mean.harm();
        }
        evaluations += 100;
        nanos = System.nanoTime() - begin;
      }
      // Used, so that the work cannot be left out.
      return Double.isNaN(sink) ? 0 : evaluations * 1e9 / nanos;
    }
  }
}
