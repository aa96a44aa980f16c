package marshal.model.demand;

import java.util.List;
import java.util.Optional;

/**
 * One demand stream, for example burglary.
 *
 * <p>A stream is a share of the incidents recorded under some categories. Shares thin the recorded
 * counts: a negative binomial count thinned by p is negative binomial with p times the mean and the
 * same overdispersion, so the model is fitted on whole recorded counts and scaled afterwards.
 *
 * @param id short name used in files
 * @param name name for people
 * @param categories categories of recorded crime that hold this stream's incidents
 * @param share share of those categories' incidents that belong to this stream, 0 to 1
 * @param shareFigure figure of each neighbourhood that multiplies the share; empty for one share
 * @param nearRepeats whether incidents trigger others across a border (phi may be above 0)
 * @param lagWeights lag kernel, the last step first: share of what an incident triggers that falls
 *     on the first step after it, the second, ...; sums to one
 */
public record Stream(
    String id,
    String name,
    List<String> categories,
    double share,
    Optional<String> shareFigure,
    boolean nearRepeats,
    List<Double> lagWeights) {

  /** A stream that only the step before excites. */
  public Stream(
      String id,
      String name,
      List<String> categories,
      double share,
      Optional<String> shareFigure,
      boolean nearRepeats) {
    this(id, name, categories, share, shareFigure, nearRepeats, List.of(1.0));
  }

  /** Checks the share and copies the categories. */
  public Stream {
    categories = List.copyOf(categories);
    lagWeights = List.copyOf(lagWeights);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share of stream '%s' is %s; it must be from 0 to 1.".formatted(id, share));
    }
  }
}
