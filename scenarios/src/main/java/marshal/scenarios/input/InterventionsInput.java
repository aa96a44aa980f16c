package marshal.scenarios.input;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.file.At;

/**
 * interventions.yaml: the catalogue of what can be bought.
 *
 * @param at where it stands
 * @param schemaVersion version of the file format
 * @param mechanisms mechanisms that interventions share
 * @param interventions the interventions
 */
@Section("interventions.yaml: the catalogue of what can be bought.")
public record InterventionsInput(
    At at,
    @Key(value = "Version of the file format.", required = true, atLeast = 1, atMost = 1)
        int schemaVersion,
    @Key("Mechanisms that interventions share.") List<MechanismInput> mechanisms,
    @Key(value = "The interventions; an empty list where there is nothing to buy.", required = true)
        List<InterventionInput> interventions) {

  /**
   * A mechanism that several interventions share, so that their effects do not add up.
   *
   * @param at where it stands
   * @param id short name of the mechanism used in files: small letters, digits and hyphens
   * @param fractionOfOthers share of every member's effect but the strongest that counts, 0 to 1
   * @param origin where its figures come from
   */
  @Section(
      value = "A mechanism that several interventions share, so that their effects do not add up.",
      sourced = true)
  public record MechanismInput(
      At at,
      @Key(
              value =
                  "Short name of the mechanism used in files: small letters, digits and hyphens.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(
              value = "Share of every member's effect but the strongest that counts, 0 to 1.",
              required = true,
              atLeast = 0,
              atMost = 1)
          double fractionOfOthers,
      OriginInput origin) {}

  /**
   * An intervention of the catalogue.
   *
   * @param at where it stands
   * @param id short name of the intervention used in files: small letters, digits and hyphens
   * @param name name for people
   * @param unit what is bought, in the singular: home, marshal night
   * @param cost price of a unit
   * @param staff staff time that a unit takes
   * @param offered where it may be deployed
   * @param bounds how much may be bought
   * @param target whom it is aimed at
   * @param rampUpMonths months until a unit works in full; 0 for at once
   * @param halfLifeMonths months after its period in which a unit's effect halves; 0 ends with the
   *     period, permanent stays
   * @param effects what it changes; none for an enabler
   * @param treatment how it acts on treatment
   * @param mechanism id of the mechanism that it shares with others
   * @param displacement where the incidents that it prevents go; nowhere where left out
   * @param evidence what its figures rest on
   */
  @Section("An intervention of the catalogue.")
  public record InterventionInput(
      At at,
      @Key(
              value =
                  "Short name of the intervention used in files: small letters, digits and hyphens.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(value = "Name for people.", required = true, pattern = Patterns.TEXT) String name,
      @Key(
              value = "What is bought, in the singular: home, marshal night.",
              required = true,
              pattern = Patterns.TEXT)
          String unit,
      @Key(value = "Price of a unit.", required = true) Cost cost,
      @Key("Staff time that a unit takes.") List<StaffInput> staff,
      @Key(value = "Where it may be deployed.", required = true) Offered offered,
      @Key(value = "How much may be bought.", required = true) Bounds bounds,
      @Key(value = "Whom it is aimed at.", required = true) TargetInput target,
      @Key(
              value = "Months until a unit works in full; 0 for at once.",
              byDefault = "0",
              atLeast = 0,
              atMost = 1200)
          double rampUpMonths,
      @Key(
              value =
                  "Months after its period in which a unit's effect halves; 0 ends with the period, permanent stays.",
              byDefault = "0",
              atLeast = 0,
              atMost = 12000,
              orWord = "permanent")
          double halfLifeMonths,
      @Key("What it changes; none for an enabler.") List<EffectInput> effects,
      @Key("How it acts on treatment.") Optional<Lever> treatment,
      @Key(value = "Id of the mechanism that it shares with others.", pattern = Patterns.TEXT)
          Optional<String> mechanism,
      @Key("Where the incidents that it prevents go; nowhere where left out.")
          Optional<DisplacementInput> displacement,
      @Key(value = "What its figures rest on.", required = true) EvidenceInput evidence) {}

  /**
   * Where the incidents that an intervention prevents go.
   *
   * @param at where it stands
   * @param share share of what it prevents that arrives in the bordering neighbourhoods instead;
   *     below 0 where its benefit diffuses to them
   * @param low lowest share that is thought possible
   * @param high highest share that is thought possible
   * @param origin where its figures come from
   */
  @Section(value = "Where the incidents that an intervention prevents go.", sourced = true)
  public record DisplacementInput(
      At at,
      @Key(
              value =
                  "Share of what it prevents that arrives in the bordering neighbourhoods instead; below 0 where its benefit diffuses to them.",
              byDefault = "0",
              atLeast = -1,
              atMost = 1)
          double share,
      @Key(
              value = "Lowest share that is thought possible.",
              byDefault = "-0.2",
              atLeast = -1,
              atMost = 1)
          double low,
      @Key(
              value = "Highest share that is thought possible.",
              byDefault = "0.2",
              atLeast = -1,
              atMost = 1)
          double high,
      OriginInput origin) {}

  /**
   * Price of a unit.
   *
   * @param at where it stands
   * @param poundsPerUnit price of one unit in pounds, 0 or more, with up to two decimals
   * @param priceYear year that the price is in, for example 2009/10
   * @param setUpPounds money paid once where the intervention is begun, in pounds of the same price
   *     year
   * @param setUpPer whether each place pays it once, or each place and period with units
   * @param origin where its figures come from
   */
  @Section(value = "Price of a unit.", sourced = true)
  public record Cost(
      At at,
      @Key(
              value = "Price of one unit in pounds, 0 or more, with up to two decimals.",
              required = true,
              atLeast = 0,
              atMost = 1000000000.0,
              pounds = true)
          double poundsPerUnit,
      @Key(
              value = "Year that the price is in, for example 2009/10.",
              required = true,
              pattern = Patterns.YEAR)
          String priceYear,
      @Key(
              value =
                  "Money paid once where the intervention is begun, in pounds of the same price year.",
              byDefault = "0",
              atLeast = 0,
              atMost = 1000000000.0,
              pounds = true)
          double setUpPounds,
      @Key(
              value = "Whether each place pays it once, or each place and period with units.",
              byDefault = "\"place\"",
              oneOf = {"place", "line"})
          String setUpPer,
      OriginInput origin) {}

  /**
   * Staff time that a unit takes.
   *
   * @param at where it stands
   * @param pool id of the staff pool
   * @param hoursPerUnit hours that one unit takes
   * @param origin where its figures come from
   */
  @Section(value = "Staff time that a unit takes.", sourced = true)
  public record StaffInput(
      At at,
      @Key(value = "Id of the staff pool.", pattern = Patterns.TEXT, required = true) String pool,
      @Key(value = "Hours that one unit takes.", required = true, atLeast = 0, atMost = 1000000.0)
          double hoursPerUnit,
      OriginInput origin) {}

  /**
   * Where an intervention may be deployed.
   *
   * @param at where it stands
   * @param places whether it is bought by neighbourhood or once for the whole city
   * @param only codes of the neighbourhoods where it is offered; all where left out
   * @param where column of neighbourhoods.csv that must be above 0 where it is offered
   */
  @Section("Where an intervention may be deployed.")
  public record Offered(
      At at,
      @Key(
              value = "Whether it is bought by neighbourhood or once for the whole city.",
              required = true,
              oneOf = {"neighbourhoods", "city"})
          String places,
      @Key(
              value = "Codes of the neighbourhoods where it is offered; all where left out.",
              notEmpty = true)
          List<String> only,
      @Key(
              value = "Column of neighbourhoods.csv that must be above 0 where it is offered.",
              pattern = Patterns.TEXT)
          Optional<String> where) {}

  /**
   * How much may be bought.
   *
   * @param at where it stands
   * @param atMostPerLine most units in one place and period
   * @param atMostPerTarget most units per target in one place and period
   * @param atMostPerPeriod most units in a period over all places
   * @param smallestPackage least units of a place and period that holds any
   */
  @Section(
      value = "How much may be bought.",
      anyOf = {"atMostPerLine", "atMostPerTarget"})
  public record Bounds(
      At at,
      @Key(value = "Most units in one place and period.", atLeast = 0, atMost = 1000000000.0)
          Optional<Integer> atMostPerLine,
      @Key(
              value = "Most units per target in one place and period.",
              atLeast = 0,
              atMost = 1000000000.0)
          Optional<Double> atMostPerTarget,
      @Key(value = "Most units in a period over all places.", atLeast = 0, atMost = 1000000000.0)
          Optional<Integer> atMostPerPeriod,
      @Key(
              value = "Least units of a place and period that holds any.",
              byDefault = "1",
              atLeast = 1,
              atMost = 1000000000.0)
          int smallestPackage) {}

  /**
   * Whom an intervention is aimed at.
   *
   * @param at where it stands
   * @param figure column of neighbourhoods.csv that the number of targets is in proportion to, or
   *     one
   * @param perFigure targets per unit of the figure, more than 0
   * @param saturation active units per target at which coverage is 63 % (1 - 1/e), more than 0
   * @param origin where its figures come from
   */
  @Section(value = "Whom an intervention is aimed at.", sourced = true)
  public record TargetInput(
      At at,
      @Key(
              value =
                  "Column of neighbourhoods.csv that the number of targets is in proportion to, or one.",
              pattern = Patterns.TEXT,
              required = true)
          String figure,
      @Key(
              value = "Targets per unit of the figure, more than 0.",
              required = true,
              moreThan = 0,
              atMost = 1000000000.0)
          double perFigure,
      @Key(
              value = "Active units per target at which coverage is 63 % (1 - 1/e), more than 0.",
              required = true,
              moreThan = 0,
              atMost = 1000000000.0)
          double saturation,
      OriginInput origin) {}

  /**
   * What an intervention changes in a demand stream.
   *
   * @param at where it stands
   * @param stream id of the demand stream
   * @param changePercent central change of the incidents reached, in percent: -25 for a quarter
   *     fewer
   * @param lowPercent end of the 95 % interval with the greatest reduction, in percent
   * @param highPercent end of the 95 % interval with the smallest reduction or an increase, in
   *     percent
   * @param reachShare share of the stream's incidents that full coverage can touch, 0 to 1
   * @param reachFigure column of neighbourhoods.csv that multiplies the reach
   * @param triggeredOnly whether only incidents triggered by earlier ones are changed
   * @param origin where its figures come from
   */
  @Section(value = "What an intervention changes in a demand stream.", sourced = true)
  public record EffectInput(
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
              value = "Share of the stream's incidents that full coverage can touch, 0 to 1.",
              byDefault = "1",
              atLeast = 0,
              atMost = 1)
          double reachShare,
      @Key(
              value = "Column of neighbourhoods.csv that multiplies the reach.",
              pattern = Patterns.TEXT)
          Optional<String> reachFigure,
      @Key(
              value = "Whether only incidents triggered by earlier ones are changed.",
              byDefault = "false")
          boolean triggeredOnly,
      OriginInput origin) {}

  /**
   * How an intervention acts on treatment: units are places, or they help people to stay.
   *
   * @param at where it stands
   * @param places id of the group whose treatment places the units are
   * @param retention id of the group that the units help to stay
   * @param changePercent central change of the incidents reached, in percent: -25 for a quarter
   *     fewer
   * @param lowPercent end of the 95 % interval with the greatest reduction, in percent
   * @param highPercent end of the 95 % interval with the smallest reduction or an increase, in
   *     percent
   * @param origin where its figures come from
   */
  @Section(
      value =
          "How an intervention acts on treatment: units are places, or they help people to stay.",
      anyOf = {"places", "retention"})
  public record Lever(
      At at,
      @Key(value = "Id of the group whose treatment places the units are.", pattern = Patterns.TEXT)
          Optional<String> places,
      @Key(value = "Id of the group that the units help to stay.", pattern = Patterns.TEXT)
          Optional<String> retention,
      @Key(
              value =
                  "Central change of the incidents reached, in percent: -25 for a quarter fewer.",
              moreThan = -100,
              atMost = 1000)
          Optional<Double> changePercent,
      @Key(
              value = "End of the 95 % interval with the greatest reduction, in percent.",
              moreThan = -100,
              atMost = 1000)
          Optional<Double> lowPercent,
      @Key(
              value =
                  "End of the 95 % interval with the smallest reduction or an increase, in percent.",
              moreThan = -100,
              atMost = 1000)
          Optional<Double> highPercent,
      OriginInput origin) {}

  /**
   * What the figures rest on.
   *
   * @param at where it stands
   * @param grade strength of the evidence in a few words
   * @param source where it was published
   * @param note what a reader should know before trusting the figures
   */
  @Section("What the figures rest on.")
  public record EvidenceInput(
      At at,
      @Key(
              value = "Strength of the evidence in a few words.",
              required = true,
              pattern = Patterns.TEXT)
          String grade,
      @Key(value = "Where it was published.", required = true, pattern = Patterns.TEXT)
          String source,
      @Key(value = "What a reader should know before trusting the figures.", byDefault = "\"\"")
          String note) {}
}
