package marshal.results.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import marshal.model.Case;
import marshal.results.json.JsonText;
import marshal.results.json.SweepDocument;
import marshal.results.json.SweepJson;
import marshal.results.run.Sha256;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.file.WholeFile;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.sweep.PointOutcome;
import marshal.scenarios.sweep.PointStore;
import marshal.scenarios.sweep.SweepGrid;
import marshal.scenarios.sweep.SweepPoint;
import marshal.scenarios.variation.Variation;

/**
 * The folder of one sweep. Each finished point is a file that is written whole or not at all; the
 * document and the table follow when all are there. A damaged point is solved again.
 */
public final class SweepFolder implements PointStore {

  /** Name of the document. */
  public static final String DOCUMENT = "sweep.json";

  /** Name of the table. */
  public static final String TABLE = "sweep.csv";

  private static final String KEY = "key.json";
  private static final String POINTS = "points";
  private static final int HASH_CHARACTERS = 8;

  private final Path folder;
  private final String key;
  private final Case theCase;
  private final SweepGrid grid;
  private final PlanningOptions options;
  private final String productVersion;

  private SweepFolder(
      Path folder,
      String key,
      Case theCase,
      SweepGrid grid,
      PlanningOptions options,
      String productVersion) {
    this.folder = folder;
    this.key = key;
    this.theCase = theCase;
    this.grid = grid;
    this.options = options;
    this.productVersion = productVersion;
  }

  /**
   * Opens the folder of a sweep, new or begun.
   *
   * @param runs folder of runs that holds it; the same sweep always has the same name there
   * @param elsewhere the folder itself, in place of one in {@code runs}
   * @throws IllegalArgumentException if the folder holds something else
   * @throws UncheckedIOException if it cannot be written
   */
  public static SweepFolder open(
      Path runs,
      Optional<Path> elsewhere,
      LoadedCase loaded,
      SweepGrid grid,
      PlanningOptions options,
      String productVersion) {
    Case theCase = loaded.theCase();
    String text =
        JsonText.of(
            new SweepKey(
                SweepKey.SCHEMA_VERSION,
                theCase.id(),
                theCase.scenario(),
                grid.variations().stream().map(Variation::text).toList(),
                options.seed(),
                options.worlds(),
                options.freshWorlds(),
                options.limits().steps().orElse(0),
                productVersion,
                new TreeMap<>(loaded.sha256ByFile())));
    String hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    Path folder = elsewhere.orElseGet(() -> runs.resolve(name(theCase, grid, hash)));
    Path keyFile = folder.resolve(KEY);
    try {
      if (Files.exists(keyFile)) {
        if (!Files.readString(keyFile).equals(text)) {
          throw new IllegalArgumentException(
              ("The folder '%s' holds another sweep: of other values, settings or inputs, or by"
                      + " another version.\nName another folder with --out, or remove this one.")
                  .formatted(folder));
        }
      } else if (Files.exists(folder) && !isEmpty(folder)) {
        throw new IllegalArgumentException(
            "The folder '%s' holds something that is no sweep.\nName another with --out."
                .formatted(folder));
      }
      // The key first: a kill between the two leaves a folder that the same command goes on with.
      Files.createDirectories(folder);
      WholeFile.write(keyFile, text);
      Files.createDirectories(folder.resolve(POINTS));
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "The folder '%s' of the sweep cannot be written (%s).\nName another with --out."
                  .formatted(folder, e),
              e));
    }
    return new SweepFolder(folder, hash, theCase, grid, options, productVersion);
  }

  /** Returns whether a folder holds nothing, or no more than a kill left of a key. */
  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.allMatch(entry -> entry.equals(WholeFile.beside(folder.resolve(KEY))));
    }
  }

  private static String name(Case theCase, SweepGrid grid, String hash) {
    StringBuilder name = new StringBuilder("sweep-" + theCase.id() + "-" + theCase.scenario());
    grid.variations().forEach(variation -> name.append('-').append(variation.key()));
    return name.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
        + "-"
        + hash.substring(0, HASH_CHARACTERS);
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  private static String name(SweepPoint point, String ending) {
    return POINTS + "/" + String.format(Locale.ROOT, "%03d", point.number()) + ending;
  }

  private Optional<PointFile> read(SweepPoint point) {
    Path file = folder.resolve(name(point, ".json"));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      PointFile read = JsonText.read(Files.readString(file), PointFile.class);
      boolean whole =
          key.equals(read.key())
              && read.point() != null
              && read.start() != null
              && read.point().number() == point.number();
      return whole ? Optional.of(read) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // Damaged: it is solved again and written over.
      return Optional.empty();
    }
  }

  @Override
  public Optional<Finished> find(SweepPoint point) {
    return read(point).map(file -> new Finished(file.start().map(PointFile.Start::toWarmStart)));
  }

  @Override
  public void keep(PointOutcome outcome) {
    SweepPoint point = outcome.point();
    String scenario = name(point, ".yaml");
    String plan = outcome.outcome().isPresent() ? name(point, ".csv") : "";
    WholeFile.write(folder.resolve(scenario), outcome.scenario());
    outcome
        .outcome()
        .ifPresent(
            made ->
                WholeFile.write(
                    folder.resolve(plan), PlanFile.toCsv(outcome.loaded(), made.plan())));
    WholeFile.write(
        folder.resolve(name(point, ".json")),
        JsonText.of(
            new PointFile(
                key,
                SweepJson.point(outcome, plan, scenario),
                outcome.warmStart().map(PointFile.Start::of))));
  }

  /**
   * Writes the document and the table.
   *
   * @return the document
   * @throws IllegalStateException if a point is not finished
   */
  public SweepDocument finish() {
    List<SweepDocument.Point> points = new ArrayList<>();
    for (SweepPoint point : grid.points()) {
      points.add(
          read(point)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "Point " + point.number() + " of the sweep is not finished."))
              .point());
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    SweepDocument document =
        SweepJson.document(
            name == null ? "" : name.toString(), theCase, grid, options, productVersion, points);
    WholeFile.write(folder.resolve(TABLE), SweepTable.csv(document));
    WholeFile.write(folder.resolve(DOCUMENT), JsonText.of(document));
    return document;
  }
}
