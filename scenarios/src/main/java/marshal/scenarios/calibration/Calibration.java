package marshal.scenarios.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import marshal.model.area.Adjacency;
import marshal.model.demand.Stream;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandFit;
import marshal.model.fit.DemandParameters;
import marshal.model.fit.DemandPriors;
import marshal.model.fit.Estimate;
import marshal.model.fit.FitOptions;
import marshal.model.fit.FitOutcome;
import marshal.model.fit.FittedStream;
import marshal.model.fit.NeighbourWeights;
import marshal.model.time.StepLength;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.casefolder.LevelBreak;
import marshal.scenarios.fitted.FittedDemand;
import marshal.scenarios.fitted.StreamFit;

/**
 * Fits every demand stream of a case on the months of recorded crime that the case trains on.
 *
 * <p>A stream is fitted on whole recorded counts of its categories; its share of them is applied
 * when demand is carried forward, since thinning leaves everything but the level as it is.
 */
public final class Calibration {

  private final History history;
  private final FitOptions options;
  private final NeighbourWeights weights;

  /**
   * Prepares a calibration.
   *
   * @param history what to fit on
   * @param withPriors whether the documented priors are used; without them little data may not do
   */
  public Calibration(History history, boolean withPriors) {
    this.history = history;
    DemandPriors priors =
        !withPriors
            ? DemandPriors.none()
            : history.stepLength() == StepLength.MONTH
                ? DemandPriors.monthly()
                : DemandPriors.weekly();
    this.options = FitOptions.DEFAULT.withPriors(priors);
    Adjacency adjacency = history.area().adjacency();
    this.weights = NeighbourWeights.of(adjacency.start(), adjacency.from(), adjacency.weight());
  }

  /**
   * Fits every stream.
   *
   * @param productVersion version of the program, written into the result
   */
  public CalibrationOutcome run(String productVersion) {
    List<StreamCalibration> calibrations = new ArrayList<>();
    List<StreamFit> fits = new ArrayList<>();
    for (Stream stream : history.streams()) {
      CountSeries series = series(stream);
      FitOutcome outcome =
          DemandFit.fit(series, weights, options.withExcitation(true, stream.nearRepeats()));
      if (outcome instanceof FitOutcome.Refused refused) {
        return new CalibrationOutcome.Refused(stream.id(), refused.reason());
      }
      FittedStream fit = ((FitOutcome.Fitted) outcome).stream();
      calibrations.add(new StreamCalibration(stream.id(), stream.name(), incidents(series), fit));
      fits.add(toStreamFit(stream, series, fit));
    }
    return new CalibrationOutcome.Calibrated(
        new FittedDemand(
            FittedDemand.SCHEMA_VERSION,
            productVersion,
            history.recordedCrimeSha256(),
            history.stepLength(),
            fits),
        calibrations);
  }

  private CountSeries series(Stream stream) {
    int n = history.area().size();
    int[] counts = history.crime().counts(stream.categories());
    int[] steps =
        IntStream.range(history.trainingFrom(), history.trainingUntil())
            .filter(history.crime()::isObserved)
            .toArray();
    int[] observed = new int[steps.length * n];
    for (int row = 0; row < steps.length; row++) {
      System.arraycopy(counts, steps[row] * n, observed, row * n, n);
    }
    int[] breaks =
        history.levelBreaks().stream()
            .filter(b -> stream.categories().contains(b.category()))
            .mapToInt(LevelBreak::step)
            .filter(step -> step > steps[0] && step <= steps[steps.length - 1])
            .distinct()
            .sorted()
            .toArray();
    return CountSeries.of(
            observed, n, steps, history.stepLength().stepsPerYear(), stepOfYearAtZero())
        .withBreaks(breaks);
  }

  private int stepOfYearAtZero() {
    return history.stepLength() == StepLength.MONTH
        ? history.crime().firstDay().getMonthValue() - 1
        : Math.min(51, (history.crime().firstDay().getDayOfYear() - 1) / 7);
  }

  private static long incidents(CountSeries series) {
    long sum = 0;
    for (int row = 0; row < series.rows(); row++) {
      for (int i = 0; i < series.neighbourhoods(); i++) {
        sum += series.count(row, i);
      }
    }
    return sum;
  }

  /**
   * Moves time 0 to a step where the year begins, so that the seasons need no phase, and counts the
   * level breaks into the levels, since forecasts lie after them.
   */
  private StreamFit toStreamFit(Stream stream, CountSeries series, FittedStream fit) {
    DemandParameters parameters = fit.parameters();
    int origin = parameters.originStep();
    int zero = origin - series.stepOfYear(origin);
    double shift =
        Arrays.stream(parameters.breakEffects()).sum()
            - parameters.trendPerStep() * (origin - zero);
    SortedMap<String, Double> levels = new TreeMap<>();
    SortedMap<String, Integer> lastCounts = new TreeMap<>();
    for (int i = 0; i < history.area().size(); i++) {
      String code = history.area().neighbourhood(i).code();
      levels.put(code, parameters.level(i) + shift);
      lastCounts.put(code, series.count(series.rows() - 1, i));
    }
    return new StreamFit(
        stream.id(),
        stream.categories(),
        levels,
        parameters.lambda(),
        parameters.phi(),
        parameters.psi(),
        parameters.trendPerStep(),
        boxed(parameters.sin()),
        boxed(parameters.cos()),
        stepName(zero),
        stepName(series.step(0)),
        stepName(series.lastStep()),
        lastCounts,
        fit.logLikelihood(),
        standardErrors(fit),
        history.citySdPerYear(),
        history.neighbourhoodSdPerYear());
  }

  /** Names steps before the first recorded one too. */
  private String stepName(int step) {
    StepLength length = history.stepLength();
    return length.name(length.plus(history.crime().firstDay(), step));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static SortedMap<String, Double> standardErrors(FittedStream fit) {
    SortedMap<String, Double> errors = new TreeMap<>();
    put(errors, "lambda", fit.lambda());
    put(errors, "phi", fit.phi());
    put(errors, "psi", fit.psi());
    put(errors, "trendPerStep", fit.trendPerStep());
    return errors;
  }

  private static void put(SortedMap<String, Double> errors, String name, Estimate estimate) {
    errors.put(name, estimate.standardError());
  }
}
