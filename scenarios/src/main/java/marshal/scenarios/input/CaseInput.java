package marshal.scenarios.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.scenarios.file.At;

/**
 * case.yaml: the city, the time planned for and its demand streams.
 *
 * @param at where it stands
 * @param schemaVersion version of the file format
 * @param id short name of the case used in files: small letters, digits and hyphens
 * @param name name for people, with the year
 * @param description what a reader should know about the case
 * @param firstDay first day of the plan, as 2015-04-01
 * @param step length of a time step
 * @param periods planning periods
 * @param stepsPerPeriod whole steps in each planning period
 * @param stepsAfterPlan further steps after the last period over which harm is still counted
 * @param priceYear year that results are priced in, for example 2015/16
 * @param harmIndex id of the harm index that plans are made under
 * @param training steps of recorded-crime.csv that demand is fitted on; all where left out
 * @param levelBreaks changes in recording practice
 * @param levelDrift how far demand may move after the data end; the fit's own where left out
 * @param streams demand streams
 * @param treatment substance groups
 * @param priceIndex price index; needed if a price is in another year than the case
 * @param attribution acknowledgements that the data's licences ask for
 */
@Section("case.yaml: the city, the time planned for and its demand streams.")
public record CaseInput(
    At at,
    @Key(value = "Version of the file format.", required = true, atLeast = 1, atMost = 1)
        int schemaVersion,
    @Key(
            value = "Short name of the case used in files: small letters, digits and hyphens.",
            required = true,
            pattern = Patterns.ID)
        String id,
    @Key(value = "Name for people, with the year.", required = true, pattern = Patterns.TEXT)
        String name,
    @Key(value = "What a reader should know about the case.", byDefault = "\"\"")
        String description,
    @Key(value = "First day of the plan, as 2015-04-01.", required = true, pattern = Patterns.DAY)
        String firstDay,
    @Key(
            value = "Length of a time step.",
            required = true,
            oneOf = {"month", "week"})
        String step,
    @Key(value = "Planning periods.", required = true, atLeast = 1, atMost = 520) int periods,
    @Key(value = "Whole steps in each planning period.", required = true, atLeast = 1, atMost = 520)
        int stepsPerPeriod,
    @Key(
            value = "Further steps after the last period over which harm is still counted.",
            byDefault = "0",
            atLeast = 0,
            atMost = 520)
        int stepsAfterPlan,
    @Key(
            value = "Year that results are priced in, for example 2015/16.",
            required = true,
            pattern = Patterns.YEAR)
        String priceYear,
    @Key(
            value = "Id of the harm index that plans are made under.",
            pattern = Patterns.TEXT,
            required = true)
        String harmIndex,
    @Key("Steps of recorded-crime.csv that demand is fitted on; all where left out.")
        Optional<Training> training,
    @Key("Changes in recording practice.") List<LevelBreak> levelBreaks,
    @Key("How far demand may move after the data end; the fit's own where left out.")
        Optional<Drift> levelDrift,
    @Key(value = "Demand streams.", required = true, notEmpty = true) List<StreamInput> streams,
    @Key("Substance groups.") List<GroupInput> treatment,
    @Key("Price index; needed if a price is in another year than the case.")
        Optional<PriceIndex> priceIndex,
    @Key("Acknowledgements that the data's licences ask for.") List<String> attribution) {

  /**
   * The steps of recorded crime that the demand is fitted on.
   *
   * @param at where it stands
   * @param from first step: a month as 2014-01, or a week as 2014-W02 or its first day
   * @param until last step
   */
  @Section("The steps of recorded crime that the demand is fitted on.")
  public record Training(
      At at,
      @Key(
              value = "First step: a month as 2014-01, or a week as 2014-W02 or its first day.",
              pattern = Patterns.STEP)
          Optional<String> from,
      @Key(value = "Last step.", pattern = Patterns.STEP) Optional<String> until) {}

  /**
   * A change in recording practice after which counts of a category are not comparable.
   *
   * @param at where it stands
   * @param category category of recorded crime
   * @param from first step under the new practice
   * @param source where the change is described
   */
  @Section("A change in recording practice after which counts of a category are not comparable.")
  public record LevelBreak(
      At at,
      @Key(value = "Category of recorded crime.", pattern = Patterns.TEXT, required = true)
          String category,
      @Key(value = "First step under the new practice.", required = true, pattern = Patterns.STEP)
          String from,
      @Key("Where the change is described.") Optional<String> source) {}

  /**
   * How far the level of demand may move after the data end, as standard deviations after a year.
   *
   * @param at where it stands
   * @param cityPercentPerYear standard deviation of the city's level after a year, in percent
   * @param neighbourhoodPercentPerYear standard deviation of each neighbourhood's own level after a
   *     year, in percent
   * @param origin where its figures come from
   */
  @Section(
      value =
          "How far the level of demand may move after the data end, as standard deviations after a year.",
      sourced = true)
  public record Drift(
      At at,
      @Key(
              value = "Standard deviation of the city's level after a year, in percent.",
              byDefault = "15",
              atLeast = 0,
              atMost = 200)
          double cityPercentPerYear,
      @Key(
              value =
                  "Standard deviation of each neighbourhood's own level after a year, in percent.",
              byDefault = "10",
              atLeast = 0,
              atMost = 200)
          double neighbourhoodPercentPerYear,
      OriginInput origin) {}

  /**
   * A demand stream: a share of the incidents recorded under some categories.
   *
   * @param at where it stands
   * @param id short name of the stream used in files: small letters, digits and hyphens
   * @param name name for people
   * @param categories categories of recorded-crime.csv that hold its incidents
   * @param share share of those incidents that belong to the stream, 0 to 1
   * @param shareFigure column of neighbourhoods.csv that multiplies the share
   * @param nearRepeats whether incidents trigger others across a border
   * @param lagWeights lag kernel: shares of what an incident triggers that fall on the first step
   *     after it, the second and so on; the first alone where left out
   * @param origin where its figures come from
   */
  @Section("A demand stream: a share of the incidents recorded under some categories.")
  public record StreamInput(
      At at,
      @Key(
              value = "Short name of the stream used in files: small letters, digits and hyphens.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(value = "Name for people.", required = true, pattern = Patterns.TEXT) String name,
      @Key(
              value = "Categories of recorded-crime.csv that hold its incidents.",
              required = true,
              notEmpty = true)
          List<String> categories,
      @Key(
              value = "Share of those incidents that belong to the stream, 0 to 1.",
              byDefault = "1",
              atLeast = 0,
              atMost = 1)
          double share,
      @Key(
              value = "Column of neighbourhoods.csv that multiplies the share.",
              pattern = Patterns.TEXT)
          Optional<String> shareFigure,
      @Key(value = "Whether incidents trigger others across a border.", byDefault = "true")
          boolean nearRepeats,
      @Key(
              value =
                  "Lag kernel: shares of what an incident triggers that fall on the first step after it, the second and so on; the first alone where left out.",
              notEmpty = true,
              atLeast = 0,
              atMost = 1)
          List<Double> lagWeights,
      OriginInput origin) {

    /** Returns the lag kernel, with its default. */
    public List<Double> kernel() {
      return lagWeights.isEmpty() ? List.of(1.0) : lagWeights;
    }
  }

  /**
   * What being retained in treatment for twelve weeks changes in a demand stream.
   *
   * @param at where it stands
   * @param stream id of the demand stream
   * @param changePercent central change of the incidents reached, in percent: -25 for a quarter
   *     fewer
   * @param lowPercent end of the 95 % interval with the greatest reduction, in percent
   * @param highPercent end of the 95 % interval with the smallest reduction or an increase, in
   *     percent
   * @param reachShare share of the stream's incidents that people of this group commit, 0 to 1
   * @param origin where its figures come from
   */
  @Section(
      value = "What being retained in treatment for twelve weeks changes in a demand stream.",
      sourced = true)
  public record RetainedEffect(
      At at,
      @Key(value = "Id of the demand stream.", pattern = Patterns.TEXT, required = true)
          String stream,
      @Key(
              value =
                  "Central change of the incidents reached, in percent: -25 for a quarter fewer.",
              moreThan = -100,
              atMost = 1000,
              required = true)
          double changePercent,
      @Key(
              value = "End of the 95 % interval with the greatest reduction, in percent.",
              moreThan = -100,
              atMost = 1000,
              required = true)
          double lowPercent,
      @Key(
              value =
                  "End of the 95 % interval with the smallest reduction or an increase, in percent.",
              moreThan = -100,
              atMost = 1000,
              required = true)
          double highPercent,
      @Key(
              value = "Share of the stream's incidents that people of this group commit, 0 to 1.",
              required = true,
              atLeast = 0,
              atMost = 1)
          double reachShare,
      OriginInput origin) {}

  /**
   * A substance group; its numbers are in treatment.csv.
   *
   * @param at where it stands
   * @param id short name of the group used in files: small letters, digits and hyphens
   * @param name name for people
   * @param neighbourhoodFigure column of neighbourhoods.csv that says where its people live
   * @param effects what being retained for twelve weeks changes
   */
  @Section("A substance group; its numbers are in treatment.csv.")
  public record GroupInput(
      At at,
      @Key(
              value = "Short name of the group used in files: small letters, digits and hyphens.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(value = "Name for people.", required = true, pattern = Patterns.TEXT) String name,
      @Key(
              value = "Column of neighbourhoods.csv that says where its people live.",
              pattern = Patterns.TEXT,
              required = true)
          String neighbourhoodFigure,
      @Key("What being retained for twelve weeks changes.") List<RetainedEffect> effects) {}

  /**
   * Price index that converts prices to the case's price year.
   *
   * @param at where it stands
   * @param values index by price year, for example 2015/16: 100
   * @param origin where its figures come from
   */
  @Section(value = "Price index that converts prices to the case's price year.", sourced = true)
  public record PriceIndex(
      At at,
      @Key(
              value = "Index by price year, for example 2015/16: 100.",
              required = true,
              moreThan = 0,
              pattern = Patterns.YEAR,
              notEmpty = true)
          Map<String, Double> values,
      OriginInput origin) {}
}
