package marshal.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import marshal.scenarios.problem.InputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells a failure that the user can repair, which gets one message, from a bug, which gets a stack
 * trace.
 */
final class Failures implements IExecutionExceptionHandler {
  /** A kind of failure that a user can repair, and the number the program ends with. */
  private record Expected(Class<? extends Exception> type, int exitCode) {}

  /** First match wins, so special kinds stand before general ones. */
  private static final List<Expected> EXPECTED =
      List.of(
          new Expected(InputException.class, ExitCode.INPUT_HAS_ERRORS),
          new Expected(UncheckedIOException.class, ExitCode.FAILED),
          new Expected(IOException.class, ExitCode.FAILED),
          new Expected(IllegalArgumentException.class, ExitCode.FAILED));

  private final BooleanSupplier verbose;

  Failures(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    Optional<Expected> expected =
        EXPECTED.stream().filter(kind -> kind.type().isInstance(failure)).findFirst();
    PrintWriter err = command.getErr();
    if (expected.isPresent()) {
      err.println(command.getColorScheme().errorText(message(failure)));
    } else {
      err.println(
          "This is a fault in Marshal, not in your input; please report it with these lines:");
    }
    if (expected.isEmpty() || verbose.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    return expected.map(Expected::exitCode).orElse(ExitCode.FAILED);
  }

  /** Says that the memory did not suffice and returns the exit code. */
  static int sayMemoryIsFull(PrintWriter err) {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    err.println("The memory of " + megabytes + " MB does not suffice for this.");
    err.println(
        "Use fewer worlds or a smaller case, or give it more: MARSHAL_JAVA_OPTS=-Xmx2g marshal ...");
    err.flush();
    return ExitCode.FAILED;
  }

  private static String message(Exception failure) {
    if (failure instanceof UncheckedIOException unchecked) {
      return message(unchecked.getCause());
    }
    // These carry the bare file name as their message.
    if (failure instanceof NoSuchFileException missing) {
      return "There is no file or folder '" + missing.getFile() + "'.";
    }
    if (failure instanceof AccessDeniedException denied) {
      return "'" + denied.getFile() + "' may not be read or written by this user.";
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      return "'" + exists.getFile() + "' exists already.";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return "'" + system.getFile() + "': " + system.getReason() + ".";
    }
    return Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
  }
}
