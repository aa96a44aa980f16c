package marshal.scenarios.input;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.file.At;
import marshal.scenarios.goal.GoalSettings;
import marshal.solver.objective.Target;

/**
 * A scenario: what differs from the one that it extends.
 *
 * @param at where it stands
 * @param schemaVersion version of the file format
 * @param title title for people
 * @param description what differs and why
 * @param extends_ name of the scenario that this one builds on; left out only where it builds on
 *     the case itself
 * @param harmIndex id of the harm index that plans are made under
 * @param objective what a plan is wanted for
 * @param stepsAfterPlan further steps after the last period over which harm is still counted
 * @param funding money
 * @param staff staff time
 * @param prices prices
 * @param demand demand
 * @param streamShares shares of recorded incidents
 * @param effects effects
 * @param displacement displacement
 * @param bounds bounds
 * @param treatment treatment
 * @param commitments commitments
 * @param rules rules of the partnership's own, added to those before or in place of them
 */
@Section("A scenario: what differs from the one that it extends.")
public record ScenarioInput(
    At at,
    @Key(value = "Version of the file format.", required = true, atLeast = 1, atMost = 1)
        int schemaVersion,
    @Key(value = "Title for people.", required = true, pattern = Patterns.TEXT) String title,
    @Key(value = "What differs and why.", byDefault = "\"\"") String description,
    @Key(
            value =
                "Name of the scenario that this one builds on; left out only where it builds on the case itself.",
            pattern = Patterns.TEXT)
        Optional<String> extends_,
    @Key(value = "Id of the harm index that plans are made under.", pattern = Patterns.TEXT)
        Optional<String> harmIndex,
    @Key("What a plan is wanted for.") Optional<ObjectiveInput> objective,
    @Key(
            value = "Further steps after the last period over which harm is still counted.",
            atLeast = 0,
            atMost = 520)
        Optional<Integer> stepsAfterPlan,
    @Key("Money.") List<FundingChange> funding,
    @Key("Staff time.") List<StaffChange> staff,
    @Key("Prices.") List<PriceChange> prices,
    @Key("Demand.") List<DemandChange> demand,
    @Key("Shares of recorded incidents.") List<ShareChange> streamShares,
    @Key("Effects.") List<EffectChange> effects,
    @Key("Displacement.") List<DisplacementChange> displacement,
    @Key("Bounds.") List<BoundsChange> bounds,
    @Key("Treatment.") List<TreatmentChange> treatment,
    @Key("Commitments.") Optional<CommitmentChanges> commitments,
    @Key("Rules of the partnership's own, added to those before or in place of them.")
        Optional<RulesInput> rules) {

  /**
   * What a plan is wanted for.
   *
   * @param at where it stands
   * @param question most-averted, least-cost or net-benefit
   * @param targetPercent harm to avert at least cost, in percent of the forecast
   * @param targetAmount harm to avert at least cost, in the unit of the harm index
   * @param riskWeight weight of the worst worlds beside the mean, 0 to 1
   * @param riskLevel share of worlds that are not among the worst, from 0 to less than 1
   */
  @Section(
      value = "What a plan is wanted for.",
      anyOf = {"question", "targetPercent", "targetAmount", "riskWeight", "riskLevel"})
  public record ObjectiveInput(
      At at,
      @Key(
              value =
                  "The question: the most harm averted within the money, the least cost of a target, or the most harm averted in pounds less the cost.",
              oneOf = {
                GoalSettings.MOST_AVERTED,
                GoalSettings.LEAST_COST,
                GoalSettings.NET_BENEFIT
              })
          Optional<String> question,
      @Key(
              value = "Harm to avert at least cost, in percent of the forecast.",
              atLeast = 0,
              atMost = 100)
          Optional<Double> targetPercent,
      @Key(
              value = "Harm to avert at least cost, in the unit of the harm index.",
              atLeast = 0,
              atMost = 1e15)
          Optional<Double> targetAmount,
      @Key(value = "Weight of the worst worlds beside the mean.", atLeast = 0, atMost = 1)
          Optional<Double> riskWeight,
      @Key(value = "Share of worlds that are not among the worst.", atLeast = 0, atMost = 0.999)
          Optional<Double> riskLevel) {

    /** Returns what is said. */
    public GoalSettings settings() {
      Optional<Target> share = targetPercent.map(percent -> new Target.Share(percent / 100));
      return new GoalSettings(
          question, share.or(() -> targetAmount.map(Target.Amount::new)), riskWeight, riskLevel);
    }
  }

  /**
   * Other money.
   *
   * @param at where it stands
   * @param id id of the funding stream
   * @param amountPounds new amount in pounds
   * @param changePercent change of the amount in percent: -10 for a tenth less
   * @param mayPayFor ids of the interventions it may pay for from now on, or all
   * @param origin where its figures come from
   */
  @Section(
      value = "Other money.",
      anyOf = {"amountPounds", "changePercent", "mayPayFor"})
  public record FundingChange(
      At at,
      @Key(value = "Id of the funding stream.", pattern = Patterns.TEXT, required = true) String id,
      @Key(value = "New amount in pounds.", atLeast = 0, atMost = 100000000000.0, pounds = true)
          Optional<Double> amountPounds,
      @Key(
              value = "Change of the amount in percent: -10 for a tenth less.",
              atLeast = -100,
              atMost = 10000)
          Optional<Double> changePercent,
      @Key(
              value = "Ids of the interventions it may pay for from now on, or all.",
              notEmpty = true,
              orWord = "all")
          List<String> mayPayFor,
      OriginInput origin) {}

  /**
   * Other staff time.
   *
   * @param at where it stands
   * @param id id of the staff pool
   * @param hoursPerPeriod new hours in each period: one number, or a list with one for each period
   * @param changePercent change of the hours in percent: -10 for a tenth less
   * @param origin where its figures come from
   */
  @Section(
      value = "Other staff time.",
      anyOf = {"hoursPerPeriod", "changePercent"})
  public record StaffChange(
      At at,
      @Key(value = "Id of the staff pool.", pattern = Patterns.TEXT, required = true) String id,
      @Key(
              value = "New hours in each period: one number, or a list with one for each period.",
              notEmpty = true,
              orSingle = true,
              atLeast = 0,
              atMost = 1000000000.0)
          List<Double> hoursPerPeriod,
      @Key(
              value = "Change of the hours in percent: -10 for a tenth less.",
              atLeast = -100,
              atMost = 10000)
          Optional<Double> changePercent,
      OriginInput origin) {}

  /**
   * Another price.
   *
   * @param at where it stands
   * @param intervention id of the intervention, or all
   * @param poundsPerUnit new price of a unit in pounds
   * @param priceYear year that the new price is in; the case's where left out
   * @param changePercent change of the price in percent: -10 for a tenth less
   * @param origin where its figures come from
   */
  @Section(
      value = "Another price.",
      anyOf = {"poundsPerUnit", "changePercent"})
  public record PriceChange(
      At at,
      @Key(value = "Id of the intervention, or all.", pattern = Patterns.TEXT, required = true)
          String intervention,
      @Key(
              value = "New price of a unit in pounds.",
              atLeast = 0,
              atMost = 100000000000.0,
              pounds = true)
          Optional<Double> poundsPerUnit,
      @Key(
              value = "Year that the new price is in; the case's where left out.",
              pattern = Patterns.YEAR)
          Optional<String> priceYear,
      @Key(
              value = "Change of the price in percent: -10 for a tenth less.",
              atLeast = -100,
              atMost = 10000)
          Optional<Double> changePercent,
      OriginInput origin) {}

  /**
   * More or less demand.
   *
   * @param at where it stands
   * @param stream id of the demand stream, or all
   * @param changePercent change of its incidents in percent: 30 for three tenths more
   * @param origin where its figures come from
   */
  @Section("More or less demand.")
  public record DemandChange(
      At at,
      @Key(value = "Id of the demand stream, or all.", pattern = Patterns.TEXT, required = true)
          String stream,
      @Key(
              value = "Change of its incidents in percent: 30 for three tenths more.",
              required = true,
              atLeast = -100,
              atMost = 10000)
          double changePercent,
      OriginInput origin) {}

  /**
   * Another share of recorded incidents for a stream.
   *
   * @param at where it stands
   * @param stream id of the demand stream
   * @param share new share, 0 to 1
   * @param origin where its figures come from
   */
  @Section("Another share of recorded incidents for a stream.")
  public record ShareChange(
      At at,
      @Key(value = "Id of the demand stream.", pattern = Patterns.TEXT, required = true)
          String stream,
      @Key(value = "New share, 0 to 1.", required = true, atLeast = 0, atMost = 1) double share,
      OriginInput origin) {}

  /**
   * Other displacement: where the incidents that an intervention prevents go.
   *
   * @param at where it stands
   * @param intervention id of the intervention, or all
   * @param share share of what it prevents that arrives in the bordering neighbourhoods instead;
   *     below 0 where its benefit diffuses to them
   * @param low lowest share that is thought possible
   * @param high highest share that is thought possible
   * @param origin where its figures come from
   */
  @Section("Other displacement: where the incidents that an intervention prevents go.")
  public record DisplacementChange(
      At at,
      @Key(value = "Id of the intervention, or all.", pattern = Patterns.TEXT, required = true)
          String intervention,
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
   * Another effect.
   *
   * @param at where it stands
   * @param intervention id of the intervention, or all
   * @param stream id of the demand stream, or all
   * @param retention id of the treatment group that it helps to stay, in place of a stream
   * @param changePercent central change of the incidents reached, in percent: -25 for a quarter
   *     fewer
   * @param lowPercent end of the 95 % interval with the greatest reduction, in percent
   * @param highPercent end of the 95 % interval with the smallest reduction or an increase, in
   *     percent
   * @param origin where its figures come from
   */
  @Section(
      value = "Another effect: on a demand stream, or on staying in treatment.",
      anyOf = {"changePercent", "lowPercent", "highPercent"})
  public record EffectChange(
      At at,
      @Key(value = "Id of the intervention, or all.", pattern = Patterns.TEXT, required = true)
          String intervention,
      @Key(value = "Id of the demand stream, or all.", pattern = Patterns.TEXT)
          Optional<String> stream,
      @Key(
              value = "Id of the treatment group that it helps to stay, in place of a stream.",
              pattern = Patterns.TEXT)
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
   * Other bounds; those left out stay.
   *
   * @param at where it stands
   * @param intervention id of the intervention
   * @param atMostPerLine most units in one place and period
   * @param atMostPerTarget most units per target in one place and period
   * @param atMostPerPeriod most units in a period over all places
   * @param origin where its figures come from
   */
  @Section(
      value = "Other bounds; those left out stay.",
      anyOf = {"atMostPerLine", "atMostPerTarget", "atMostPerPeriod"})
  public record BoundsChange(
      At at,
      @Key(value = "Id of the intervention.", pattern = Patterns.TEXT, required = true)
          String intervention,
      @Key(value = "Most units in one place and period.", atLeast = 0, atMost = 1000000000.0)
          Optional<Integer> atMostPerLine,
      @Key(
              value = "Most units per target in one place and period.",
              atLeast = 0,
              atMost = 1000000000.0)
          Optional<Double> atMostPerTarget,
      @Key(value = "Most units in a period over all places.", atLeast = 0, atMost = 1000000000.0)
          Optional<Integer> atMostPerPeriod,
      OriginInput origin) {}

  /**
   * Another number about people in treatment.
   *
   * @param at where it stands
   * @param group id of the substance group
   * @param figure figure of treatment.csv
   * @param value new value
   * @param changePercent change of the figure in percent: -10 for a tenth less
   * @param origin where its figures come from
   */
  @Section(
      value = "Another number about people in treatment.",
      anyOf = {"value", "changePercent"})
  public record TreatmentChange(
      At at,
      @Key(value = "Id of the substance group.", pattern = Patterns.TEXT, required = true)
          String group,
      @Key(value = "Figure of treatment.csv.", pattern = Patterns.TEXT, required = true)
          String figure,
      @Key(value = "New value.", atLeast = 0, atMost = 1000000000.0) Optional<Double> value,
      @Key(
              value = "Change of the figure in percent: -10 for a tenth less.",
              atLeast = -100,
              atMost = 10000)
          Optional<Double> changePercent,
      OriginInput origin) {}

  /**
   * Commitments added and removed.
   *
   * @param at where it stands
   * @param money money promised in addition
   * @param units units promised in addition
   * @param remove names of commitments that fall away
   */
  @Section("Commitments added and removed.")
  public record CommitmentChanges(
      At at,
      @Key("Money promised in addition.") List<ResourcesInput.MoneyInput> money,
      @Key("Units promised in addition.") List<ResourcesInput.UnitsInput> units,
      @Key("Names of commitments that fall away.") List<String> remove) {}
}
