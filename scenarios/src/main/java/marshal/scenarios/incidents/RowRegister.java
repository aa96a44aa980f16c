package marshal.scenarios.incidents;

/**
 * Recognises rows that were counted before.
 *
 * <p>The rules, chosen so that an overlap of two downloads changes nothing and no incident is lost:
 *
 * <ul>
 *   <li>Rows that agree in every column and have a Crime ID are one row, published twice: counted
 *       once.
 *   <li>Rows with the same Crime ID and month that differ somewhere are kept: several victims or
 *       offences of one event, common for violence since 2021.
 *   <li>Rows without Crime ID (anti-social behaviour) are kept even if alike: coordinates are
 *       snapped to the middle of a street, so several incidents of a month look the same.
 *   <li>A Crime ID that an earlier file has for the same month is the same row in an overlapping
 *       download, though its outcome may differ: the first file counts. Of n alike rows without
 *       Crime ID, only those beyond the number in earlier files count.
 * </ul>
 *
 * <p>Memory: one table of packed longs, each 50 bits of hash and 14 bits of the file that brought
 * it. With 7 million keys the chance that any row is mistaken for another is about 2 %, and then
 * one row in millions is lost; with the keys of a city of 250,000 over ten years it is below 0.1 %.
 */
final class RowRegister {

  /** What is known of a row. */
  enum Verdict {
    /** Not seen before: counts. */
    NEW(true),
    /** Differs from an earlier row with its Crime ID: counts. */
    SAME_ID(true),
    /** Like an earlier row of this file, both without Crime ID: counts. */
    ALIKE_WITHOUT_ID(true),
    /** The table is full: counts unchecked. */
    UNCHECKED(true),
    /** Agrees with an earlier row of this file in every column. */
    IDENTICAL(false),
    /** An earlier file has its Crime ID. */
    IN_EARLIER_FILE(false),
    /** An earlier file has its like, both without Crime ID. */
    IN_EARLIER_FILE_WITHOUT_ID(false);

    private final boolean counts;

    Verdict(boolean counts) {
      this.counts = counts;
    }

    boolean counts() {
      return counts;
    }
  }

  /** Most files that can be told apart. */
  static final int MAX_FILES = (1 << 14) - 1;

  private static final long FILE_MASK = MAX_FILES;
  private static final double MAX_LOAD = 0.85;
  private static final int FIRST_SLOT_BITS = 12;

  private static final long ID_SALT = 1;
  private static final long ROW_SALT = 2;

  private final int maxKeys;
  private int slotBits = FIRST_SLOT_BITS;
  private long[] slots = new long[1 << FIRST_SLOT_BITS];
  private int size;
  private int file;

  RowRegister(int maxKeys) {
    this.maxKeys = maxKeys;
  }

  /** Begins the next file, before its first row; false if there are too many to tell apart. */
  boolean startFile() {
    if (file == MAX_FILES) {
      return false;
    }
    file++;
    return true;
  }

  /**
   * Registers a row of the current file.
   *
   * @param month number of the month
   * @param crimeId its Crime ID, empty if it has none
   * @param rowHash hash of all its columns
   */
  Verdict register(int month, String crimeId, long rowHash) {
    return crimeId.isEmpty() ? registerAlike(rowHash) : registerWithId(month, crimeId, rowHash);
  }

  private Verdict registerWithId(int month, String crimeId, long rowHash) {
    int seenIn = claim(RowHash.of(crimeId, ID_SALT + ((long) month << 8)), false);
    if (seenIn < 0) {
      return Verdict.UNCHECKED;
    }
    if (seenIn != 0 && seenIn != file) {
      return Verdict.IN_EARLIER_FILE;
    }
    int rowSeenIn = claim(RowHash.mix(rowHash + ROW_SALT), false);
    if (rowSeenIn < 0) {
      return Verdict.UNCHECKED;
    }
    if (seenIn == 0) {
      return Verdict.NEW;
    }
    return rowSeenIn == 0 ? Verdict.SAME_ID : Verdict.IDENTICAL;
  }

  private Verdict registerAlike(long rowHash) {
    // The k-th row of its like in a file has the key (row, k); k is found by counting up.
    for (long k = 0; ; k++) {
      int seenIn = claim(RowHash.mix(rowHash + ROW_SALT + RowHash.mix(k + 1)), true);
      if (seenIn < 0) {
        return Verdict.UNCHECKED;
      }
      if (seenIn == 0) {
        return k == 0 ? Verdict.NEW : Verdict.ALIKE_WITHOUT_ID;
      }
      if (seenIn != file) {
        return Verdict.IN_EARLIER_FILE_WITHOUT_ID;
      }
    }
  }

  /**
   * Finds a key, or enters it for the current file.
   *
   * @param takeOver whether a key of an earlier file passes to this one
   * @return the file that had it, 0 if none, -1 if none and the table is full
   */
  private int claim(long hash, boolean takeOver) {
    int slot = slot(hash);
    while (slots[slot] != 0) {
      if (((slots[slot] ^ hash) & ~FILE_MASK) == 0) {
        int seenIn = (int) (slots[slot] & FILE_MASK);
        if (takeOver) {
          slots[slot] = (hash & ~FILE_MASK) | file;
        }
        return seenIn;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size >= maxKeys) {
      return -1;
    }
    slots[slot] = (hash & ~FILE_MASK) | file;
    size++;
    if (size > MAX_LOAD * slots.length) {
      grow();
    }
    return 0;
  }

  private int slot(long hash) {
    return (int) (hash >>> (Long.SIZE - slotBits));
  }

  private void grow() {
    long[] old = slots;
    slotBits++;
    slots = new long[1 << slotBits];
    for (long entry : old) {
      if (entry != 0) {
        int slot = slot(entry);
        while (slots[slot] != 0) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
      }
    }
  }

  /** Returns the number of keys held. */
  int size() {
    return size;
  }

  /** Returns the bytes of the table. */
  long bytes() {
    return (long) slots.length * Long.BYTES;
  }
}
