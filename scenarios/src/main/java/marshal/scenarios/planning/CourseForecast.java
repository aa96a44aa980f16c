package marshal.scenarios.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.Stream;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.evaluation.PlanPaths;
import marshal.model.evaluation.TreatedPath;
import marshal.model.paths.PathSink;
import marshal.model.plan.Plan;
import marshal.model.world.WorldSampler;
import marshal.model.world.WorldSet;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.forecasting.PastCounts;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.PlanCourse;
import marshal.scenarios.outcome.PlanCourse.PlaceCourse;
import marshal.scenarios.outcome.PlanCourse.StreamCourse;

/**
 * Forecasts what happens step by step and place by place, without a plan and with it.
 *
 * <p>Means are exact in every world; intervals are those of one simulated path per world, the same
 * worlds and paths as those that plans are judged in.
 */
public final class CourseForecast {

  private static final int BLOCK = 50;
  private static final int YEARS_OF_PAST = 2;

  private final LoadedCase loaded;
  private final Case theCase;
  private final int worlds;
  private final long seed;
  private final int streams;
  private final int steps;
  private final int places;

  /** Mean incidents of the promised plan and of the plan: [plan][stream][step x place]. */
  private final double[][][] mean;

  /** Simulated incidents of the city under the plan: [stream][step][world]. */
  private final double[][][] simulated;

  private CourseForecast(LoadedCase loaded, int worlds, long seed) {
    this.loaded = loaded;
    this.theCase = loaded.theCase();
    this.worlds = worlds;
    this.seed = seed;
    this.streams = theCase.streams().size();
    this.steps = theCase.horizon().steps();
    this.places = theCase.area().size();
    this.mean = new double[2][streams][steps * places];
    this.simulated = new double[streams][steps][worlds];
  }

  /**
   * Forecasts.
   *
   * @param loaded the case under its scenario
   * @param history what was recorded; empty to show no past
   * @param plan the plan
   * @param worlds number of worlds
   * @param seed master seed
   */
  public static PlanCourse of(
      LoadedCase loaded, Optional<History> history, Plan plan, int worlds, long seed) {
    CourseForecast forecast = new CourseForecast(loaded, worlds, seed);
    forecast.evaluate(plan);
    return forecast.course(history);
  }

  private void evaluate(Plan plan) {
    int blocks = (worlds + BLOCK - 1) / BLOCK;
    double[][][][] parts = new double[blocks][2][streams][steps * places];
    WorldSampler sampler = new WorldSampler(theCase);
    PlanPaths sharedPaths = PlanPaths.of(theCase, seed);
    IntStream.range(0, blocks)
        .parallel()
        .forEach(
            block -> {
              int first = block * BLOCK;
              WorldSet set = sampler.independent(first, Math.min(BLOCK, worlds - first), seed);
              // It starts from what is promised, which is what happens without the plan.
              ExactMean exact = new ExactMean(new HarmModel(theCase, loaded.space(), set));
              addMeans(exact, set.size(), parts[block][0]);
              exact.setPlan(plan);
              addMeans(exact, set.size(), parts[block][1]);
              PlanPaths paths = sharedPaths.forAnotherThread();
              List<TreatedPath> treated =
                  IntStream.range(0, set.size())
                      .mapToObj(d -> paths.begin(exact, d, first + d))
                      .toList();
              for (int o = 0; o < streams; o++) {
                for (int d = 0; d < set.size(); d++) {
                  paths.simulate(treated.get(d), o, new CityCounts(simulated[o], first + d));
                }
              }
            });
    // Summed in the order of blocks, so that the number of threads changes nothing.
    for (double[][][] part : parts) {
      for (int p = 0; p < 2; p++) {
        for (int o = 0; o < streams; o++) {
          for (int cell = 0; cell < mean[p][o].length; cell++) {
            mean[p][o][cell] += part[p][o][cell] / worlds;
          }
        }
      }
    }
  }

  private void addMeans(ExactMean exact, int weight, double[][] sums) {
    for (int o = 0; o < streams; o++) {
      double[] incidents = exact.meanIncidents(o);
      for (int cell = 0; cell < incidents.length; cell++) {
        sums[o][cell] += weight * incidents[cell];
      }
    }
  }

  private PlanCourse course(Optional<History> history) {
    Past past = history.map(this::past).orElse(new Past(List.of(), List.of()));
    List<StreamCourse> courses = new ArrayList<>();
    for (int o = 0; o < streams; o++) {
      double[] weights = new double[streams];
      weights[o] = 1;
      Stream stream = theCase.streams().get(o);
      courses.add(course(stream.id(), stream.name(), weights, past));
    }
    StreamCourse harm = course("", "All streams", harmWeights(), past);
    return new PlanCourse(worlds, harm, courses, byPlace());
  }

  private double[] harmWeights() {
    return theCase.streams().stream()
        .mapToDouble(s -> theCase.harmIndex().perIncident().getOrDefault(s.id(), 0.0))
        .toArray();
  }

  private StreamCourse course(String id, String name, double[] weights, Past past) {
    List<Double> without = new ArrayList<>();
    List<Estimate> with = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      double[] sums = new double[worlds];
      for (int o = 0; o < streams; o++) {
        for (int d = 0; d < worlds; d++) {
          sums[d] += weights[o] * simulated[o][t][d];
        }
      }
      names.add(theCase.horizon().stepName(t));
      without.add(cityMean(0, weights, t));
      with.add(Estimates.of(cityMean(1, weights, t), sums));
    }
    return new StreamCourse(id, name, past.steps(), past.weighted(weights), names, without, with);
  }

  private double cityMean(int plan, double[] weights, int step) {
    double sum = 0;
    for (int o = 0; o < streams; o++) {
      for (int i = 0; i < places; i++) {
        sum += weights[o] * mean[plan][o][step * places + i];
      }
    }
    return sum;
  }

  private List<PlaceCourse> byPlace() {
    double[] weights = harmWeights();
    List<PlaceCourse> courses = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      double without = 0;
      double with = 0;
      for (int o = 0; o < streams; o++) {
        for (int t = 0; t < steps; t++) {
          without += weights[o] * mean[0][o][t * places + i];
          with += weights[o] * mean[1][o][t * places + i];
        }
      }
      Neighbourhood place = theCase.area().neighbourhood(i);
      courses.add(new PlaceCourse(place.code(), place.name(), without, without - with));
    }
    return courses;
  }

  /** Recorded incidents of the city: a list by stream for each step, empty where none were. */
  private record Past(List<String> steps, List<Optional<double[]>> counts) {
    List<Optional<Double>> weighted(double[] weights) {
      return counts.stream()
          .map(
              step ->
                  step.map(
                      byStream ->
                          IntStream.range(0, weights.length)
                              .mapToDouble(o -> weights[o] * byStream[o])
                              .sum()))
          .toList();
    }
  }

  private Past past(History history) {
    int until = history.stepLength().between(history.crime().firstDay(), theCase.horizon().day(0));
    int from = Math.max(0, until - YEARS_OF_PAST * history.stepLength().stepsPerYear());
    List<int[]> counts = new ArrayList<>();
    for (Stream stream : theCase.streams()) {
      counts.add(history.crime().counts(stream.categories()));
    }
    List<String> names = new ArrayList<>();
    List<Optional<double[]>> rows = new ArrayList<>();
    for (int step = from; step < until; step++) {
      names.add(PastCounts.name(history, step));
      boolean known = step < history.crime().steps() && history.crime().isObserved(step);
      rows.add(known ? Optional.of(cityCounts(counts, step)) : Optional.empty());
    }
    return new Past(names, rows);
  }

  private double[] cityCounts(List<int[]> counts, int step) {
    double[] byStream = new double[streams];
    for (int o = 0; o < streams; o++) {
      Stream stream = theCase.streams().get(o);
      for (int i = 0; i < places; i++) {
        Neighbourhood place = theCase.area().neighbourhood(i);
        double share = stream.share() * stream.shareFigure().map(place::figure).orElse(1.0);
        byStream[o] += share * counts.get(o)[step * places + i];
      }
    }
    return byStream;
  }

  /** Sums a path's counts over the city into one world's column. */
  private static final class CityCounts implements PathSink {
    private final double[][] byStep;
    private final int world;

    CityCounts(double[][] byStep, int world) {
      this.byStep = byStep;
      this.world = world;
    }

    @Override
    public void start(int path) {}

    @Override
    public void step(int step, int[] counts) {
      double sum = 0;
      for (int count : counts) {
        sum += count;
      }
      byStep[step][world] = sum;
    }
  }
}
