package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The program in a process of its own, for what only a process can show. */
final class ProgramProcess {
  private static final int SIGINT = 2;

  private final Process process;
  private final Path err;

  private ProgramProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /**
   * Starts the program; its output is thrown away.
   *
   * @param err file for standard error
   * @param javaOption one more option of the Java machine
   * @param words its arguments
   */
  static ProgramProcess start(Path err, String javaOption, Object... words) {
    List<String> command = new ArrayList<>(withCtrlC());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", javaOption, "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Marshal.class.getName()));
    Stream.of(words).map(Object::toString).forEach(command::add);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(err.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ProgramProcess(process, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A build in the background of a shell hands down that Ctrl-C is ignored; that is undone. */
  private static List<String> withCtrlC() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      boolean ignored =
          status
              .filter(line -> line.startsWith("SigIgn:"))
              .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
              .anyMatch(signals -> (signals >> (SIGINT - 1) & 1) == 1);
      return ignored ? List.of("env", "--default-signal=INT") : List.of();
    } catch (IOException e) {
      // Not Linux.
      return List.of();
    }
  }

  /** Waits until something holds, as long as the program runs. */
  void awaitThat(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      assertThat(process.isAlive()).as("ended early: " + err()).isTrue();
      Thread.sleep(20);
    }
  }

  /** Sends what Ctrl-C sends. */
  void interrupt() throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(exit).isZero();
  }

  /** Ends it as a loss of power would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits a moment, or less if it ends. */
  void waitFor(long nanos) throws InterruptedException {
    process.waitFor(nanos, TimeUnit.NANOSECONDS);
  }

  /** Waits for the end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      kill();
      throw new AssertionError("It did not end: " + err());
    }
    return process.exitValue();
  }

  /** Returns what it wrote to standard error. */
  String err() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
