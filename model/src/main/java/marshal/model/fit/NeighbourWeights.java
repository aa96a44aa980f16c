package marshal.model.fit;

/**
 * How the excitation of each neighbourhood is shared among its neighbours, as a sparse matrix by
 * receiving neighbourhood.
 *
 * <p>The senders of neighbourhood i and their weights w[j,i] lie at {@code start[i]} up to {@code
 * start[i + 1]}. What j sends out sums to one, so no incident is shared out twice; an island sends
 * nothing. Immutable.
 */
public final class NeighbourWeights {
  private static final double SUM_TOLERANCE = 1e-9;

  private final int[] start;
  private final int[] from;
  private final double[] weight;

  private NeighbourWeights(int[] start, int[] from, double[] weight) {
    this.start = start;
    this.from = from;
    this.weight = weight;
  }

  /**
   * Creates weights from their sparse form.
   *
   * @param start where each receiver's senders begin, length n + 1
   * @param from sender of each entry
   * @param weight share of the sender's excitation that the receiver gets, 0..1
   * @throws IllegalArgumentException if the form is broken or a sender gives away more than one
   */
  public static NeighbourWeights of(int[] start, int[] from, double[] weight) {
    int n = start.length - 1;
    if (n < 1 || start[0] != 0 || start[n] != from.length || from.length != weight.length) {
      throw new IllegalArgumentException(
          "The neighbour lists must begin at 0 and end at the number of entries (%d)."
              .formatted(from.length));
    }
    double[] out = new double[n];
    for (int to = 0; to < n; to++) {
      if (start[to + 1] < start[to]) {
        throw new IllegalArgumentException("The neighbour list of " + to + " must not end early.");
      }
      for (int e = start[to]; e < start[to + 1]; e++) {
        int sender = from[e];
        if (sender < 0 || sender >= n || sender == to) {
          throw new IllegalArgumentException(
              "The sender (%d) of neighbourhood %d must be another of the %d neighbourhoods."
                  .formatted(sender, to, n));
        }
        if (!(weight[e] >= 0)) {
          throw new IllegalArgumentException(
              "The weight (%s) from %d to %d must be 0 or more.".formatted(weight[e], sender, to));
        }
        out[sender] += weight[e];
      }
    }
    for (int sender = 0; sender < n; sender++) {
      if (out[sender] > 1 + SUM_TOLERANCE) {
        throw new IllegalArgumentException(
            "The weights that neighbourhood %d sends out sum to %s; they must not exceed 1."
                .formatted(sender, out[sender]));
      }
    }
    return new NeighbourWeights(start.clone(), from.clone(), weight.clone());
  }

  /**
   * Shares every neighbourhood's excitation equally among its neighbours.
   *
   * @param neighbours for each neighbourhood the neighbourhoods that touch it
   */
  public static NeighbourWeights equalShares(int[][] neighbours) {
    int n = neighbours.length;
    int[] start = new int[n + 1];
    for (int[] list : neighbours) {
      for (int to : list) {
        if (to < 0 || to >= n) {
          throw new IllegalArgumentException(
              "The neighbour (%d) must be one of the %d neighbourhoods.".formatted(to, n));
        }
        start[to + 1]++;
      }
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    int[] from = new int[start[n]];
    double[] weight = new double[start[n]];
    for (int sender = 0; sender < n; sender++) {
      for (int to : neighbours[sender]) {
        from[next[to]] = sender;
        weight[next[to]++] = 1.0 / neighbours[sender].length;
      }
    }
    return of(start, from, weight);
  }

  /** Returns weights under which nobody excites anybody else. */
  public static NeighbourWeights none(int neighbourhoods) {
    return of(new int[neighbourhoods + 1], new int[0], new double[0]);
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return start.length - 1;
  }

  /** Returns whether nobody has a neighbour. */
  public boolean isEmpty() {
    return from.length == 0;
  }

  /** Writes what each neighbourhood receives: received[i] = sum over j of w[j,i] sent[j]. */
  void receive(double[] sent, int sentOffset, double[] received, int receivedOffset) {
    for (int to = 0; to + 1 < start.length; to++) {
      double sum = 0;
      for (int e = start[to]; e < start[to + 1]; e++) {
        sum += weight[e] * sent[sentOffset + from[e]];
      }
      received[receivedOffset + to] = sum;
    }
  }
}
