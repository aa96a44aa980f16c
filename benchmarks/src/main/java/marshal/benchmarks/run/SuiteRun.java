package marshal.benchmarks.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import marshal.benchmarks.instance.GeneratedCity;
import marshal.benchmarks.method.Instance;
import marshal.benchmarks.method.Method;
import marshal.benchmarks.method.Methods;
import marshal.benchmarks.suite.InstanceSpec;
import marshal.benchmarks.suite.MethodSpec;
import marshal.benchmarks.suite.Suite;

/**
 * Runs the cells of a suite, one after another, and keeps each result as it comes.
 *
 * <p>Durations are taken from a clock that only moves on; the clock on the wall is written down for
 * people and used for nothing. {@link #stop()} may come from any thread.
 */
public final class SuiteRun {

  private static final Duration WARM_UP = Duration.ofMillis(700);

  /** Hears how far a run is. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Something begins.
     *
     * @param done cells that are over
     * @param all cells of the suite
     * @param what what begins, in a few words
     */
    void begins(int done, int all, String what);
  }

  private final Suite suite;
  private final Path folder;
  private final Machine machine;
  private final Function<MethodSpec, Method> methods;
  private final LongSupplier clock;
  private final Clock wall;
  private final Listener listener;
  private volatile boolean stopped;
  private volatile CellRun running;

  /**
   * Prepares to run a suite.
   *
   * @param folder folder that keeps the results
   * @param machine what it runs on
   * @param listener hears how far it is
   */
  public SuiteRun(Suite suite, Path folder, Machine machine, Listener listener) {
    this(suite, folder, machine, listener, Methods::of, System::nanoTime, Clock.systemUTC());
  }

  SuiteRun(
      Suite suite,
      Path folder,
      Machine machine,
      Listener listener,
      Function<MethodSpec, Method> methods,
      LongSupplier clock,
      Clock wall) {
    this.suite = suite;
    this.folder = folder;
    this.machine = machine;
    this.listener = listener;
    this.methods = methods;
    this.clock = clock;
    this.wall = wall;
  }

  /** Asks for an end: the cell under way is dropped, those before it are kept. */
  public void stop() {
    stopped = true;
    CellRun cell = running;
    if (cell != null) {
      cell.stop();
    }
  }

  /**
   * Runs what is to be run.
   *
   * @param resume whether to go on with the results that are in the folder
   */
  public SuiteResults run(boolean resume) {
    ResultFile file =
        resume
            ? ResultFile.resume(folder, suite, machine)
            : ResultFile.begin(folder, suite, machine);
    Set<String> done = new HashSet<>();
    file.cells().forEach(cell -> done.add(cell.key()));
    List<Suite.Cell> all = suite.cells();
    List<Suite.Cell> left = all.stream().filter(cell -> !done.contains(key(cell))).toList();
    int over = all.size() - left.size();
    Machine.Speed speed = new Machine.Speed();
    if (!left.isEmpty()) {
      warmUp(left, over, all.size());
    }
    Optional<Instance> instance = Optional.empty();
    int loaded = -1;
    for (Suite.Cell cell : left) {
      InstanceSpec spec = suite.instances().get(cell.instance());
      if (stopped) {
        break;
      }
      if (loaded != cell.instance()) {
        listener.begins(over, all.size(), spec.id() + ": worlds and bound");
        // Let go of one before the next is there.
        instance = Optional.empty();
        instance = Optional.of(Instance.of(spec));
        loaded = cell.instance();
        if (!file.instances().containsKey(spec.id())) {
          file.add(describe(spec, instance.get()));
        }
      }
      MethodSpec method = spec.methods().get(cell.method());
      listener.begins(over, all.size(), key(cell));
      CellRun run = new CellRun(instance.get(), spec, method, cell.seed(), methods, clock);
      running = run;
      CellResult result =
          run.run(speed.measure(), wall.instant().truncatedTo(ChronoUnit.SECONDS).toString());
      if (stopped) {
        break;
      }
      file.add(result);
      over++;
    }
    return SuiteResults.of(file, over == all.size());
  }

  private String key(Suite.Cell cell) {
    InstanceSpec instance = suite.instances().get(cell.instance());
    return instance.id() + " / " + instance.methods().get(cell.method()).id() + " / " + cell.seed();
  }

  private InstanceResult describe(InstanceSpec spec, Instance instance) {
    return new InstanceResult(
        spec.id(),
        instance.model().theCase().area().size(),
        instance.rules().lines(),
        spec.worlds(),
        instance.harmCommitted(),
        instance.prove());
  }

  /** Every method once on a small city, so that the first to run is not the one that pays. */
  private void warmUp(List<Suite.Cell> left, int over, int all) {
    Map<String, MethodSpec> used = new LinkedHashMap<>();
    for (Suite.Cell cell : left) {
      MethodSpec method = suite.instances().get(cell.instance()).methods().get(cell.method());
      used.putIfAbsent(method.id(), method);
    }
    Instance small = Instance.of(new GeneratedCity(17, 8, 3, 20, 1).toCase(), 16, 10);
    for (MethodSpec spec : new ArrayList<>(used.values())) {
      if (stopped) {
        return;
      }
      listener.begins(over, all, "warming up " + spec.id());
      new CellRun(small, WARM_UP, spec, 1, methods, clock).rehearse();
    }
  }
}
