package marshal.scenarios.input;

import java.util.List;
import java.util.Map;
import marshal.scenarios.file.At;

/**
 * demand.json: the fitted demand, written by the program.
 *
 * @param at where it stands
 * @param schemaVersion version of the file format
 * @param productVersion version of the program that fitted it
 * @param recordedCrimeSha256 hash of the recorded-crime.csv that it was fitted on
 * @param step length of a time step
 * @param streams one fit for each demand stream
 */
@Section("demand.json: the fitted demand, written by the program.")
public record DemandInput(
    At at,
    @Key(value = "Version of the file format.", required = true, atLeast = 1, atMost = 1)
        int schemaVersion,
    @Key(value = "Version of the program that fitted it.", required = true) String productVersion,
    @Key(
            value = "Hash (SHA-256) of the recorded-crime.csv that it was fitted on.",
            required = true,
            pattern = Patterns.SHA256)
        String recordedCrimeSha256,
    @Key(
            value = "Length of a time step.",
            required = true,
            oneOf = {"month", "week"})
        String step,
    @Key(value = "One fit for each demand stream.", required = true) List<FitInput> streams) {

  /**
   * The fit of one demand stream to the whole recorded counts of its categories.
   *
   * @param at where it stands
   * @param id id of the stream
   * @param categories categories that were added up
   * @param timeZero name of the step where time is 0
   * @param fittedFrom name of the first step that was fitted
   * @param fittedUntil name of the last step that was fitted
   * @param lambda incidents that each incident triggers in its own neighbourhood a step later
   * @param phi incidents that each incident triggers in bordering neighbourhoods a step later
   * @param psi overdispersion
   * @param trendPerStep change of the log mean per step
   * @param sin coefficients of the sines of a year, first harmonic first
   * @param cos coefficients of the cosines
   * @param citySdPerYear standard deviation of the city's log level after a year
   * @param neighbourhoodSdPerYear standard deviation of a neighbourhood's log level after a year
   * @param logLikelihood log-likelihood at the fit
   * @param standardErrors standard errors by parameter
   * @param areaLevels log of the endemic mean per step at time 0 by neighbourhood code
   * @param lastCounts incidents recorded in the last step by neighbourhood code
   * @param lagWeights lag kernel, the last step first; the last step alone where left out
   * @param earlierCounts incidents recorded in the steps before the last, the nearest first
   */
  @Section("The fit of one demand stream to the whole recorded counts of its categories.")
  public record FitInput(
      At at,
      @Key(value = "Id of the stream.", required = true) String id,
      @Key(value = "Categories that were added up.", required = true) List<String> categories,
      @Key(value = "Name of the step where time is 0.", required = true, pattern = Patterns.STEP)
          String timeZero,
      @Key(
              value = "Name of the first step that was fitted.",
              required = true,
              pattern = Patterns.STEP)
          String fittedFrom,
      @Key(
              value = "Name of the last step that was fitted.",
              required = true,
              pattern = Patterns.STEP)
          String fittedUntil,
      @Key(
              value =
                  "Incidents that each incident triggers in its own neighbourhood a step later.",
              required = true,
              atLeast = 0)
          double lambda,
      @Key(
              value = "Incidents that each incident triggers across borders a step later.",
              required = true,
              atLeast = 0)
          double phi,
      @Key(value = "Overdispersion: variance = mean + psi mean^2.", required = true, atLeast = 0)
          double psi,
      @Key(value = "Change of the log mean per step.", required = true) double trendPerStep,
      @Key(value = "Coefficients of the sines of a year.", required = true) List<Double> sin,
      @Key(value = "Coefficients of the cosines of a year.", required = true) List<Double> cos,
      @Key(
              value = "Standard deviation of the city's log level after a year.",
              required = true,
              atLeast = 0)
          double citySdPerYear,
      @Key(
              value = "Standard deviation of each neighbourhood's log level after a year.",
              required = true,
              atLeast = 0)
          double neighbourhoodSdPerYear,
      @Key(value = "Log-likelihood at the fit.", required = true) double logLikelihood,
      @Key(value = "Standard errors by parameter.", required = true, pattern = Patterns.TEXT)
          Map<String, Double> standardErrors,
      @Key(
              value = "Log of the endemic mean per step at time 0, by neighbourhood code.",
              required = true,
              pattern = Patterns.TEXT)
          Map<String, Double> areaLevels,
      @Key(
              value = "Incidents recorded in the last step, by neighbourhood code.",
              required = true,
              atLeast = 0,
              pattern = Patterns.TEXT)
          Map<String, Double> lastCounts,
      @Key(
              value = "Lag kernel, the last step first; the last step alone where left out.",
              atLeast = 0,
              atMost = 1)
          List<Double> lagWeights,
      @Key("Incidents recorded in the steps before the last, the nearest first.")
          List<EarlierInput> earlierCounts) {}

  /**
   * Incidents recorded in one step before the last.
   *
   * @param at where it stands
   * @param counts incidents by neighbourhood code
   */
  @Section("Incidents recorded in one step before the last.")
  public record EarlierInput(
      At at,
      @Key(
              value = "Incidents by neighbourhood code.",
              required = true,
              atLeast = 0,
              pattern = Patterns.TEXT)
          Map<String, Double> counts) {}
}
