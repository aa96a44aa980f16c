package marshal.model.area;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who borders whom, as weights w[j,i]: the share of what leaves j that reaches i.
 *
 * <p>The weights out of a neighbourhood sum to one, so no incident is shared out twice; an island
 * sends nothing. They are held by receiving neighbourhood (compressed sparse rows), the order in
 * which the kernels read them.
 */
public final class Adjacency {

  /**
   * A border between two neighbourhoods.
   *
   * @param first index of one side
   * @param second index of the other side
   * @param weight length or importance of the border, more than 0; 1 where nothing is known
   */
  public record Border(int first, int second, double weight) {

    private Border reversed() {
      return new Border(/* first= */ second, /* second= */ first, weight);
    }
  }

  private final int[] start;
  private final int[] from;
  private final double[] weight;

  private Adjacency(int[] start, int[] from, double[] weight) {
    this.start = start;
    this.from = from;
    this.weight = weight;
  }

  /**
   * Builds the weights from borders, each named once.
   *
   * @param neighbourhoods number of neighbourhoods
   * @param borders the borders, in any order
   * @throws IllegalArgumentException if a border leaves the city, joins a neighbourhood to itself,
   *     or has a weight that is not more than 0
   */
  public static Adjacency of(int neighbourhoods, List<Border> borders) {
    double[] leaving = new double[neighbourhoods];
    int[] start = new int[neighbourhoods + 1];
    for (Border border : borders) {
      check(border, neighbourhoods);
      leaving[border.first()] += border.weight();
      leaving[border.second()] += border.weight();
      start[border.first() + 1]++;
      start[border.second() + 1]++;
    }
    for (int i = 0; i < neighbourhoods; i++) {
      start[i + 1] += start[i];
    }
    int[] from = new int[start[neighbourhoods]];
    double[] weight = new double[from.length];
    int[] next = start.clone();
    List<Border> ordered =
        borders.stream()
            .flatMap(b -> Stream.of(b, b.reversed()))
            .sorted(Comparator.comparingInt(Border::first))
            .toList();
    for (Border border : ordered) {
      int slot = next[border.second()]++;
      from[slot] = border.first();
      weight[slot] = border.weight() / leaving[border.first()];
    }
    return new Adjacency(start, from, weight);
  }

  private static void check(Border border, int neighbourhoods) {
    if (Math.min(border.first(), border.second()) < 0
        || Math.max(border.first(), border.second()) >= neighbourhoods
        || border.first() == border.second()
        || !(border.weight() > 0)
        || Double.isInfinite(border.weight())) {
      throw new IllegalArgumentException(
          "A border must join two different neighbourhoods of the %d with a weight above 0, but is %s."
              .formatted(neighbourhoods, border));
    }
  }

  /** Returns the number of neighbourhoods. */
  public int neighbourhoods() {
    return start.length - 1;
  }

  /** Returns where the senders to each neighbourhood begin; length neighbourhoods + 1. */
  public int[] start() {
    return start.clone();
  }

  /** Returns the sending neighbourhoods, grouped by receiver. */
  public int[] from() {
    return from.clone();
  }

  /** Returns the weights w[from, receiver], in the order of {@link #from()}. */
  public double[] weight() {
    return weight.clone();
  }
}
