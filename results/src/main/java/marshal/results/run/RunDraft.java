package marshal.results.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.results.json.JsonText;
import marshal.results.json.PlanJson;

/**
 * A run that is being written. It ends with {@link #finish}; one that is closed before leaves
 * nothing behind.
 */
public final class RunDraft implements AutoCloseable {

  /** Where inputs from outside the case folder are kept. */
  static final String ELSEWHERE = "elsewhere/";

  private static final int MAX_ATTEMPTS = 1000;

  private final Path folder;
  private final Path hidden;
  private final RunFiles files;
  private final Clock clock;
  private final Instant started;
  private boolean finished;

  RunDraft(Path folder, Path hidden, RunFiles files, Clock clock) {
    this.folder = folder;
    this.hidden = hidden;
    this.files = files;
    this.clock = clock;
    this.started = clock.instant();
  }

  /**
   * Writes the run and gives it its name.
   *
   * @throws UncheckedIOException if that fails; then no part of the run stays
   * @throws IllegalStateException if it was finished before
   */
  public StoredRun finish(RunContent content) {
    if (finished) {
      throw new IllegalStateException("A run is finished once.");
    }
    SortedMap<String, byte[]> inputs = readInputs(content.inputs());
    byte[] plan = utf8(content.planCsv());
    String hash = hash(content, plan);
    try {
      for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
        Path copy = hidden.resolve(StoredRun.INPUTS).resolve(input.getKey());
        files.createFolders(RunFiles.parent(copy));
        files.write(copy, input.getValue());
      }
      files.write(hidden.resolve(StoredRun.PLAN), plan);
      Optional<byte[]> prices = content.pricesJson().map(RunDraft::utf8);
      if (prices.isPresent()) {
        files.write(hidden.resolve(StoredRun.PRICES), prices.get());
      }
      for (int attempt = 0; ; attempt++) {
        String id = RunId.of(started, content.caseId(), content.scenario(), hash, attempt);
        byte[] result = utf8(content.resultJson().apply(Optional.of(id)));
        byte[] summary = utf8(content.summary().apply(Optional.of(id)));
        files.write(hidden.resolve(StoredRun.RESULT), result);
        files.write(hidden.resolve(StoredRun.SUMMARY), summary);
        files.write(
            hidden.resolve(StoredRun.PROVENANCE),
            utf8(JsonText.of(provenance(content, inputs, outputs(plan, prices, result, summary)))));
        Path target = folder.resolve(id);
        if (rename(target, attempt)) {
          finished = true;
          return new StoredRun(id, target);
        }
      }
    } catch (IOException e) {
      throw RunStore.cannotWrite(folder, e);
    }
  }

  /** Returns false where another run has taken the name: a run's folder is never empty. */
  private boolean rename(Path target, int attempt) throws IOException {
    try {
      files.rename(hidden, target);
      return true;
    } catch (IOException e) {
      if (Files.exists(target) && attempt < MAX_ATTEMPTS) {
        return false;
      }
      throw e;
    }
  }

  /** Inputs are small; those changed since they were read would make the run a lie. */
  private static SortedMap<String, byte[]> readInputs(RunInputs inputs) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    Map<String, String> insideNames = insideNames(inputs.sha256ByFile().keySet());
    inputs
        .sha256ByFile()
        .forEach(
            (name, sha256) -> {
              Path file = inputs.caseFolder().resolve(name);
              byte[] content;
              try {
                content = Files.readAllBytes(file);
              } catch (IOException e) {
                throw new UncheckedIOException(
                    new IOException(
                        "The input '%s' can no longer be read (%s), so the run cannot be kept.\n"
                                .formatted(file, e)
                            + "Put it back and run the command again.",
                        e));
              }
              if (!Sha256.of(content).equals(sha256)) {
                throw new UncheckedIOException(
                    new IOException(
                        "The input '%s' was changed while the plan was made, so the run cannot be kept.\n"
                                .formatted(file)
                            + "Run the command again."));
              }
              contents.put(insideNames.get(name), content);
            });
    return contents;
  }

  /** Returns the name that each file has among the run's inputs; no two have the same. */
  private static Map<String, String> insideNames(Set<String> files) {
    Map<String, String> names = new TreeMap<>();
    for (String name : files) {
      String inside = insideName(name);
      for (int copy = 2; names.containsValue(inside); copy++) {
        inside = ELSEWHERE + copy + "/" + Path.of(name).getFileName();
      }
      names.put(name, inside);
    }
    return names;
  }

  /** Files from elsewhere are kept beside those of the folder, never outside the run. */
  private static String insideName(String name) {
    Path path = Path.of(name).normalize();
    boolean outside = path.isAbsolute() || path.startsWith("..");
    return outside ? ELSEWHERE + path.getFileName() : path.toString().replace('\\', '/');
  }

  private static String hash(RunContent content, byte[] plan) {
    String all =
        String.join(
            "\n",
            content.inputs().sha256ByFile().toString(),
            content.options().toString(),
            Long.toString(content.seed()),
            Sha256.of(plan));
    return Sha256.of(utf8(all));
  }

  private static SortedMap<String, String> outputs(
      byte[] plan, Optional<byte[]> prices, byte[] result, byte[] summary) {
    SortedMap<String, String> hashes = new TreeMap<>();
    hashes.put(StoredRun.PLAN, Sha256.of(plan));
    prices.ifPresent(bytes -> hashes.put(StoredRun.PRICES, Sha256.of(bytes)));
    hashes.put(StoredRun.RESULT, Sha256.of(result));
    hashes.put(StoredRun.SUMMARY, Sha256.of(summary));
    return hashes;
  }

  private Provenance provenance(
      RunContent content, SortedMap<String, byte[]> inputs, SortedMap<String, String> outputs) {
    SortedMap<String, String> hashes = new TreeMap<>();
    inputs.forEach((name, bytes) -> hashes.put(name, Sha256.of(bytes)));
    return new Provenance(
        Provenance.SCHEMA_VERSION,
        content.command(),
        content.caseId(),
        content.scenario(),
        content.seed(),
        RunRules.renamed(
            content.options(), insideNames(content.inputs().sha256ByFile().keySet())::get),
        content.stoppedBy(),
        Provenance.GENERATORS,
        content.productVersion(),
        System.getProperty("java.version"),
        Provenance.javaVmHere(),
        hashes,
        outputs,
        PlanJson.NOT_COMPARABLE,
        new Provenance.When(
            started.truncatedTo(ChronoUnit.SECONDS).toString(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            System.getProperty("os.name") + " " + System.getProperty("os.version")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Removes what was written if the run was not finished. */
  @Override
  public void close() {
    if (!finished) {
      try {
        files.remove(hidden);
      } catch (IOException e) {
        throw new UncheckedIOException(
            new IOException(
                "The unfinished run '%s' cannot be removed (%s); it may be deleted by hand."
                    .formatted(hidden, e),
                e));
      }
    }
  }
}
