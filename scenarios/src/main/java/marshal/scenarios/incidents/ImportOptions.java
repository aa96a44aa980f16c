package marshal.scenarios.incidents;

/**
 * Limits of an import, checked before or while reading so that no file can exhaust the machine.
 *
 * <p>With the defaults an import needs at most about 200 MB of heap, whatever the length of its
 * files: 67 MB of row keys (100 MB while that table grows), 50 MB of counts, and buffers.
 *
 * @param maxLineCharacters longest line, and longest quoted cell, in characters
 * @param maxUnpackedBytes most bytes that one archive or one compressed file may unpack to
 * @param maxUnpackRatio most unpacked bytes per packed byte, once a mebibyte is unpacked; the files
 *     of police.uk have a ratio of about 10, the format's greatest is about 1,030
 * @param maxArchiveEntries most entries in one archive
 * @param maxRowKeys most keys kept to recognise repeated rows, about 1.7 per row inside the area;
 *     rows beyond are counted unchecked and the report says how many
 * @param maxCells most different cells (month, neighbourhood, category) counted
 */
public record ImportOptions(
    int maxLineCharacters,
    long maxUnpackedBytes,
    int maxUnpackRatio,
    int maxArchiveEntries,
    int maxRowKeys,
    int maxCells) {

  /** The limits used unless others are given. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(1 << 20, 32L << 30, 100, 12_000, 7_000_000, 3_500_000);

  private static final int MAX_TABLE_SIZE = 1 << 28;

  /**
   * Checks that every limit is positive and that tables of the size can be addressed.
   *
   * @throws IllegalArgumentException if a limit is zero or less, or a table would be too large
   */
  public ImportOptions {
    requirePositive("longest line", maxLineCharacters);
    requirePositive("number of unpacked bytes", maxUnpackedBytes);
    requirePositive("unpack ratio", maxUnpackRatio);
    requirePositive("number of archive entries", maxArchiveEntries);
    requireTableSize("number of row keys", maxRowKeys);
    requireTableSize("number of cells", maxCells);
  }

  private static void requireTableSize(String what, int limit) {
    requirePositive(what, limit);
    if (limit > MAX_TABLE_SIZE) {
      throw new IllegalArgumentException(
          "The limit of the " + what + " is " + limit + ", not " + MAX_TABLE_SIZE + " or less.");
    }
  }

  private static void requirePositive(String what, long limit) {
    if (limit <= 0) {
      throw new IllegalArgumentException(
          "The limit of the " + what + " is " + limit + ", not 1 or more.");
    }
  }

  /** Returns these options with another longest line. */
  public ImportOptions withMaxLineCharacters(int characters) {
    return new ImportOptions(
        characters, maxUnpackedBytes, maxUnpackRatio, maxArchiveEntries, maxRowKeys, maxCells);
  }

  /** Returns these options with another limit of unpacked bytes. */
  public ImportOptions withMaxUnpackedBytes(long bytes) {
    return new ImportOptions(
        maxLineCharacters, bytes, maxUnpackRatio, maxArchiveEntries, maxRowKeys, maxCells);
  }

  /** Returns these options with another greatest ratio of unpacked to packed bytes. */
  public ImportOptions withMaxUnpackRatio(int ratio) {
    return new ImportOptions(
        maxLineCharacters, maxUnpackedBytes, ratio, maxArchiveEntries, maxRowKeys, maxCells);
  }

  /** Returns these options with another limit of archive entries. */
  public ImportOptions withMaxArchiveEntries(int entries) {
    return new ImportOptions(
        maxLineCharacters, maxUnpackedBytes, maxUnpackRatio, entries, maxRowKeys, maxCells);
  }

  /** Returns these options with another limit of row keys. */
  public ImportOptions withMaxRowKeys(int keys) {
    return new ImportOptions(
        maxLineCharacters, maxUnpackedBytes, maxUnpackRatio, maxArchiveEntries, keys, maxCells);
  }

  /** Returns these options with another limit of counted cells. */
  public ImportOptions withMaxCells(int cells) {
    return new ImportOptions(
        maxLineCharacters, maxUnpackedBytes, maxUnpackRatio, maxArchiveEntries, maxRowKeys, cells);
  }
}
