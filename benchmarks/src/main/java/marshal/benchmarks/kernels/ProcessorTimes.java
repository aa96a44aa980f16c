package marshal.benchmarks.kernels;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import marshal.benchmarks.evaluation.ExactMeanBenchmark;
import marshal.benchmarks.paths.PathSimulatorBenchmark;

/**
 * The kernels of a plan by processor time, which other work on the machine hardly changes: to
 * compare two versions of them, each on its own class path, in turns. {@code
 * results/published/profile.sh} does so. Writes a line per kernel and size: name, size, nanoseconds
 * of the fastest round.
 */
public final class ProcessorTimes {

  private ProcessorTimes() {}

  /**
   * Times the kernels.
   *
   * @param args the file to write, and sizes to time; none for all
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] args) throws IOException {
    try (PrintStream out = new PrintStream(args[0], StandardCharsets.UTF_8)) {
      time(Arrays.copyOfRange(args, 1, args.length), new Effort(7, 300_000_000), out);
    }
  }

  /**
   * How long to measure.
   *
   * @param rounds rounds of each kernel
   * @param nanosPerRound least processor time of a round
   */
  record Effort(int rounds, long nanosPerRound) {}

  static void time(String[] sizes, Effort effort, PrintStream out) {
    for (ExactMeanBenchmark.Size size : ExactMeanBenchmark.Size.values()) {
      if (isAsked(sizes, size)) {
        ExactMeanBenchmark exact = new ExactMeanBenchmark();
        exact.size = size;
        exact.setUp();
        print(out, "whole-plan", size, fastest(effort, exact::wholePlan) / size.cells());
        print(out, "one-line", size, fastest(effort, exact::oneLine));
        print(out, "tried-line", size, fastest(effort, exact::triedLine));
        print(out, "gradient", size, fastest(effort, exact::gradient) / size.cells());
      }
    }
    for (PathSimulatorBenchmark.City city : PathSimulatorBenchmark.City.values()) {
      if (isAsked(sizes, city)) {
        PathSimulatorBenchmark paths = new PathSimulatorBenchmark();
        paths.city = city;
        paths.tabulated = true;
        paths.setUp();
        print(out, "path-totals", city, fastest(effort, paths::totals) / city.counts());
        print(out, "path-histograms", city, fastest(effort, paths::histograms) / city.counts());
      }
    }
  }

  private static boolean isAsked(String[] sizes, Enum<?> size) {
    return sizes.length == 0 || Stream.of(sizes).anyMatch(size.name()::equals);
  }

  private static void print(PrintStream out, String kernel, Enum<?> size, double nanos) {
    out.printf(Locale.ROOT, "%s %s %.4f%n", kernel, size, nanos);
  }

  private static double fastest(Effort effort, Runnable operation) {
    double fastest = Double.POSITIVE_INFINITY;
    for (int round = 0; round < effort.rounds(); round++) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long spent = 0;
      int operations = 0;
      while (spent < effort.nanosPerRound()) {
        operation.run();
        operations++;
        spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
      }
      fastest = Math.min(fastest, (double) spent / operations);
    }
    return fastest;
  }
}
