package marshal.benchmarks.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import marshal.benchmarks.method.Found;
import marshal.benchmarks.method.Instance;
import marshal.benchmarks.method.Method;
import marshal.benchmarks.method.Trial;
import marshal.benchmarks.suite.MethodSpec;
import marshal.scenarios.problem.InputException;
import marshal.solver.rules.Violation;

/** Runs one method once; whatever goes wrong ends in the result and nowhere else. */
final class CellRun {

  /** Greatest difference between a method's harm and the second opinion, as a share of it. */
  private static final double AGREES = 1e-9;

  /**
   * What a run needs besides its instance and method.
   *
   * @param methods makes the methods
   * @param clock nanoseconds
   * @param grace a method whose time is over may take this much longer, or as long again as its
   *     time; then it is given up
   */
  record Setting(Function<MethodSpec, Method> methods, LongSupplier clock, Duration grace) {}

  private final Instance instance;
  private final String instanceId;
  private final Duration time;
  private final MethodSpec spec;
  private final long seed;
  private final Setting setting;
  private volatile boolean stopped;
  private volatile Method running;

  CellRun(
      Instance instance,
      String instanceId,
      Duration time,
      MethodSpec spec,
      long seed,
      Setting setting) {
    this.instance = instance;
    this.instanceId = instanceId;
    this.time = time;
    this.spec = spec;
    this.seed = seed;
    this.setting = setting;
  }

  void stop() {
    stopped = true;
    Method method = running;
    if (method != null) {
      method.stop();
    }
  }

  /** What a run left behind. */
  private static final class Attempt {
    private volatile Trial trial;
    private volatile double seconds;
    private volatile Found found;
    private volatile Throwable failure;
  }

  /** Runs without a result. */
  void rehearse() {
    attempt();
  }

  CellResult run(double machineSpeed, String started) {
    try (MemoryWatch memory = MemoryWatch.start()) {
      double cpuBefore = Machine.processorSeconds();
      Attempt attempt = attempt();
      double cpuSeconds = Machine.processorSeconds() - cpuBefore;
      double megabytes = memory.megabytes();
      Optional<String> failure = Optional.empty();
      Outcome outcome = new Outcome();
      if (attempt.failure != null) {
        failure = Optional.of(inWords(attempt.failure));
      } else {
        try {
          failure = outcome.judge(instance, attempt.found);
        } catch (RuntimeException | OutOfMemoryError e) {
          failure = Optional.of("The plan cannot be judged: " + inWords(e));
        }
      }
      return new CellResult(
          instanceId,
          spec.id(),
          seed,
          failure,
          time.toNanos() / 1e9,
          attempt.seconds,
          cpuSeconds,
          instance.harmCommitted(),
          outcome.harm,
          outcome.difference,
          outcome.bound,
          attempt.found == null ? 0 : attempt.found.moves(),
          megabytes,
          outcome.freshCommitted,
          outcome.fresh,
          machineSpeed,
          started,
          curve(attempt));
    }
  }

  private static List<List<Double>> curve(Attempt attempt) {
    return attempt.trial == null
        ? List.of()
        : attempt.trial.points().stream()
            .map(point -> List.of(point.seconds(), point.harm()))
            .toList();
  }

  /** Runs the method on a thread of its own, so that one that never ends ends nothing else. */
  private Attempt attempt() {
    Attempt attempt = new Attempt();
    Thread thread =
        new Thread(
            () -> {
              try {
                Method method = setting.methods().apply(spec);
                running = method;
                if (stopped) {
                  method.stop();
                }
                Trial trial = new Trial(time, spec.slowedBy(), seed, setting.clock());
                attempt.trial = trial;
                Found found = method.find(instance, trial);
                attempt.seconds = trial.seconds();
                trial.found(instance.evaluate(found.plan()));
                attempt.found = found;
              } catch (Throwable e) {
                attempt.failure = e;
              }
            },
            "method " + spec.id());
    thread.setDaemon(true);
    thread.start();
    long most = time.toMillis() + Math.max(time.toMillis(), setting.grace().toMillis());
    try {
      thread.join(most);
      if (thread.isAlive()) {
        stop();
        thread.interrupt();
        attempt.failure =
            new TimeoutException(
                "It had not ended %d s after its time, and was given up; it may slow the cells after it."
                    .formatted(TimeUnit.MILLISECONDS.toSeconds(most - time.toMillis())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
      attempt.failure = e;
    }
    return attempt;
  }

  /** Says in one line what went wrong, and what to do where that is known. */
  static String inWords(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof OutOfMemoryError) {
      return "It ran out of memory (heap of %d MB); MARSHAL_JAVA_OPTS=-Xmx4g gives it more."
          .formatted(Runtime.getRuntime().maxMemory() >> 20);
    }
    String message = cause.getMessage();
    String first = message == null ? "" : message.lines().findFirst().orElse("");
    boolean ours =
        cause instanceof IllegalStateException
            || cause instanceof InputException
            || cause instanceof TimeoutException;
    return ours && !first.isEmpty() ? first : cause.getClass().getSimpleName() + ": " + first;
  }

  /** What a plan comes to. */
  private static final class Outcome {
    private Optional<Double> harm = Optional.empty();
    private Optional<Double> difference = Optional.empty();
    private Optional<Double> bound = Optional.empty();
    private Optional<Double> fresh = Optional.empty();
    private Optional<Double> freshCommitted = Optional.empty();

    /** Judges a plan; returns why it does not count, if it does not. */
    Optional<String> judge(Instance instance, Found found) {
      OptionalDouble proven = found.bound();
      bound = proven.isPresent() ? Optional.of(proven.getAsDouble()) : Optional.empty();
      List<Violation> violations = instance.violations(found.plan());
      if (!violations.isEmpty()) {
        return Optional.of("Its plan breaks a rule: " + violations.get(0).words());
      }
      double recheck = instance.recheck(found.plan());
      double said = instance.evaluate(found.plan());
      harm = Optional.of(recheck);
      difference = Optional.of(Math.abs(said - recheck) / Math.abs(recheck));
      if (!(difference.get() <= AGREES)) {
        return Optional.of(
            "The harm of its plan is %s by the score and %s by the second opinion."
                .formatted(said, recheck));
      }
      freshCommitted = Optional.of(instance.freshHarmCommitted());
      fresh = Optional.of(instance.freshHarm(found.plan()));
      return Optional.empty();
    }
  }
}
