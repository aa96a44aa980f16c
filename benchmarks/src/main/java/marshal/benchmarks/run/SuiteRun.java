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
import marshal.benchmarks.instance.GeneratedCity;
import marshal.benchmarks.method.Instance;
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

  /** A method that does not end is given up this long after its time. */
  private static final Duration GRACE = Duration.ofSeconds(60);

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
  private final CellRun.Setting setting;
  private final Clock wall;
  private final Listener listener;
  private volatile boolean stopped;
  private volatile CellRun running;
  private Optional<Instance> instance = Optional.empty();
  private String noInstance = "";

  /**
   * Prepares to run a suite.
   *
   * @param folder folder that keeps the results
   * @param machine what it runs on
   * @param listener hears how far it is
   */
  public SuiteRun(Suite suite, Path folder, Machine machine, Listener listener) {
    this(
        suite,
        folder,
        machine,
        listener,
        new CellRun.Setting(Methods::of, System::nanoTime, GRACE),
        Clock.systemUTC());
  }

  SuiteRun(
      Suite suite,
      Path folder,
      Machine machine,
      Listener listener,
      CellRun.Setting setting,
      Clock wall) {
    this.suite = suite;
    this.folder = folder;
    this.machine = machine;
    this.listener = listener;
    this.setting = setting;
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
    int begun = -1;
    for (Suite.Cell cell : left) {
      InstanceSpec spec = suite.instances().get(cell.instance());
      if (begun != cell.instance()) {
        begun = cell.instance();
        listener.begins(over, all.size(), spec.id() + ": worlds and bound");
        prepare(spec, file);
      }
      if (stopped) {
        break;
      }
      listener.begins(over, all.size(), key(cell));
      CellResult result = run(spec, cell, speed);
      if (stopped) {
        break;
      }
      file.add(result);
      over++;
    }
    return SuiteResults.of(file, over == all.size());
  }

  /** Makes the instance and its bound; what goes wrong is kept for its cells. */
  private void prepare(InstanceSpec spec, ResultFile file) {
    // Let go of one before the next is there.
    instance = Optional.empty();
    noInstance = "";
    if (stopped) {
      return;
    }
    try {
      Instance made = Instance.of(spec);
      if (!file.instances().containsKey(spec.id())) {
        InstanceResult described = describe(spec, made);
        if (stopped) {
          return;
        }
        file.add(described);
      }
      instance = Optional.of(made);
    } catch (RuntimeException | OutOfMemoryError e) {
      noInstance = "The instance cannot be made: " + CellRun.inWords(e);
    }
  }

  private CellResult run(InstanceSpec spec, Suite.Cell cell, Machine.Speed speed) {
    MethodSpec method = spec.methods().get(cell.method());
    if (instance.isEmpty()) {
      return CellResult.withoutInstance(
          spec.id(), method.id(), cell.seed(), spec.time().toNanos() / 1e9, noInstance);
    }
    CellRun run = new CellRun(instance.get(), spec.id(), spec.time(), method, cell.seed(), setting);
    running = run;
    return run.run(speed.measure(), wall.instant().truncatedTo(ChronoUnit.SECONDS).toString());
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
        instance.prove(() -> stopped));
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
      new CellRun(small, "", WARM_UP, spec, 1, setting).rehearse();
    }
  }
}
