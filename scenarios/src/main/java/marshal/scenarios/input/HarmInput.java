package marshal.scenarios.input;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.file.At;

/**
 * harm.yaml: the harm indices.
 *
 * @param at where it stands
 * @param schemaVersion version of the file format
 * @param indices the indices
 */
@Section("harm.yaml: the harm indices.")
public record HarmInput(
    At at,
    @Key(value = "Version of the file format.", required = true, atLeast = 1, atMost = 1)
        int schemaVersion,
    @Key(value = "The indices.", required = true, notEmpty = true) List<IndexInput> indices) {

  /**
   * A harm index.
   *
   * @param at where it stands
   * @param id short name of the index used in files: small letters, digits and hyphens
   * @param name name for people
   * @param unit what its weights are in
   * @param priceYear year that weights in pounds are in; needed for £ only
   * @param perIncident weights of incidents, one for each demand stream
   * @param perPersonWaitingMonth weights of unmet treatment need, one for each substance group
   * @param agencies public services that bear a part of the harm; for indices in £ only
   */
  @Section("A harm index.")
  public record IndexInput(
      At at,
      @Key(
              value = "Short name of the index used in files: small letters, digits and hyphens.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(value = "Name for people.", required = true, pattern = Patterns.TEXT) String name,
      @Key(
              value = "What its weights are in.",
              required = true,
              oneOf = {"£", "days", "points"})
          String unit,
      @Key(
              value = "Year that weights in pounds are in; needed for £ only.",
              pattern = Patterns.YEAR)
          Optional<String> priceYear,
      @Key(
              value = "Weights of incidents, one for each demand stream.",
              required = true,
              notEmpty = true)
          List<PerIncident> perIncident,
      @Key("Weights of unmet treatment need, one for each substance group.")
          List<PerWaitingMonth> perPersonWaitingMonth,
      @Key("Public services that bear a part of the harm; for indices in £ only.")
          List<AgencyInput> agencies) {}

  /**
   * A public service that bears a part of the harm; what no service bears falls to victims and
   * society.
   *
   * @param at where it stands
   * @param id short name used in files: small letters, digits and hyphens
   * @param name name for people
   * @param partner name of the partner whose budget it is, as in resources.yaml
   * @param cashableShare share of its avoided cost that could be taken out of a budget, 0 to 1
   * @param shareOfWaiting share of the harm of unmet treatment need that it bears, 0 to 1
   * @param shares shares of the harm of incidents that it bears; 0 for streams left out
   * @param origin where its figures come from
   */
  @Section(
      value =
          "A public service that bears a part of the harm; what no service bears falls to victims and society.",
      sourced = true)
  public record AgencyInput(
      At at,
      @Key(
              value = "Short name used in files: small letters, digits and hyphens.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(value = "Name for people.", required = true, pattern = Patterns.TEXT) String name,
      @Key(
              value = "Name of the partner whose budget it is, as in resources.yaml.",
              pattern = Patterns.TEXT)
          Optional<String> partner,
      @Key(
              value = "Share of its avoided cost that could be taken out of a budget, 0 to 1.",
              byDefault = "0",
              atLeast = 0,
              atMost = 1)
          double cashableShare,
      @Key(
              value = "Share of the harm of unmet treatment need that it bears, 0 to 1.",
              byDefault = "0",
              atLeast = 0,
              atMost = 1)
          double shareOfWaiting,
      @Key("Shares of the harm of incidents that it bears; 0 for streams left out.")
          List<ShareInput> shares,
      OriginInput origin) {}

  /**
   * The share of an incident's harm that a public service bears.
   *
   * @param at where it stands
   * @param stream id of the demand stream
   * @param share the share, 0 to 1
   * @param origin where its figures come from
   */
  @Section(value = "The share of an incident's harm that a public service bears.", sourced = true)
  public record ShareInput(
      At at,
      @Key(value = "Id of the demand stream.", pattern = Patterns.TEXT, required = true)
          String stream,
      @Key(value = "The share, 0 to 1.", required = true, atLeast = 0, atMost = 1) double share,
      OriginInput origin) {}

  /**
   * Harm of one incident.
   *
   * @param at where it stands
   * @param stream id of the demand stream
   * @param weight weight of one incident in the index's unit, 0 or more
   * @param origin where its figures come from
   */
  @Section(value = "Harm of one incident.", sourced = true)
  public record PerIncident(
      At at,
      @Key(value = "Id of the demand stream.", pattern = Patterns.TEXT, required = true)
          String stream,
      @Key(
              value = "Weight of one incident in the index's unit, 0 or more.",
              required = true,
              atLeast = 0,
              atMost = 1000000000000.0)
          double weight,
      OriginInput origin) {}

  /**
   * Harm of one person waiting for treatment for a month.
   *
   * @param at where it stands
   * @param group id of the substance group
   * @param weight weight of one person waiting one month in the index's unit, 0 or more
   * @param origin where its figures come from
   */
  @Section(value = "Harm of one person waiting for treatment for a month.", sourced = true)
  public record PerWaitingMonth(
      At at,
      @Key(value = "Id of the substance group.", pattern = Patterns.TEXT, required = true)
          String group,
      @Key(
              value = "Weight of one person waiting one month in the index's unit, 0 or more.",
              required = true,
              atLeast = 0,
              atMost = 1000000000000.0)
          double weight,
      OriginInput origin) {}
}
