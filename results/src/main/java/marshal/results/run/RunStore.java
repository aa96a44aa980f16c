package marshal.results.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;

/**
 * A folder of runs, for example {@code runs/}. Each run is a folder of its own that is written
 * under a hidden name and gets its real one in one step, so that a run is there whole or not at
 * all, whenever the program or the machine stops. Several processes may write at once.
 */
public final class RunStore {

  /** Beginning of the names of folders that are being written. */
  static final String HIDDEN = ".writing-";

  /** Beginning of the names of folders that are being deleted. */
  static final String DELETED = ".deleting-";

  /** Beginnings of runs older than this belong to processes that were killed. */
  private static final Duration STALE = Duration.ofDays(2);

  private static final int MOST_SHOWN = 5;

  private final Path folder;
  private final RunFiles files;
  private final Clock clock;

  /** Opens a folder of runs; it need not exist yet. */
  public RunStore(Path folder) {
    this(folder, new RunFiles(), Clock.systemUTC());
  }

  RunStore(Path folder, RunFiles files, Clock clock) {
    this.folder = folder;
    this.files = files;
    this.clock = clock;
  }

  /** Returns the folder of runs. */
  public Path folder() {
    return folder;
  }

  /**
   * Makes room for a run. Called before the work whose result is kept, so that a folder that cannot
   * be written is found out before that work and not after it.
   *
   * @throws UncheckedIOException if the folder cannot be created or written
   */
  public RunDraft begin() {
    Path hidden = folder.resolve(HIDDEN + UUID.randomUUID());
    try {
      files.createFolders(folder);
      removeStale();
      files.createFolder(hidden);
      files.createFolder(hidden.resolve(StoredRun.INPUTS));
      files.write(hidden.resolve(StoredRun.PROVENANCE), "{}\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      UncheckedIOException failure = cannotWrite(folder, e);
      discard(hidden, failure);
      throw failure;
    }
    return new RunDraft(folder, hidden, files, clock);
  }

  /** A killed process leaves its beginning behind; what cannot be removed is left for next time. */
  private void removeStale() {
    try (DirectoryStream<Path> beginnings =
        Files.newDirectoryStream(folder, "{" + HIDDEN + "*," + DELETED + "*}")) {
      for (Path beginning : beginnings) {
        if (Files.getLastModifiedTime(beginning)
            .toInstant()
            .isBefore(clock.instant().minus(STALE))) {
          files.remove(beginning);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return;
    }
  }

  /**
   * Deletes a run: it is gone in one step, and then its files are removed.
   *
   * @throws UncheckedIOException if it cannot be deleted; it is then whole, or gone by its name
   */
  public void delete(StoredRun run) {
    Path hidden = RunFiles.parent(run.folder()).resolve(DELETED + UUID.randomUUID());
    try {
      files.rename(run.folder(), hidden);
      files.remove(hidden);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "The run '%s' cannot be deleted (%s).".formatted(run.folder(), reason(e)), e));
    }
  }

  private void discard(Path hidden, UncheckedIOException failure) {
    try {
      files.remove(hidden);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Returns a failure that says what to do about it. */
  static UncheckedIOException cannotWrite(Path folder, IOException cause) {
    return new UncheckedIOException(
        new IOException(
            "The run cannot be written to the folder '%s' (%s); no part of it was kept.\n"
                    .formatted(folder, reason(cause))
                + "Make room there, or name another folder with --runs DIR, or keep no run with"
                + " --no-run.",
            cause));
  }

  /** File system exceptions often carry no more than a file's name. */
  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "this user may not write there";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file of this name is in the way";
    }
    if (cause instanceof NoSuchFileException) {
      return "it cannot be created";
    }
    return cause instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
  }

  /**
   * Lists all runs, the oldest first.
   *
   * @throws UncheckedIOException if the folder cannot be read; one that does not exist has no runs
   */
  public List<StoredRun> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<StoredRun> runs = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = folder.relativize(entry).toString();
        if (!name.startsWith(".") && Files.isRegularFile(entry.resolve(StoredRun.PROVENANCE))) {
          runs.add(new StoredRun(name, entry));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DirectoryIteratorException e) {
      throw new UncheckedIOException(e.getCause());
    }
    runs.sort(Comparator.comparing(StoredRun::id));
    return List.copyOf(runs);
  }

  /**
   * Returns the run with a name, or the only one whose name begins with it.
   *
   * @throws InputException if there is none, or more than one
   */
  public StoredRun get(String idOrBeginning) {
    List<StoredRun> all = list();
    List<StoredRun> found = all.stream().filter(run -> run.id().startsWith(idOrBeginning)).toList();
    Optional<StoredRun> exact =
        found.stream().filter(run -> run.id().equals(idOrBeginning)).findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new InputException(
          Problem.ofFile(
              folder.toString(),
              "there is no run '%s' among the %d here".formatted(idOrBeginning, all.size()),
              remedy(idOrBeginning, all)));
    }
    throw new InputException(
        Problem.ofFile(
            folder.toString(),
            "%d runs begin with '%s'".formatted(found.size(), idOrBeginning),
            "Say more of the name: " + shown(found)));
  }

  /** Names the nearest, or the latest: those are asked for most. */
  private static String remedy(String wanted, List<StoredRun> all) {
    if (all.isEmpty()) {
      return "'marshal plan' keeps a run; runs kept elsewhere are named with --runs DIR.";
    }
    return Nearest.find(wanted, all.stream().map(StoredRun::id).toList())
        .map(nearest -> "Did you mean '" + nearest + "'?")
        .orElse("The latest are " + shown(all));
  }

  private static String shown(List<StoredRun> runs) {
    return runs.stream()
            .skip(Math.max(0, runs.size() - MOST_SHOWN))
            .map(StoredRun::id)
            .collect(Collectors.joining(", "))
        + ".";
  }
}
