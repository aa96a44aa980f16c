package marshal.scenarios.incidents;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Opens tables wherever they lie, plain, compressed or in an archive of many months, one after the
 * other; the kind is told by the first bytes, not by the name.
 *
 * <p>Problems of one file do not keep the next from being read, so that all are known at the end.
 */
final class IncidentFiles {

  /**
   * Which entries of an archive are read.
   *
   * @param suffix how their names end
   * @param remedy what to try where there is none
   */
  record Kind(String suffix, String remedy) {}

  /** Reads the text of one file. */
  interface Reader {

    /**
     * Reads one file to its end.
     *
     * @param file name for messages
     * @throws InputException if the user must put something right
     */
    void read(InputStream input, String file) throws IOException;
  }

  /** Small, so that the packed bytes counted are hardly ahead of the unpacked ones. */
  private static final int BUFFER_BYTES = 1 << 12;

  private final Kind kind;
  private final ImportOptions options;
  private final Reader reader;
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<String, Integer> ignoredEntries = new TreeMap<>();
  private int filesRead;

  IncidentFiles(Kind kind, ImportOptions options, Reader reader) {
    this.kind = kind;
    this.options = options;
    this.reader = reader;
  }

  /** Returns what was wrong with the files so far. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns how many entries of archives were passed over, by kind. */
  SortedMap<String, Integer> ignoredEntries() {
    return ignoredEntries;
  }

  int filesRead() {
    return filesRead;
  }

  void read(Path path) {
    String name = path.toString();
    try {
      InputFiles.requireRegularFile(path);
      byte[] start = new byte[4];
      try (InputStream input = Files.newInputStream(path)) {
        input.readNBytes(start, 0, start.length);
      }
      if (start[0] == 'P' && start[1] == 'K' && start[2] < 8 && start[3] < 9) {
        readArchive(path, name);
      } else if ((start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B) {
        readCompressed(path, name);
      } else {
        try (InputStream input = Files.newInputStream(path)) {
          readOne(input, name);
        }
      }
    } catch (InputException e) {
      problems.addAll(e.problems());
    } catch (IOException e) {
      problems.addAll(InputFiles.unreadable(name, 0, e).problems());
    }
  }

  private void readOne(InputStream input, String name) throws IOException {
    filesRead++;
    reader.read(input, name);
  }

  private void readCompressed(Path path, String name) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      MeteredInputStream packed = new MeteredInputStream(file);
      InputStream unpacked =
          new GZIPInputStream(new BufferedInputStream(packed, BUFFER_BYTES), BUFFER_BYTES);
      readOne(new UnpackGuard(unpacked, name, packed::count, Long.MAX_VALUE, 0, options), name);
    }
  }

  private void readArchive(Path path, String name) throws IOException {
    try (ZipFile archive = new ZipFile(path.toFile())) {
      if (archive.size() > options.maxArchiveEntries()) {
        throw new InputException(
            Problem.ofFile(
                name,
                "the archive has "
                    + Quantity.of(archive.size())
                    + " entries; expected "
                    + Quantity.of(options.maxArchiveEntries())
                    + " or fewer",
                "Import it in parts, fewer months at a time."));
      }
      List<ZipEntry> entries = listEntries(archive, name);
      long unpacked = 0;
      for (ZipEntry entry : entries) {
        unpacked = readEntry(archive, name, entry, unpacked);
      }
    }
  }

  private List<ZipEntry> listEntries(ZipFile archive, String name) {
    List<ZipEntry> entries = new ArrayList<>();
    List<Problem> unsafe = new ArrayList<>();
    archive.stream()
        .filter(entry -> !entry.isDirectory())
        .forEach(
            entry -> {
              if (leavesFolder(entry.getName())) {
                unsafe.add(
                    new Problem(
                        name,
                        "entry name",
                        entry.getName(),
                        "expected a name inside the archive's own folder",
                        "The archive does not come from its source unchanged: download it again."));
              } else if (entry.getName().toLowerCase(Locale.ROOT).endsWith(kind.suffix())) {
                entries.add(entry);
              } else {
                ignoredEntries.merge(describe(entry.getName()), 1, Integer::sum);
              }
            });
    if (!unsafe.isEmpty()) {
      throw new InputException(unsafe);
    }
    if (entries.isEmpty()) {
      throw new InputException(
          Problem.ofFile(
              name, "the archive has no entry whose name ends in " + kind.suffix(), kind.remedy()));
    }
    // An archive may hold its entries in any order; which copy of a row counts must not depend on
    // it.
    entries.sort(Comparator.comparing(ZipEntry::getName));
    return entries;
  }

  private static boolean leavesFolder(String name) {
    String path = name.replace('\\', '/');
    return path.startsWith("/")
        || path.matches("[A-Za-z]:.*")
        || ("/" + path + "/").contains("/../")
        || path.indexOf('\0') >= 0;
  }

  private static String describe(String entryName) {
    String name = entryName.toLowerCase(Locale.ROOT);
    if (name.endsWith("-outcomes.csv")) {
      return "outcomes";
    }
    return name.endsWith("-stop-and-search.csv") ? "stop and search" : "other";
  }

  private long readEntry(ZipFile archive, String archiveName, ZipEntry entry, long unpackedBefore)
      throws IOException {
    String name = archiveName + "!" + entry.getName();
    // The directory may understate the size, so the guard counts as well.
    UnpackGuard.check(name, entry.getCompressedSize(), entry.getSize(), unpackedBefore, options);
    try (InputStream input = archive.getInputStream(entry)) {
      UnpackGuard guard =
          new UnpackGuard(
              input, name, entry::getCompressedSize, entry.getSize(), unpackedBefore, options);
      try {
        readOne(guard, name);
      } catch (InputException e) {
        problems.addAll(e.problems());
      }
      return guard.unpackedInAll();
    } catch (IOException e) {
      problems.addAll(InputFiles.unreadable(name, 0, e).problems());
      return unpackedBefore;
    }
  }
}
