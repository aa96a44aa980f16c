package marshal.scenarios.input;

import java.util.List;
import java.util.Optional;
import marshal.scenarios.file.At;

/**
 * A benchmark suite: which methods find plans for which instances, how long and how often.
 *
 * @param at where it stands
 * @param schemaVersion version of the file format
 * @param title title for people
 * @param timeSeconds seconds that every method gets for a plan
 * @param worlds worlds that every method plans in
 * @param freshWorlds other worlds that every plan is judged in
 * @param seeds seeds; each method makes a plan for each instance with each of them
 * @param instances instances
 * @param methods methods
 */
@Section("A benchmark suite: which methods find plans for which instances, how long and how often.")
public record BenchmarkSuiteInput(
    At at,
    @Key(value = "Version of the file format.", required = true, atLeast = 1, atMost = 1)
        int schemaVersion,
    @Key(value = "Title for people.", required = true, pattern = Patterns.TEXT) String title,
    @Key(
            value = "Seconds that every method gets for a plan.",
            required = true,
            moreThan = 0,
            atMost = 86400)
        double timeSeconds,
    @Key(
            value = "Worlds that every method plans in.",
            byDefault = "64",
            atLeast = 1,
            atMost = 10000)
        int worlds,
    @Key(
            value = "Other worlds that every plan is judged in.",
            byDefault = "200",
            atLeast = 10,
            atMost = 1000000)
        int freshWorlds,
    @Key(
            value = "Seeds; each method makes a plan for each instance with each of them.",
            required = true,
            notEmpty = true,
            atLeast = 0,
            atMost = 1000000000)
        List<Integer> seeds,
    @Key(value = "Instances.", required = true, notEmpty = true) List<InstanceInput> instances,
    @Key(value = "Methods.", required = true, notEmpty = true) List<MethodInput> methods) {

  /**
   * An instance, or several: a case under some of its scenarios, or a city made up from a seed.
   *
   * @param at where it stands
   * @param id short name; a case under several scenarios adds theirs
   * @param case_ folder of a case, or the name of one that is shipped
   * @param scenarios scenarios of the case, or all; baseline where left out
   * @param generated a city made up from a seed
   * @param timeSeconds seconds that every method gets here
   * @param worlds worlds that every method plans in here
   * @param freshWorlds other worlds that every plan is judged in here
   * @param seeds seeds used here
   * @param methods ids of the methods used here, or all; all where left out
   */
  @Section(
      value =
          "An instance, or several: a case under some of its scenarios, or a city made up from a seed.",
      anyOf = {"case", "generated"})
  public record InstanceInput(
      At at,
      @Key(
              value = "Short name; a case under several scenarios adds theirs.",
              required = true,
              pattern = Patterns.ID)
          String id,
      @Key(value = "Folder of a case, or the name of one that is shipped.", pattern = Patterns.TEXT)
          Optional<String> case_,
      @Key(
              value = "Scenarios of the case, or all; baseline where left out.",
              notEmpty = true,
              orWord = "all")
          List<String> scenarios,
      @Key("A city made up from a seed.") Optional<GeneratedInput> generated,
      @Key(value = "Seconds that every method gets here.", moreThan = 0, atMost = 86400)
          Optional<Double> timeSeconds,
      @Key(value = "Worlds that every method plans in here.", atLeast = 1, atMost = 10000)
          Optional<Integer> worlds,
      @Key(
              value = "Other worlds that every plan is judged in here.",
              atLeast = 10,
              atMost = 1000000)
          Optional<Integer> freshWorlds,
      @Key(value = "Seeds used here.", atLeast = 0, atMost = 1000000000) List<Integer> seeds,
      @Key(
              value = "Ids of the methods used here, or all; all where left out.",
              notEmpty = true,
              orWord = "all")
          List<String> methods) {}

  /**
   * A city made up from a seed.
   *
   * @param at where it stands
   * @param neighbourhoods neighbourhoods
   * @param interventions interventions, each offered everywhere
   * @param streams demand streams
   * @param poundsPerHousehold free money in pounds for each household: the less, the tighter
   * @param displacement share of what is prevented that arrives next door, on average over worlds;
   *     below 0 for a benefit that spreads
   * @param smallestPackage least units of a line that has any
   * @param seed the same seed gives the same city
   */
  @Section("A city made up from a seed.")
  public record GeneratedInput(
      At at,
      @Key(value = "Neighbourhoods.", required = true, atLeast = 1, atMost = 40000)
          int neighbourhoods,
      @Key(
              value = "Interventions, each offered everywhere.",
              byDefault = "20",
              atLeast = 1,
              atMost = 200)
          int interventions,
      @Key(value = "Demand streams.", byDefault = "7", atLeast = 1, atMost = 50) int streams,
      @Key(
              value = "Free money in pounds for each household: the less, the tighter.",
              byDefault = "20",
              atLeast = 0,
              atMost = 100000)
          double poundsPerHousehold,
      @Key(
              value =
                  "Share of what is prevented that arrives next door, on average over worlds; below 0 for a benefit that spreads.",
              byDefault = "0",
              atLeast = -0.9,
              atMost = 0.9)
          double displacement,
      @Key(
              value = "Least units of a line that has any.",
              byDefault = "1",
              atLeast = 1,
              atMost = 1000)
          int smallestPackage,
      @Key(
              value = "The same seed gives the same city.",
              byDefault = "1",
              atLeast = 0,
              atMost = 1000000000)
          int seed) {}

  /**
   * A method.
   *
   * @param at where it stands
   * @param id short name
   * @param kind how plans are found
   * @param localSearch type of OptaPlanner's local search, for the kind optaplanner
   * @param file OptaPlanner solver configuration (XML), for the kind configuration
   * @param slowedBy how many times slower than here the method is taken to run; for tests of the
   *     benchmark itself
   */
  @Section("A method.")
  public record MethodInput(
      At at,
      @Key(value = "Short name.", required = true, pattern = Patterns.ID) String id,
      @Key(
              value = "How plans are found.",
              required = true,
              oneOf = {"marshal", "rounding", "greedy", "optaplanner", "exact", "configuration"})
          String kind,
      @Key(
              value = "Type of OptaPlanner's local search, for the kind optaplanner.",
              oneOf = {
                "late-acceptance",
                "tabu-search",
                "simulated-annealing",
                "hill-climbing",
                "great-deluge",
                "step-counting",
                "variable-neighborhood-descent"
              })
          Optional<String> localSearch,
      @Key(
              value = "OptaPlanner solver configuration (XML), for the kind configuration.",
              pattern = Patterns.TEXT)
          Optional<String> file,
      @Key(
              value =
                  "How many times slower than here the method is taken to run; for tests of the benchmark itself.",
              byDefault = "1",
              atLeast = 1,
              atMost = 1000)
          double slowedBy) {}
}
