package marshal.scenarios.sensitivity;

import java.util.List;
import java.util.Optional;

/**
 * One figure, or several that move together, at its two ends.
 *
 * @param kind what kind of figure
 * @param about id of the intervention, demand stream or treatment group
 * @param name what it is, in words
 * @param low its low end in words
 * @param high its high end in words
 * @param atLow what the plans come to at the low end
 * @param atHigh what they come to at the high end
 * @param switchesAt where the plans' ranking switches, in words, nearest to the value that stands;
 *     empty if nowhere in the range looked at
 * @param lastBelow share of its effect, in percent, below which an intervention's last unit averts
 *     less for its money than that of any other in the plan; empty where that does not apply
 * @param assumption whether the figure rests on no published source
 * @param sources what the case says about it
 */
public record Factor(
    Kind kind,
    String about,
    String name,
    String low,
    String high,
    Point atLow,
    Point atHigh,
    Optional<String> switchesAt,
    Optional<Double> lastBelow,
    boolean assumption,
    List<String> sources) {

  /** Copies the sources. */
  public Factor {
    sources = List.copyOf(sources);
  }

  /** Kinds of figures. */
  public enum Kind {
    /** Effects of an intervention. */
    EFFECT,
    /** Share of incidents that an intervention reaches. */
    REACH,
    /** How long an intervention lasts. */
    HALF_LIFE,
    /** Share of what an intervention prevents that moves next door. */
    DISPLACEMENT,
    /** Price of an intervention. */
    COST,
    /** Incidents of a stream, or the harm of one. */
    DEMAND,
    /** What being retained in treatment changes. */
    TREATMENT,
    /** A figure of treatment.csv. */
    PEOPLE
  }

  /**
   * What the plans come to with the figure at some value.
   *
   * @param averted harm averted by the plan
   * @param advantage how much more it averts than the other plan
   */
  public record Point(double averted, double advantage) {}

  /** Returns how far the figure moves the harm averted between its ends. */
  public double swing() {
    return Math.abs(atHigh.averted() - atLow.averted());
  }
}
