package marshal.scenarios.incidents;

/** Counts by a positive 64-bit key, in two flat arrays with open addressing. */
final class CellCounts {

  private static final double MAX_LOAD = 0.85;

  private int slotBits = 12;
  private long[] keys = new long[1 << slotBits];
  private int[] counts = new int[1 << slotBits];
  private int size;

  /** Adds to the count of a key. */
  void add(long key, int count) {
    if (key <= 0) {
      throw new IllegalArgumentException("The key " + key + " must be positive.");
    }
    int slot = slot(key);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    if (keys[slot] == 0) {
      keys[slot] = key;
      size++;
    }
    counts[slot] = Math.addExact(counts[slot], count);
    if (size > MAX_LOAD * keys.length) {
      grow();
    }
  }

  private int slot(long key) {
    return (int) (RowHash.mix(key) >>> (Long.SIZE - slotBits));
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    slotBits++;
    keys = new long[1 << slotBits];
    counts = new int[1 << slotBits];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        add(oldKeys[i], oldCounts[i]);
      }
    }
  }

  /** Returns the number of different keys. */
  int size() {
    return size;
  }

  /** Hands every key with its count to a visitor, in no order. */
  void forEach(Visitor visitor) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        visitor.visit(keys[i], counts[i]);
      }
    }
  }

  /** Takes a key and its count. */
  interface Visitor {
    void visit(long key, int count);
  }
}
