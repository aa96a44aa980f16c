package marshal.results.run;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.scenarios.goal.GoalSettings;
import marshal.scenarios.goal.TargetWords;
import marshal.scenarios.planning.PlanningOptions;
import marshal.solver.search.SearchLimits;

/**
 * The settings of a planning as a run keeps them: words by name, to read and to plan with again.
 */
public final class RunSettings {

  private static final String WORLDS = "worlds";
  private static final String FRESH_WORLDS = "freshWorlds";
  private static final String TIME = "time";
  private static final String STEPS = "steps";
  private static final String GAP = "gapPercent";
  private static final String OBJECTIVE = "objective";
  private static final String TARGET = "target";
  private static final String RISK_WEIGHT = "riskWeight";
  private static final String RISK_LEVEL = "riskLevel";

  private RunSettings() {}

  /** Returns settings as words; the seed is kept apart. */
  public static SortedMap<String, String> of(PlanningOptions options) {
    SortedMap<String, String> words = new TreeMap<>();
    words.put(WORLDS, Integer.toString(options.worlds()));
    words.put(FRESH_WORLDS, Integer.toString(options.freshWorlds()));
    options.limits().time().ifPresent(time -> words.put(TIME, time.toString()));
    options.limits().steps().ifPresent(steps -> words.put(STEPS, Long.toString(steps)));
    options.limits().gapPercent().ifPresent(gap -> words.put(GAP, Double.toString(gap)));
    GoalSettings goal = options.goal();
    goal.objective().ifPresent(name -> words.put(OBJECTIVE, name));
    goal.target().ifPresent(target -> words.put(TARGET, TargetWords.of(target)));
    goal.riskWeight().ifPresent(weight -> words.put(RISK_WEIGHT, Double.toString(weight)));
    goal.riskLevel().ifPresent(level -> words.put(RISK_LEVEL, Double.toString(level)));
    return words;
  }

  /**
   * Returns the settings that words stand for.
   *
   * @throws IllegalArgumentException if one is missing or makes no sense
   */
  public static PlanningOptions read(Provenance provenance) {
    SortedMap<String, String> words = provenance.options();
    try {
      return new PlanningOptions(
          provenance.seed(),
          Integer.parseInt(words.getOrDefault(WORLDS, "")),
          Integer.parseInt(words.getOrDefault(FRESH_WORLDS, "")),
          new SearchLimits(
              Optional.ofNullable(words.get(TIME)).map(Duration::parse),
              words.containsKey(STEPS)
                  ? OptionalLong.of(Long.parseLong(words.get(STEPS)))
                  : OptionalLong.empty(),
              words.containsKey(GAP)
                  ? OptionalDouble.of(Double.parseDouble(words.get(GAP)))
                  : OptionalDouble.empty()),
          new GoalSettings(
              Optional.ofNullable(words.get(OBJECTIVE)),
              Optional.ofNullable(words.get(TARGET)).map(TargetWords::read),
              Optional.ofNullable(words.get(RISK_WEIGHT)).map(Double::parseDouble),
              Optional.ofNullable(words.get(RISK_LEVEL)).map(Double::parseDouble)));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException("The settings " + words + " make no sense.", e);
    }
  }
}
