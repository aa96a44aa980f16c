package marshal.results.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The document of a sweep, {@code sweep.json}: its keys, in their order. Keys are never renamed or
 * taken away; more may be added. Money is in pounds, harm in the unit of the index; what is not
 * known is null.
 *
 * @param kind always {@code sweep}
 * @param schemaVersion version of the keys
 * @param id name of the sweep's folder
 * @param caseId the case
 * @param caseName its name for people
 * @param scenario the scenario that is varied
 * @param seed seed of every random number
 * @param worlds worlds that plans were searched in
 * @param freshWorlds worlds that they were judged in, the same at all points
 * @param steps plans that the local search tried at each point
 * @param index id of the harm index
 * @param indexName its name for people
 * @param unit unit of harm
 * @param productVersion version of the program
 * @param axes what was varied, one or two
 * @param points one for each combination of the axes' values, the last axis fastest
 * @param changes where plans change shape from a point to the next along an axis
 */
public record SweepDocument(
    String kind,
    int schemaVersion,
    String id,
    @JsonProperty("case") String caseId,
    String caseName,
    String scenario,
    long seed,
    int worlds,
    int freshWorlds,
    long steps,
    String index,
    String indexName,
    String unit,
    String productVersion,
    List<Axis> axes,
    List<Point> points,
    List<Change> changes) {

  /** What {@link #kind} holds. */
  public static final String KIND = "sweep";

  /** Version of the keys written today. */
  public static final int SCHEMA_VERSION = 1;

  /** Returns the values of a point for people: {@code free money 80 % · price of locks 110 %}. */
  public String words(Point point) {
    return IntStream.range(0, axes.size())
        .mapToObj(
            axis -> axes.get(axis).name() + " " + point.percents().get(axis).toPlainString() + " %")
        .collect(Collectors.joining(" · "));
  }

  /**
   * One thing that was varied.
   *
   * @param key as the command names it, for example {@code price:taxi-marshals}
   * @param name name for people
   * @param percents its values in percent of the scenario's own, ascending
   */
  public record Axis(String key, String name, List<BigDecimal> percents) {}

  /**
   * One point.
   *
   * @param number number from 1, in the order of the points
   * @param position index of its value on each axis, from 0
   * @param percents its value on each axis
   * @param label its values as the command names them; {@link SweepDocument#words} has them for
   *     people
   * @param status "feasible", or "infeasible" where the promises cannot be kept
   * @param reasons why it is infeasible
   * @param available money that the plan may use beyond what is promised in money or units
   * @param spent what the plan spends of it
   * @param withoutPlan mean harm when only what is committed is done
   * @param averted harm averted
   * @param worstTenPercentMean mean of the worst tenth of worlds
   * @param probabilityBetterThanCurrent share of worlds in which it averts more than today's plan
   * @param gapPercent proven gap to the best possible plan
   * @param prices harm that one more pound of each stream averts
   * @param next what the next £10,000 buys, in the stream where it averts most
   * @param firstCut what the first £10,000 cut costs, in the stream where it costs least
   * @param interventions what is bought beyond the promises
   * @param planFile the plan, a file in the sweep's folder
   * @param scenarioFile the scenario of the point, a file in the sweep's folder
   */
  public record Point(
      int number,
      List<Integer> position,
      List<BigDecimal> percents,
      String label,
      String status,
      List<String> reasons,
      Optional<BigDecimal> available,
      Optional<BigDecimal> spent,
      Optional<BigDecimal> withoutPlan,
      Optional<EstimateDocument> averted,
      Optional<BigDecimal> worstTenPercentMean,
      Optional<BigDecimal> probabilityBetterThanCurrent,
      Optional<BigDecimal> gapPercent,
      List<Price> prices,
      Optional<Margin> next,
      Optional<Margin> firstCut,
      List<Bought> interventions,
      String planFile,
      String scenarioFile) {

    /** What {@link #status} holds where there is a plan. */
    public static final String FEASIBLE = "feasible";

    /** What {@link #status} holds where there is none. */
    public static final String INFEASIBLE = "infeasible";
  }

  /** Harm that one more pound of a funding stream averts. */
  public record Price(String stream, String name, Optional<BigDecimal> perPound) {}

  /**
   * What some more or less money does, in whole units.
   *
   * @param stream id of the funding stream
   * @param name its name for people
   * @param pounds money added or cut
   * @param harm harm averted by the money added, or no longer averted after the cut
   * @param lines what is bought with it; units and pounds are negative for what is given up
   */
  public record Margin(
      String stream,
      String name,
      BigDecimal pounds,
      Optional<BigDecimal> harm,
      List<MarginLine> lines) {}

  /** Units of an intervention in a place, over all periods. */
  public record MarginLine(
      String intervention,
      String name,
      String neighbourhood,
      String neighbourhoodName,
      long units,
      BigDecimal pounds) {}

  /** Units of an intervention beyond the promised ones, what they cost and avert, and where. */
  public record Bought(
      String intervention,
      String name,
      long units,
      BigDecimal pounds,
      Optional<BigDecimal> averts,
      List<Place> places) {}

  /** Units beyond the promised ones in a neighbourhood, or {@code city}. */
  public record Place(
      String neighbourhood, String neighbourhoodName, long units, BigDecimal pounds) {}

  /**
   * How the plan changes between two points.
   *
   * @param from number of the point with the smaller value
   * @param to number of the next one
   * @param entering ids of the interventions that are bought at the second only
   * @param leaving ids of those bought at the first only
   * @param placesEntering interventions and places where something is bought at the second only
   * @param placesLeaving those at the first only
   * @param moved money that goes elsewhere, beyond what is added or cut
   * @param words the change in words
   */
  public record Change(
      int from,
      int to,
      List<String> entering,
      List<String> leaving,
      List<MarginLine> placesEntering,
      List<MarginLine> placesLeaving,
      BigDecimal moved,
      String words) {}
}
