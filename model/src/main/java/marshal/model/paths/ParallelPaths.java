package marshal.model.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Runs paths on several threads with the same result, to the bit, as on one.
 *
 * <p>Paths are cut into chunks that depend on their number only. Each chunk fills an accumulator of
 * its own, and these are merged in the order of the chunks. A thread merges its chunk before it
 * begins another, so no more than one accumulator per thread, and the result, exist at a time.
 */
public final class ParallelPaths {
  private static final int CHUNKS = 32;

  private final int threads;

  private ParallelPaths(int threads) {
    this.threads = threads;
  }

  /**
   * Returns a runner.
   *
   * @param threads number of threads, 1 or more
   * @return the runner
   * @throws IllegalArgumentException if there is no thread
   */
  public static ParallelPaths of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The number of threads (" + threads + ") must be one or more.");
    }
    return new ParallelPaths(threads);
  }

  /**
   * Simulates paths 0 to {@code paths} - 1.
   *
   * @param paths number of paths, 0 or more
   * @param inputs the inputs of each path: the same for all, or one per world; called on any thread
   * @param accumulators makes empty accumulators
   * @param <A> kind of accumulator
   * @return an accumulator of all paths
   */
  public <A extends PathAccumulator<A>> A run(
      int paths, IntFunction<PathInputs> inputs, Supplier<A> accumulators) {
    int chunks = Math.min(paths, CHUNKS);
    int workers = Math.min(threads, Math.max(1, chunks));
    InOrder<A> result = new InOrder<>(accumulators.get());
    List<Future<?>> running = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      for (int w = 0; w < workers; w++) {
        int worker = w;
        running.add(
            pool.submit(
                () -> {
                  try {
                    work(worker, workers, chunks, paths, inputs, accumulators.get(), result);
                  } catch (RuntimeException | Error e) {
                    result.fail();
                    throw e;
                  }
                }));
      }
      for (Future<?> future : running) {
        await(future);
      }
    } finally {
      pool.shutdownNow();
    }
    return result.merged;
  }

  private static <A extends PathAccumulator<A>> void work(
      int worker,
      int workers,
      int chunks,
      int paths,
      IntFunction<PathInputs> inputs,
      A own,
      InOrder<A> result) {
    PathSimulator simulator = new PathSimulator();
    for (int chunk = worker; chunk < chunks; chunk += workers) {
      own.clear();
      int end = (int) ((chunk + 1L) * paths / chunks);
      for (int path = (int) ((long) chunk * paths / chunks); path < end; path++) {
        simulator.simulate(inputs.apply(path), path, own);
      }
      if (!result.merge(chunk, own)) {
        return;
      }
    }
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The simulation of paths was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("A simulation of paths failed.", e.getCause());
    }
  }

  /** Merges chunks in their order: each waits for its turn. */
  private static final class InOrder<A extends PathAccumulator<A>> {
    private final A merged;
    private int next;
    private boolean failed;

    InOrder(A merged) {
      this.merged = merged;
    }

    synchronized boolean merge(int chunk, A own) {
      try {
        while (next != chunk && !failed) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      if (failed) {
        return false;
      }
      merged.merge(own);
      next++;
      notifyAll();
      return true;
    }

    synchronized void fail() {
      failed = true;
      notifyAll();
    }
  }
}
