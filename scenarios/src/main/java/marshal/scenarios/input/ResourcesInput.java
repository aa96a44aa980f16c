package marshal.scenarios.input;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.file.At;

/**
 * resources.yaml: money, people, commitments and rules.
 *
 * @param at where it stands
 * @param schemaVersion version of the file format
 * @param funding sources of money
 * @param staff staff pools
 * @param commitments what is promised already
 * @param rules rules of the partnership's own
 */
@Section("resources.yaml: money, people, commitments and rules.")
public record ResourcesInput(
    At at,
    @Key(value = "Version of the file format.", required = true, atLeast = 1, atMost = 1)
        int schemaVersion,
    @Key(value = "Sources of money.", required = true, notEmpty = true) List<FundingInput> funding,
    @Key("Staff pools.") List<PoolInput> staff,
    @Key("What is promised already.") Optional<CommitmentsInput> commitments,
    @Key("Rules of the partnership's own.") Optional<RulesInput> rules) {

  /**
   * A source of money.
   *
   * @param at where it stands
   * @param id short name of the funding stream used in files: small letters, digits and hyphens
   * @param name name for people
   * @param partner who pays
   * @param amountPounds money for the whole plan in pounds
   * @param mayPayFor ids of the interventions it may pay for, or all
   * @param origin where its figures come from
   */
  @Section(value = "A source of money.", sourced = true)
  public record FundingInput(
      At at,
      @Key(
              value =
                  "Short name of the funding stream used in files: small letters, digits and hyphens.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(value = "Name for people.", required = true, pattern = Patterns.TEXT) String name,
      @Key(value = "Who pays.", required = true, pattern = Patterns.TEXT) String partner,
      @Key(
              value = "Money for the whole plan in pounds.",
              atLeast = 0,
              atMost = 100000000000.0,
              pounds = true,
              required = true)
          double amountPounds,
      @Key(
              value = "Ids of the interventions it may pay for, or all.",
              required = true,
              notEmpty = true,
              orWord = "all")
          List<String> mayPayFor,
      OriginInput origin) {}

  /**
   * People of one kind and the time they have.
   *
   * @param at where it stands
   * @param id short name of the staff pool used in files: small letters, digits and hyphens
   * @param name name for people
   * @param hoursPerPeriod hours in each period: one number, or a list with one for each period
   * @param origin where its figures come from
   */
  @Section(value = "People of one kind and the time they have.", sourced = true)
  public record PoolInput(
      At at,
      @Key(
              value =
                  "Short name of the staff pool used in files: small letters, digits and hyphens.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(value = "Name for people.", required = true, pattern = Patterns.TEXT) String name,
      @Key(
              value = "Hours in each period: one number, or a list with one for each period.",
              required = true,
              notEmpty = true,
              orSingle = true,
              atLeast = 0,
              atMost = 1000000000.0)
          List<Double> hoursPerPeriod,
      OriginInput origin) {}

  /**
   * What is promised before the plan is made.
   *
   * @param at where it stands
   * @param money money that is already promised
   * @param units units that every plan must hold
   */
  @Section("What is promised before the plan is made.")
  public record CommitmentsInput(
      At at,
      @Key("Money that is already promised.") List<MoneyInput> money,
      @Key("Units that every plan must hold.") List<UnitsInput> units) {}

  /**
   * Money that is already promised.
   *
   * @param at where it stands
   * @param name what for
   * @param funding id of the funding stream that pays
   * @param amountPounds how much, in pounds
   * @param origin where its figures come from
   */
  @Section(value = "Money that is already promised.", sourced = true)
  public record MoneyInput(
      At at,
      @Key(value = "What for.", required = true, pattern = Patterns.TEXT) String name,
      @Key(value = "Id of the funding stream that pays.", pattern = Patterns.TEXT, required = true)
          String funding,
      @Key(
              value = "How much, in pounds.",
              atLeast = 0,
              atMost = 100000000000.0,
              pounds = true,
              required = true)
          double amountPounds,
      OriginInput origin) {}

  /**
   * Units that every plan must hold.
   *
   * @param at where it stands
   * @param name why
   * @param intervention id of the intervention
   * @param neighbourhood code of the neighbourhood; every place where left out
   * @param period period, from 1; every period where left out
   * @param units least units in each such line
   * @param origin where its figures come from
   */
  @Section(value = "Units that every plan must hold.", sourced = true)
  public record UnitsInput(
      At at,
      @Key(value = "Why.", required = true, pattern = Patterns.TEXT) String name,
      @Key(value = "Id of the intervention.", pattern = Patterns.TEXT, required = true)
          String intervention,
      @Key(
              value = "Code of the neighbourhood; every place where left out.",
              pattern = Patterns.TEXT)
          Optional<String> neighbourhood,
      @Key(value = "Period, from 1; every period where left out.", atLeast = 1, atMost = 520)
          Optional<Integer> period,
      @Key(
              value = "Least units in each such line.",
              required = true,
              atLeast = 0,
              atMost = 1000000000.0)
          int units,
      OriginInput origin) {}
}
