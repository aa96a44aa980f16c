package marshal.cli;

import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marshal.scenarios.goal.GoalSettings;
import marshal.scenarios.goal.TargetWords;
import marshal.solver.objective.Target;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a plan is wanted for; options win over the scenario. */
final class GoalOptions {

  @Option(
      names = "--objective",
      paramLabel = "QUESTION",
      completionCandidates = Objectives.class,
      converter = ObjectiveConverter.class,
      description = "${COMPLETION-CANDIDATES} (default: as the scenario says, or most-averted).")
  private Optional<String> objective = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "HARM",
      converter = TargetConverter.class,
      description =
          "Harm to avert at least cost: 15%% of the forecast, or an amount such as 3000000.")
  private Optional<Target> target = Optional.empty();

  @Option(
      names = "--risk-weight",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "Weight of the worst worlds beside the mean, 0 to 1 (default: 0).")
  private Optional<Double> riskWeight = Optional.empty();

  @Option(
      names = "--risk-level",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "Share of worlds that are not among the worst (default: 0.9).")
  private Optional<Double> riskLevel = Optional.empty();

  GoalSettings settings() {
    return new GoalSettings(objective, target, riskWeight, riskLevel);
  }

  static final class Objectives implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return GoalSettings.OBJECTIVES.iterator();
    }
  }

  static final class ObjectiveConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!GoalSettings.OBJECTIVES.contains(text)) {
        throw new TypeConversionException(
            "'" + text + "' is none of " + String.join(", ", GoalSettings.OBJECTIVES));
      }
      return text;
    }
  }

  static final class TargetConverter implements ITypeConverter<Target> {
    @Override
    public Target convert(String text) {
      try {
        return TargetWords.read(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Reads a number from 0 to less than 1, or 1 itself for a weight. */
  static final class ShareConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      Matcher matcher = NUMBER.matcher(text.strip());
      double share = matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
      if (!(share >= 0 && share <= 1)) {
        throw new TypeConversionException("'" + text + "' is not a share from 0 to 1, like 0.5");
      }
      return share;
    }
  }

  /** Reads a gap in percent. */
  static final class PercentConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      Matcher matcher = NUMBER.matcher(text.strip().replaceFirst(" ?%$", ""));
      if (!matcher.matches()) {
        throw new TypeConversionException("'" + text + "' is not a percentage; write it like 0.3%");
      }
      return Double.parseDouble(matcher.group(1));
    }
  }

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,12})?)");
}
