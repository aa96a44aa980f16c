package marshal.scenarios.forecasting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.area.Adjacency;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.fit.CountSeries;
import marshal.model.fit.DemandFit;
import marshal.model.fit.DemandParameters;
import marshal.model.fit.DemandPriors;
import marshal.model.fit.FitOptions;
import marshal.model.fit.FitOutcome;
import marshal.model.fit.NeighbourWeights;
import marshal.model.forecast.CountForecast;
import marshal.model.forecast.DemandDistribution;
import marshal.model.forecast.DemandOutlook;
import marshal.model.forecast.DriftPriors;
import marshal.model.forecast.LevelDoubt;
import marshal.model.forecast.LevelDriftEstimate;
import marshal.model.forecast.NaiveOutlook;
import marshal.model.forecast.OutlookBacktest;
import marshal.model.forecast.OutlookPaths;
import marshal.model.time.StepLength;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.crime.RecordedCrime;

/**
 * Forecasts the demand of a case from its recorded crime.
 *
 * <p>Each stream is fitted, put on the level expected and simulated, each path in a world of its
 * own. A stream that is a share of its recorded categories is forecast as that share, and scored on
 * the whole categories, since only those are recorded.
 */
public final class ForecastService {
  private static final int BACKTEST_PATHS = 500;
  private static final int MOST_BACKTESTS = 12;
  private static final int HISTORY_YEARS = 2;

  private final History history;
  private final ForecastRequest request;
  private final Area area;
  private final Adjacency adjacency;
  private final NeighbourWeights weights;
  private final FitOptions options;
  private final DriftPriors priors;
  private final PastCounts past;
  private final Optional<String> note;
  private final int firstStep;
  private final int steps;

  /**
   * Prepares a forecast.
   *
   * @throws IllegalArgumentException if nothing is left to train on, the horizon does not follow
   *     training, or its outcome is to be scored but was not recorded
   */
  public ForecastService(History history, ForecastRequest request) {
    this.history = history;
    this.request = request;
    this.area = history.area();
    this.adjacency = area.adjacency();
    this.weights = NeighbourWeights.of(adjacency.start(), adjacency.from(), adjacency.weight());
    this.options =
        FitOptions.DEFAULT.withPriors(
            history.stepLength() == StepLength.MONTH
                ? DemandPriors.monthly()
                : DemandPriors.weekly());
    this.priors = PastCounts.driftPriors(history);
    Optional<Integer> from = request.from().map(name -> PastCounts.step(history, "--from", name));
    int untilByCase = history.trainingUntil() - 1;
    int lastStep =
        request
            .trainUntil()
            .map(name -> PastCounts.step(history, "--train-until", name))
            .orElse(from.map(first -> Math.min(first - 1, untilByCase)).orElse(untilByCase));
    this.past = new PastCounts(history, lastStep);
    this.note =
        request.trainUntil().isPresent() && lastStep > past.lastStep()
            ? Optional.of(
                "Trains until %s, the last step recorded before --train-until %s."
                    .formatted(
                        PastCounts.name(history, past.lastStep()), request.trainUntil().get()))
            : Optional.empty();
    this.firstStep = from.orElse(past.lastStep() + 1);
    this.steps = request.steps().orElse(history.stepLength().stepsPerYear());
    if (firstStep <= past.lastStep()) {
      throw new IllegalArgumentException(
          "The forecast must begin after training, but begins in %s and trains until %s.\n"
                  .formatted(
                      PastCounts.name(history, firstStep),
                      PastCounts.name(history, past.lastStep()))
              + "Try --train-until %s.".formatted(PastCounts.name(history, firstStep - 1)));
    }
    if (request.score()) {
      checkOutcomeIsRecorded();
    }
  }

  private void checkOutcomeIsRecorded() {
    RecordedCrime crime = history.crime();
    for (int step = firstStep; step < firstStep + steps; step++) {
      if (step >= crime.steps() || !crime.isObserved(step)) {
        throw new IllegalArgumentException(
            "The forecast cannot be scored: nothing is recorded in %s.\n"
                    .formatted(PastCounts.name(history, step))
                + "Try an earlier --train-until, or fewer --steps.");
      }
    }
  }

  /** Returns in words what is not as the request asked for, if anything. */
  public Optional<String> note() {
    return note;
  }

  /**
   * Forecasts every stream.
   *
   * @throws IllegalArgumentException if a stream cannot be fitted, with the reason
   */
  public ForecastReport run() {
    List<StreamOutlook> streams = new ArrayList<>();
    List<ForecastLine> forecasts = new ArrayList<>();
    List<NaiveLine> naive = new ArrayList<>();
    for (Stream stream : history.streams()) {
      streams.add(forecast(stream, forecasts, naive));
    }
    int[] known = past.steps();
    return new ForecastReport(
        history.stepLength(),
        PastCounts.name(history, known[0]),
        PastCounts.name(history, past.lastStep()),
        PastCounts.name(history, firstStep),
        PastCounts.name(history, firstStep + steps - 1),
        steps,
        request.seed(),
        request.paths(),
        names(),
        streams,
        forecasts,
        naive);
  }

  private StreamOutlook forecast(
      Stream stream, List<ForecastLine> forecasts, List<NaiveLine> naive) {
    CountSeries series = past.series(stream);
    FitOptions model =
        options.withExcitation(true, stream.nearRepeats()).withLagKernel(stream.lagWeights());
    FitOutcome outcome = DemandFit.fit(series, weights, model);
    if (outcome instanceof FitOutcome.Refused refused) {
      throw new IllegalArgumentException(
          "Stream '%s' cannot be forecast: %s".formatted(stream.id(), refused.reason()));
    }
    DemandParameters fit = outcome.orElseThrow().parameters();
    DemandOutlook outlook = DemandOutlook.of(series, fit, adjacency, firstStep, steps, priors);
    double[] shares = shares(stream);
    boolean whole = Arrays.stream(shares).allMatch(share -> share == 1);
    DemandDistribution ours =
        simulate(
            stream, whole ? outlook.demand() : outlook.demand().scaledBy(shares), outlook.doubt());
    addLines(stream, ours, forecasts);
    addNaive(stream, series, shares, naive);
    List<ScoredForecast> scores = List.of();
    List<Concentration> concentration = List.of();
    if (request.score()) {
      DemandDistribution recorded =
          whole ? ours : simulate(stream, outlook.demand(), outlook.doubt());
      ForecastScoring scoring = new ForecastScoring(outcomes(stream), area.size(), request.seed());
      scores = scoring.scores(recorded, series, firstStep);
      concentration = List.of(scoring.concentration(recorded));
    }
    LevelDriftEstimate drift = outlook.drift();
    return new StreamOutlook(
        stream.id(),
        stream.name(),
        Arrays.stream(shares).average().orElse(1),
        fit.lambda(),
        fit.phi(),
        fit.psi(),
        100 * Math.expm1(outlook.level().momentum()),
        outlook.level().recentShift(),
        100 * drift.citySd(),
        100 * drift.neighbourhoodSd(),
        drift.years(),
        verdict(series, model),
        cityHistory(series, shares),
        historyRows(series).stream()
            .map(row -> PastCounts.name(history, series.step(row)))
            .toList(),
        scores,
        concentration);
  }

  private DemandDistribution simulate(Stream stream, StreamDemand demand, LevelDoubt doubt) {
    return new OutlookPaths(
            demand,
            adjacency,
            codes(),
            stream.id(),
            history.stepLength().stepsPerYear(),
            request.seed(),
            doubt)
        .simulate(request.paths(), request.threads());
  }

  private String verdict(CountSeries series, FitOptions model) {
    List<Integer> origins = OutlookBacktest.origins(series, steps);
    List<Integer> latest =
        origins.subList(Math.max(0, origins.size() - MOST_BACKTESTS), origins.size());
    return OutlookBacktest.run(
            new OutlookBacktest.Setup(
                series, adjacency, model, priors, steps, BACKTEST_PATHS, request.threads()),
            latest)
        .againstLastYear()
        .sentence();
  }

  private void addLines(Stream stream, DemandDistribution ours, List<ForecastLine> forecasts) {
    for (int i = 0; i <= area.size(); i++) {
      boolean city = i == area.size();
      String code = city ? ForecastLine.CITY : area.neighbourhood(i).code();
      for (int t = 0; t < steps; t++) {
        CountForecast step = city ? ours.city(t) : ours.of(i, t);
        String name = PastCounts.name(history, firstStep + t);
        forecasts.add(ForecastLine.of(stream.id(), code, name, step));
      }
      CountForecast total = city ? ours.cityTotal() : ours.total(i);
      forecasts.add(ForecastLine.of(stream.id(), code, ForecastLine.TOTAL, total));
    }
  }

  private void addNaive(Stream stream, CountSeries series, double[] shares, List<NaiveLine> naive) {
    int columns = area.size() + 1;
    for (NaiveOutlook kind : NaiveOutlook.values()) {
      List<CountForecast> byStep = kind.steps(series, firstStep, steps, shares);
      List<CountForecast> totals = kind.totals(series, firstStep, steps, shares);
      if (byStep.isEmpty() || totals.isEmpty()) {
        continue;
      }
      for (int i = 0; i < columns; i++) {
        String code = i == area.size() ? ForecastLine.CITY : area.neighbourhood(i).code();
        for (int t = 0; t < steps; t++) {
          String name = PastCounts.name(history, firstStep + t);
          CountForecast step = byStep.get(t * columns + i);
          naive.add(new NaiveLine(kind.title(), ForecastLine.of(stream.id(), code, name, step)));
        }
        naive.add(
            new NaiveLine(
                kind.title(),
                ForecastLine.of(stream.id(), code, ForecastLine.TOTAL, totals.get(i))));
      }
    }
  }

  private double[] shares(Stream stream) {
    double[] shares = new double[area.size()];
    for (int i = 0; i < shares.length; i++) {
      Neighbourhood place = area.neighbourhood(i);
      shares[i] = stream.share() * stream.shareFigure().map(place::figure).orElse(1.0);
    }
    return shares;
  }

  private int[] outcomes(Stream stream) {
    int n = area.size();
    int[] counts = history.crime().counts(stream.categories());
    return Arrays.copyOfRange(counts, firstStep * n, (firstStep + steps) * n);
  }

  /** Returns the rows of the last two years of training. */
  private List<Integer> historyRows(CountSeries series) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < series.rows(); row++) {
      if (series.step(row) > series.lastStep() - HISTORY_YEARS * series.stepsPerYear()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Double> cityHistory(CountSeries series, double[] shares) {
    List<Double> sums = new ArrayList<>();
    for (int row : historyRows(series)) {
      double sum = 0;
      for (int i = 0; i < shares.length; i++) {
        sum += shares[i] * series.count(row, i);
      }
      sums.add(sum);
    }
    return sums;
  }

  private List<String> codes() {
    return area.neighbourhoods().stream().map(Neighbourhood::code).toList();
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    area.neighbourhoods().forEach(place -> names.put(place.code(), place.name()));
    return names;
  }
}
