package marshal.scenarios.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.model.area.Adjacency;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandFit;
import marshal.model.fit.DemandParameters;
import marshal.model.fit.DemandPriors;
import marshal.model.fit.Estimate;
import marshal.model.fit.FitOptions;
import marshal.model.fit.FitOutcome;
import marshal.model.fit.FittedStream;
import marshal.model.fit.NeighbourWeights;
import marshal.model.forecast.DemandOutlook;
import marshal.model.time.StepLength;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.fitted.FittedDemand;
import marshal.scenarios.fitted.StreamFit;
import marshal.scenarios.forecasting.PastCounts;

/**
 * Fits every demand stream of a case on the months of recorded crime that the case trains on.
 *
 * <p>A stream is fitted on whole recorded counts of its categories; its share of them is applied
 * when demand is carried forward, since thinning leaves everything but the level as it is. The
 * levels written are those of the forecast of the year after training, so that plans and forecasts
 * rest on the same demand.
 */
public final class Calibration {

  private final History history;
  private final PastCounts past;
  private final FitOptions options;
  private final Adjacency adjacency;
  private final NeighbourWeights weights;

  /**
   * Prepares a calibration.
   *
   * @param history what to fit on
   * @param withPriors whether the documented priors are used; without them little data may not do
   * @param maxIterations after how many Newton steps a fit gives up, 1 or more
   */
  public Calibration(History history, boolean withPriors, int maxIterations) {
    this.history = history;
    DemandPriors priors =
        !withPriors
            ? DemandPriors.none()
            : history.stepLength() == StepLength.MONTH
                ? DemandPriors.monthly()
                : DemandPriors.weekly();
    this.options = FitOptions.DEFAULT.withPriors(priors).withMaxIterations(maxIterations);
    this.past = new PastCounts(history, history.trainingUntil() - 1);
    this.adjacency = history.area().adjacency();
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
      CountSeries series = past.series(stream);
      FitOptions model =
          options.withExcitation(true, stream.nearRepeats()).withLagKernel(stream.lagWeights());
      FitOutcome outcome = DemandFit.fit(series, weights, model);
      if (outcome instanceof FitOutcome.Refused refused) {
        return new CalibrationOutcome.Refused(stream.id(), refused.reason());
      }
      FittedStream fit = ((FitOutcome.Fitted) outcome).stream();
      calibrations.add(
          new StreamCalibration(
              stream.id(),
              stream.name(),
              incidents(series),
              fit,
              ScoredSteps.of(history, stream, series, fit, weights)));
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
   * Describes the demand of the year after training: fitted excitation and season on the level that
   * is expected. Time 0 is a step where the year begins, so that the seasons need no phase. There
   * is no trend, since the level holds the momentum.
   */
  private StreamFit toStreamFit(Stream stream, CountSeries series, FittedStream fit) {
    DemandParameters parameters = fit.parameters();
    int last = series.lastStep();
    int zero = last - series.stepOfYear(last);
    DemandOutlook outlook =
        DemandOutlook.of(
            series,
            parameters,
            adjacency,
            last + 1,
            series.stepsPerYear(),
            PastCounts.driftPriors(history));
    SortedMap<String, Double> levels = new TreeMap<>();
    SortedMap<String, Integer> lastCounts = new TreeMap<>();
    for (int i = 0; i < history.area().size(); i++) {
      String code = history.area().neighbourhood(i).code();
      levels.put(code, outlook.logLevels().get(i));
      lastCounts.put(code, series.count(series.rows() - 1, i));
    }
    LevelDrift drift = outlook.settled().drift();
    return new StreamFit(
        stream.id(),
        stream.categories(),
        levels,
        parameters.lambda(),
        parameters.phi(),
        parameters.psi(),
        0,
        scaled(parameters.sin(), outlook.seasonShare()),
        scaled(parameters.cos(), outlook.seasonShare()),
        PastCounts.name(history, zero),
        PastCounts.name(history, series.step(0)),
        PastCounts.name(history, last),
        lastCounts,
        fit.logLikelihood(),
        standardErrors(fit),
        drift.citySdPerYear(),
        drift.neighbourhoodSdPerYear(),
        stream.lagWeights(),
        earlierCounts(outlook.settled()));
  }

  /** Counts of the steps before the last, as far as the kernel reaches; means where unknown. */
  private List<SortedMap<String, Integer>> earlierCounts(StreamDemand demand) {
    int n = history.area().size();
    double[] previous = demand.previous();
    List<SortedMap<String, Integer>> earlier = new ArrayList<>();
    for (int lag = 1; lag < demand.lagWeights().length; lag++) {
      SortedMap<String, Integer> counts = new TreeMap<>();
      for (int i = 0; i < n; i++) {
        counts.put(history.area().neighbourhood(i).code(), (int) Math.rint(previous[lag * n + i]));
      }
      earlier.add(counts);
    }
    return earlier;
  }

  private static List<Double> scaled(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).boxed().toList();
  }

  private static SortedMap<String, Double> standardErrors(FittedStream fit) {
    SortedMap<String, Double> errors = new TreeMap<>();
    put(errors, "lambda", fit.lambda());
    put(errors, "phi", fit.phi());
    put(errors, "psi", fit.psi());
    return errors;
  }

  private static void put(SortedMap<String, Double> errors, String name, Estimate estimate) {
    errors.put(name, estimate.standardError());
  }
}
