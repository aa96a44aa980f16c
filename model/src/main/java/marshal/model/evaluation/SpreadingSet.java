package marshal.model.evaluation;

/** Neighbourhoods that a change has reached, and its way on to their neighbours. */
final class SpreadingSet {

  private final int[] outStart;
  private final int[] to;
  private final boolean[] contained;

  /** In the order they were reached. */
  private final int[] members;

  private int size;

  /** Members whose neighbours are members, too. */
  private int surrounded;

  /**
   * Creates an empty set.
   *
   * @param outStart where the neighbours of each neighbourhood begin; length neighbourhoods + 1
   * @param to the neighbours
   */
  SpreadingSet(int[] outStart, int[] to) {
    this.outStart = outStart;
    this.to = to;
    this.contained = new boolean[outStart.length - 1];
    this.members = new int[contained.length];
  }

  int size() {
    return size;
  }

  int member(int index) {
    return members[index];
  }

  void add(int neighbourhood) {
    if (!contained[neighbourhood]) {
      contained[neighbourhood] = true;
      members[size++] = neighbourhood;
    }
  }

  void addAll() {
    for (int i = 0; i < contained.length; i++) {
      add(i);
    }
  }

  /** Adds the neighbours of every member; those of earlier rounds have theirs already. */
  void spread() {
    int before = size;
    for (; surrounded < before && size < contained.length; surrounded++) {
      int member = members[surrounded];
      for (int edge = outStart[member]; edge < outStart[member + 1]; edge++) {
        add(to[edge]);
      }
    }
  }

  void clear() {
    for (int m = 0; m < size; m++) {
      contained[members[m]] = false;
    }
    size = 0;
    surrounded = 0;
  }
}
