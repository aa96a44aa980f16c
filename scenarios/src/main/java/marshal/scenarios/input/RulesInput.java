package marshal.scenarios.input;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.file.At;

/**
 * Rules of the partnership's own, in resources.yaml or a scenario.
 *
 * @param at where it stands
 * @param bounds least and most units or money
 * @param locks lines whose units are decided
 * @param minimumPackages smallest packages
 * @param setUps set-up costs
 * @param requires interventions that need others
 * @param excludes interventions that exclude others
 * @param cash cash period by period
 * @param agency hours that can be bought
 * @param fairnessFloor least share of the average per head in every neighbourhood
 * @param stability most money that moves away from the current plan
 * @param switchOff rules that do not hold, each a kind of rule or the name of one
 * @param switchOn rules that were switched off before and hold again
 */
@Section("Rules of the partnership's own.")
public record RulesInput(
    At at,
    @Key("Least and most units or money.") List<BoundInput> bounds,
    @Key("Lines whose units are decided.") List<LockInput> locks,
    @Key("Smallest packages.") List<PackageInput> minimumPackages,
    @Key("Set-up costs.") List<SetUpInput> setUps,
    @Key("Interventions that need others.") List<RequiresInput> requires,
    @Key("Interventions that exclude others.") List<ExcludesInput> excludes,
    @Key("Cash period by period.") List<CashInput> cash,
    @Key("Hours that can be bought.") List<AgencyInput> agency,
    @Key("Least share of the average per head in every neighbourhood.")
        Optional<FairnessInput> fairnessFloor,
    @Key("Most money that moves away from the current plan.") Optional<StabilityInput> stability,
    @Key(value = "Rules that do not hold, each a kind of rule or the name of one.", notEmpty = true)
        List<String> switchOff,
    @Key(value = "Rules that were switched off before and hold again.", notEmpty = true)
        List<String> switchOn) {

  /**
   * Least and most units or money of some lines.
   *
   * @param at where it stands
   * @param name what people call it; one of the same name in a later file takes its place
   * @param level whether it holds for each line, or for the lines of each intervention, of each
   *     neighbourhood or of the plan together
   * @param interventions ids of the interventions that it holds for; all where left out
   * @param neighbourhoods codes of the neighbourhoods that it holds for; all where left out
   * @param periods periods that it holds for, from 1; all together where left out
   * @param atLeastUnits least units
   * @param atMostUnits most units
   * @param atLeastPounds least money for units, in pounds
   * @param atMostPounds most money for units, in pounds
   * @param origin where its figures come from
   */
  @Section(
      value = "Least and most units or money of some lines.",
      anyOf = {"atLeastUnits", "atMostUnits", "atLeastPounds", "atMostPounds"})
  public record BoundInput(
      At at,
      @Key(
              value = "What people call it; one of the same name in a later file takes its place.",
              required = true,
              pattern = Patterns.TEXT)
          String name,
      @Key(
              value =
                  "Whether it holds for each line, or for the lines of each intervention, of each neighbourhood or of the plan together.",
              required = true,
              oneOf = {"line", "intervention", "neighbourhood", "plan"})
          String level,
      @Key(
              value = "Ids of the interventions that it holds for; all where left out.",
              notEmpty = true)
          List<String> interventions,
      @Key(
              value = "Codes of the neighbourhoods that it holds for; all where left out.",
              notEmpty = true)
          List<String> neighbourhoods,
      @Key(
              value = "Periods that it holds for, from 1; all together where left out.",
              notEmpty = true,
              atLeast = 1,
              atMost = 520)
          List<Integer> periods,
      @Key(value = "Least units.", atLeast = 0, atMost = 1000000000.0)
          Optional<Integer> atLeastUnits,
      @Key(value = "Most units.", atLeast = 0, atMost = 1000000000.0) Optional<Integer> atMostUnits,
      @Key(
              value = "Least money for units, in pounds.",
              atLeast = 0,
              atMost = 100000000000.0,
              pounds = true)
          Optional<Double> atLeastPounds,
      @Key(
              value = "Most money for units, in pounds.",
              atLeast = 0,
              atMost = 100000000000.0,
              pounds = true)
          Optional<Double> atMostPounds,
      OriginInput origin) {}

  /**
   * Lines whose units are decided.
   *
   * @param at where it stands
   * @param name what people call it; one of the same name in a later file takes its place
   * @param intervention id of the intervention
   * @param neighbourhood code of the neighbourhood; every place offered where left out
   * @param period period, from 1; every period where left out
   * @param units units of each such line; those of the current plan where left out
   * @param origin where its figures come from
   */
  @Section("Lines whose units are decided.")
  public record LockInput(
      At at,
      @Key(
              value = "What people call it; one of the same name in a later file takes its place.",
              required = true,
              pattern = Patterns.TEXT)
          String name,
      @Key(value = "Id of the intervention.", required = true, pattern = Patterns.TEXT)
          String intervention,
      @Key(
              value = "Code of the neighbourhood; every place offered where left out.",
              pattern = Patterns.TEXT)
          Optional<String> neighbourhood,
      @Key(value = "Period, from 1; every period where left out.", atLeast = 1, atMost = 520)
          Optional<Integer> period,
      @Key(
              value = "Units of each such line; those of the current plan where left out.",
              atLeast = 0,
              atMost = 1000000000.0)
          Optional<Integer> units,
      OriginInput origin) {}

  /**
   * The smallest package of an intervention: none or at least some units in a place and period.
   *
   * @param at where it stands
   * @param intervention id of the intervention
   * @param units least units of a line that holds any; 1 for no such rule
   * @param origin where its figures come from
   */
  @Section(
      "The smallest package of an intervention: none or at least some units in a place and period.")
  public record PackageInput(
      At at,
      @Key(value = "Id of the intervention.", required = true, pattern = Patterns.TEXT)
          String intervention,
      @Key(
              value = "Least units of a line that holds any; 1 for no such rule.",
              required = true,
              atLeast = 1,
              atMost = 1000000000.0)
          int units,
      OriginInput origin) {}

  /**
   * Money that is paid once where an intervention is begun.
   *
   * @param at where it stands
   * @param intervention id of the intervention
   * @param pounds how much in pounds, in the case's price year
   * @param per whether each place pays it once, or each place and period with units
   * @param origin where its figures come from
   */
  @Section("Money that is paid once where an intervention is begun.")
  public record SetUpInput(
      At at,
      @Key(value = "Id of the intervention.", required = true, pattern = Patterns.TEXT)
          String intervention,
      @Key(
              value = "How much in pounds, in the case's price year.",
              required = true,
              atLeast = 0,
              atMost = 100000000000.0,
              pounds = true)
          double pounds,
      @Key(
              value = "Whether each place pays it once, or each place and period with units.",
              byDefault = "\"place\"",
              oneOf = {"place", "line"})
          String per,
      OriginInput origin) {}

  /**
   * An intervention that is bought only where and when another is.
   *
   * @param at where it stands
   * @param intervention id of the intervention
   * @param needs id of the intervention that it needs in the same place and period
   * @param origin where its figures come from
   */
  @Section("An intervention that is bought only where and when another is.")
  public record RequiresInput(
      At at,
      @Key(value = "Id of the intervention.", required = true, pattern = Patterns.TEXT)
          String intervention,
      @Key(
              value = "Id of the intervention that it needs in the same place and period.",
              required = true,
              pattern = Patterns.TEXT)
          String needs,
      OriginInput origin) {}

  /**
   * Two interventions of which one at most is bought in a place and period.
   *
   * @param at where it stands
   * @param intervention id of the one
   * @param other id of the other
   * @param origin where its figures come from
   */
  @Section("Two interventions of which one at most is bought in a place and period.")
  public record ExcludesInput(
      At at,
      @Key(value = "Id of the one.", required = true, pattern = Patterns.TEXT) String intervention,
      @Key(value = "Id of the other.", required = true, pattern = Patterns.TEXT) String other,
      OriginInput origin) {}

  /**
   * Cash of a funding stream that comes in period by period.
   *
   * @param at where it stands
   * @param funding id of the funding stream
   * @param percentPerPeriod percent of its money that may be spent in each period: one number, or a
   *     list with one for each period
   * @param carriesOver whether what is not spent in a period may be spent later
   * @param origin where its figures come from
   */
  @Section("Cash of a funding stream that comes in period by period.")
  public record CashInput(
      At at,
      @Key(value = "Id of the funding stream.", required = true, pattern = Patterns.TEXT)
          String funding,
      @Key(
              value =
                  "Percent of its money that may be spent in each period: one number, or a list with one for each period.",
              required = true,
              notEmpty = true,
              orSingle = true,
              atLeast = 0,
              atMost = 100)
          List<Double> percentPerPeriod,
      @Key(value = "Whether what is not spent in a period may be spent later.", byDefault = "true")
          boolean carriesOver,
      OriginInput origin) {}

  /**
   * Hours beyond those of a staff pool that can be bought.
   *
   * @param at where it stands
   * @param pool id of the staff pool
   * @param poundsPerHour price of an hour in pounds
   * @param atMostHoursPerPeriod most hours bought in a period
   * @param paidBy ids of the funding streams that may pay; those that may pay for everything where
   *     left out
   * @param origin where its figures come from
   */
  @Section("Hours beyond those of a staff pool that can be bought.")
  public record AgencyInput(
      At at,
      @Key(value = "Id of the staff pool.", required = true, pattern = Patterns.TEXT) String pool,
      @Key(
              value = "Price of an hour in pounds.",
              required = true,
              atLeast = 0,
              atMost = 100000.0,
              pounds = true)
          double poundsPerHour,
      @Key(
              value = "Most hours bought in a period.",
              required = true,
              atLeast = 0,
              atMost = 1000000000.0)
          double atMostHoursPerPeriod,
      @Key(
              value =
                  "Ids of the funding streams that may pay; those that may pay for everything where left out.",
              notEmpty = true)
          List<String> paidBy,
      OriginInput origin) {}

  /**
   * At least a share of the average per head in every neighbourhood.
   *
   * @param at where it stands
   * @param of what is shared out: money spent in neighbourhoods
   * @param percentOfAverage least percent of the average per head
   * @param origin where its figures come from
   */
  @Section("At least a share of the average per head in every neighbourhood.")
  public record FairnessInput(
      At at,
      @Key(
              value =
                  "What is shared out: money spent in neighbourhoods. Harm averted there cannot be shared out: it is uncertain, and a plan that is fair in some worlds is not in others.",
              byDefault = "\"spend\"",
              oneOf = {"spend"})
          String of,
      @Key(
              value = "Least percent of the average per head.",
              required = true,
              atLeast = 0,
              atMost = 100)
          double percentOfAverage,
      OriginInput origin) {}

  /**
   * At most a share of the money moves away from the current plan.
   *
   * @param at where it stands
   * @param percentMoved most percent of what the current plan's units cost
   * @param origin where its figures come from
   */
  @Section("At most a share of the money moves away from the current plan.")
  public record StabilityInput(
      At at,
      @Key(
              value = "Most percent of what the current plan's units cost.",
              required = true,
              atLeast = 0,
              atMost = 100)
          double percentMoved,
      OriginInput origin) {}
}
