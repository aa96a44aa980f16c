package marshal.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns the first Ctrl-C into a request to stop, so that the command can keep what it has; a second
 * one ends the program at once.
 *
 * <p>A shutdown hook cannot do this: while hooks run, the Java machine no longer listens to a
 * second Ctrl-C. The signal classes of the Java machine are reached by reflection because the
 * compiler warns of every direct use; where they are missing, Ctrl-C ends the program as usual.
 */
final class Interruption implements AutoCloseable {
  private static final String SIGNAL = "INT";

  private final AtomicBoolean happened = new AtomicBoolean();
  private final Runnable stop;
  private final Runnable kill;
  private Runnable restore = () -> {};

  private Interruption(Runnable stop, Runnable kill) {
    this.stop = stop;
    this.kill = kill;
  }

  /**
   * Listens until closed.
   *
   * @param stop what the first Ctrl-C does, on a thread of the Java machine
   */
  static Interruption listen(Runnable stop) {
    Interruption interruption =
        new Interruption(stop, () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED));
    interruption.install();
    return interruption;
  }

  /** Creates one that no signal reaches. */
  static Interruption withoutSignals(Runnable stop, Runnable kill) {
    return new Interruption(stop, kill);
  }

  /** Returns whether the user asked to stop. */
  boolean happened() {
    return happened.get();
  }

  /** Does what Ctrl-C does. */
  void signal() {
    if (happened.compareAndSet(false, true)) {
      stop.run();
    } else {
      kill.run();
    }
  }

  private void install() {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      InvocationHandler onSignal =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  signal();
                  yield null;
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "Interruption";
              };
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(), new Class<?>[] {handlerType}, onSignal);
      Object signal = signalType.getConstructor(String.class).newInstance(SIGNAL);
      Method handle = signalType.getMethod("handle", signalType, handlerType);
      Object before = handle.invoke(null, signal, handler);
      restore = () -> restore(handle, signal, before);
    } catch (ReflectiveOperationException e) {
      // This Java machine does not offer signals; Ctrl-C then ends the program.
      restore = () -> {};
    }
  }

  private static void restore(Method handle, Object signal, Object before) {
    try {
      handle.invoke(null, signal, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("What was set can be set back.", e);
    }
  }

  @Override
  public void close() {
    restore.run();
  }
}
