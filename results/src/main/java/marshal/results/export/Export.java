package marshal.results.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import marshal.results.json.JsonText;
import marshal.results.run.OpenedRun;
import marshal.results.run.StoredRun;
import marshal.results.table.DataTable;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.file.WholeFile;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/** Writes a run for other programs. */
public final class Export {

  /** The oldest time that a zip file knows: equal runs make equal files. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Export() {}

  /** Writes every table of a run as a workbook. */
  public static void xlsx(OpenedRun run, Path file) {
    String version = run.provenance().productVersion().replaceAll("^(\\d+\\.\\d+).*", "$1");
    WholeFile.write(
        file,
        Spreadsheet.of(new RunTables(run).all(), version.matches("\\d+\\.\\d+") ? version : "1.0"));
  }

  /** Writes the document of a run. */
  public static void json(OpenedRun run, Path file) {
    WholeFile.write(file, JsonText.of(run.document()));
  }

  /**
   * Writes every table of a run as comma-separated values, with the plan as a table that can be
   * edited and evaluated again: into a zip file, or into a folder that is new or empty.
   *
   * @throws InputException if the folder holds something
   */
  public static void csv(OpenedRun run, Path target) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(StoredRun.PLAN, PlanFile.toCsv(run.loaded(), run.plan()));
    for (DataTable table : new RunTables(run).all()) {
      files.put(table.id() + ".csv", CsvText.of(table));
    }
    if (target.toString().endsWith(".zip")) {
      WholeFile.write(target, zip(files));
    } else {
      writeFolder(files, target);
    }
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeFolder(Map<String, String> files, Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw new InputException(
              Problem.ofFile(
                  folder.toString(),
                  "the folder is not empty, and somebody may have edited what lies there",
                  "Name a new one with --out DIR, or a zip file with --out FILE.zip."));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("The folder '%s' cannot be written (%s).".formatted(folder, e), e));
    }
    files.forEach((name, text) -> WholeFile.write(folder.resolve(name), text));
  }
}
