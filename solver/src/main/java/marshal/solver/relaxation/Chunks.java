package marshal.solver.relaxation;

import java.util.stream.IntStream;

/** Runs work on ranges of sites in parallel; the ranges depend on the number of sites alone. */
final class Chunks {

  private static final int SITES = 32;
  private static final int MOST = 64;

  private Chunks() {}

  /** Work on indices from (inclusive) to (exclusive). */
  interface Work {
    void run(int from, int to);
  }

  /** Work on the range of a chunk. */
  interface ChunkWork {
    void run(int chunk, int from, int to);
  }

  static int count(int items) {
    return Math.max(1, Math.min(MOST, items / SITES));
  }

  static void run(int items, Work work) {
    runNumbered(items, (chunk, from, to) -> work.run(from, to));
  }

  static void runNumbered(int items, ChunkWork work) {
    int chunks = count(items);
    IntStream.range(0, chunks)
        .parallel()
        .forEach(
            c ->
                work.run(
                    c, (int) ((long) items * c / chunks), (int) ((long) items * (c + 1) / chunks)));
  }
}
