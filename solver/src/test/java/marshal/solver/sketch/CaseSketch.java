package marshal.solver.sketch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import marshal.model.Case;
import marshal.model.area.Adjacency;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.evaluation.HarmModel;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Evidence;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Mechanism;
import marshal.model.intervention.Offer;
import marshal.model.intervention.Persistence;
import marshal.model.intervention.RelativeEffect;
import marshal.model.intervention.StaffUse;
import marshal.model.intervention.Target;
import marshal.model.intervention.TreatmentLever;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.model.resource.StaffPool;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSampler;

/** A case in the making: a row of neighbourhoods, and whatever a test adds. */
public final class CaseSketch {

  private final int neighbourhoods;
  private final Horizon horizon;
  private final List<Stream> streams = new ArrayList<>();
  private final List<StreamDemand> demand = new ArrayList<>();
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final Map<String, Double> waitingWeights = new LinkedHashMap<>();
  private final List<TreatmentGroup> groups = new ArrayList<>();
  private final List<Intervention> interventions = new ArrayList<>();
  private final List<Mechanism> mechanisms = new ArrayList<>();
  private final List<FundingStream> funding = new ArrayList<>();
  private final List<StaffPool> staff = new ArrayList<>();
  private final List<Commitment> commitments = new ArrayList<>();

  /** Begins a case whose periods are one month long unless told otherwise. */
  public CaseSketch(int neighbourhoods, int periods) {
    this(neighbourhoods, periods, 1);
  }

  /** Begins a case. */
  public CaseSketch(int neighbourhoods, int periods, int stepsPerPeriod) {
    this(neighbourhoods, periods, stepsPerPeriod, 0);
  }

  /** Begins a case whose harm is counted for some steps after the plan too. */
  public CaseSketch(int neighbourhoods, int periods, int stepsPerPeriod, int stepsAfterPlan) {
    this.neighbourhoods = neighbourhoods;
    this.horizon =
        new Horizon(
            LocalDate.of(2015, 4, 1), StepLength.MONTH, periods, stepsPerPeriod, stepsAfterPlan);
  }

  /** Adds a stream with some incidents per step in each neighbourhood. */
  public CaseSketch stream(
      String id, double weight, double lambda, double phi, double... incidentsPerStep) {
    int n = neighbourhoods;
    double[] endemic = new double[horizon.steps() * n];
    double[] previous = new double[n];
    for (int i = 0; i < n; i++) {
      previous[i] = incidentsPerStep[i % incidentsPerStep.length];
      for (int t = 0; t < horizon.steps(); t++) {
        endemic[t * n + i] =
            previous[i] * (1 - lambda - phi) * (1 + 0.2 * Math.sin(0.5 * t + weights.size()));
      }
    }
    streams.add(new Stream(id, id, List.of(id), 1, Optional.empty(), phi > 0));
    demand.add(new StreamDemand(endemic, previous, lambda, phi, 0.1, new LevelDrift(0.15, 0.1, 2)));
    weights.put(id, weight);
    return this;
  }

  /** Adds an intervention that is already complete. */
  public CaseSketch add(Intervention intervention) {
    interventions.add(intervention);
    return this;
  }

  /** Adds an intervention offered everywhere, with at most some units a line. */
  public CaseSketch intervention(
      String id, long costPence, int most, List<StaffUse> uses, Effect... effects) {
    return add(intervention(id, costPence, uses, everywhere(most), 2, effects));
  }

  /** Returns an intervention aimed at one group in each place. */
  public static Intervention intervention(
      String id,
      long costPence,
      List<StaffUse> uses,
      Offer offer,
      double saturation,
      Effect... effects) {
    return new Intervention(
        id,
        id,
        "unit",
        costPence,
        uses,
        offer,
        new Target(Target.ONE, 1, saturation),
        new Persistence(0, 2),
        List.of(effects),
        Optional.empty(),
        Optional.empty(),
        evidence());
  }

  /** Returns treatment places, offered once for the whole city. */
  public static Intervention places(String id, String group, long costPence, int most) {
    return new Intervention(
        id,
        id,
        "place",
        costPence,
        List.of(),
        new Offer(true, List.of(), Optional.empty(), most, infinite(), Integer.MAX_VALUE),
        new Target(Target.ONE, 1, 1),
        new Persistence(0, 0),
        List.of(),
        Optional.of(new TreatmentLever.Places(group)),
        Optional.empty(),
        evidence());
  }

  private static Evidence evidence() {
    return new Evidence("none", "made up", List.of(), "");
  }

  private static double infinite() {
    return Double.POSITIVE_INFINITY;
  }

  /** Returns an offer in every neighbourhood. */
  public static Offer everywhere(int most) {
    return new Offer(false, List.of(), Optional.empty(), most, infinite(), Integer.MAX_VALUE);
  }

  /** Returns an offer in every neighbourhood with a limit over all of them. */
  public static Offer everywhere(int most, int mostPerPeriod) {
    return new Offer(false, List.of(), Optional.empty(), most, infinite(), mostPerPeriod);
  }

  /** Returns an effect on a whole stream. */
  public static Effect effect(String stream, double mean, double low, double high) {
    return new Effect(stream, new RelativeEffect(mean, low, high), 1, Optional.empty(), false);
  }

  /** Returns an effect on part of a stream. */
  public static Effect effect(String stream, double mean, double low, double high, double reach) {
    return new Effect(stream, new RelativeEffect(mean, low, high), reach, Optional.empty(), false);
  }

  /** Adds a treatment group whose people commit a share of a stream. */
  public CaseSketch group(String id, double weight, double presentations, Effect effect) {
    groups.add(
        new TreatmentGroup(
            id,
            id,
            400,
            "population",
            60,
            0.8,
            10,
            presentations,
            0.3,
            0.12,
            0.06,
            0.2,
            3,
            List.of(effect)));
    waitingWeights.put(id, weight);
    return this;
  }

  /** Adds money that may pay for some interventions, or for all if none is named. */
  public CaseSketch money(String id, long pence, String... mayPayFor) {
    funding.add(new FundingStream(id, id, "partner", pence, List.of(mayPayFor)));
    return this;
  }

  /** Adds a pool with the same minutes in every period. */
  public CaseSketch pool(String id, long minutes) {
    List<Long> perPeriod = new ArrayList<>();
    for (int q = 0; q < horizon.periods(); q++) {
      perPeriod.add(minutes);
    }
    staff.add(new StaffPool(id, id, perPeriod));
    return this;
  }

  /** Promises money. */
  public CaseSketch promiseMoney(String stream, long pence) {
    commitments.add(new Commitment.Money("promised", stream, pence));
    return this;
  }

  /** Promises units of an intervention in one neighbourhood and period. */
  public CaseSketch promise(String intervention, int neighbourhood, int period, int units) {
    commitments.add(
        new Commitment.Units(
            "promised",
            intervention,
            Optional.of(code(neighbourhood)),
            OptionalInt.of(period),
            units));
    return this;
  }

  /** Returns staff time of one pool. */
  public static List<StaffUse> takes(String pool, long minutes) {
    return List.of(new StaffUse(pool, minutes));
  }

  /** Returns the code of a neighbourhood. */
  public static String code(int neighbourhood) {
    return "N%04d".formatted(neighbourhood);
  }

  /** Returns the case. */
  public Case build() {
    List<Neighbourhood> places = new ArrayList<>();
    List<Adjacency.Border> borders = new ArrayList<>();
    int width = (int) Math.max(1, Math.round(Math.sqrt(neighbourhoods)));
    for (int i = 0; i < neighbourhoods; i++) {
      int population = 1_000 + 137 * (i * 7 % 11);
      places.add(
          new Neighbourhood(
              code(i), code(i), population, population / 2, i / width, i % width, Map.of()));
      if (i % width != 0) {
        borders.add(new Adjacency.Border(i - 1, i, 1));
      }
      if (i >= width) {
        borders.add(new Adjacency.Border(i - width, i, 1));
      }
    }
    HarmIndex index =
        new HarmIndex("index", "index", HarmIndex.POUNDS, weights, waitingWeights, List.of());
    return new Case(
        "sketch",
        "sketch",
        "baseline",
        new Area(places, Adjacency.of(neighbourhoods, borders)),
        horizon,
        streams,
        demand,
        groups,
        interventions,
        mechanisms,
        List.of(index),
        index,
        new Resources(funding, staff, commitments),
        "2015/16");
  }

  /** Returns the case, its lines and worlds, ready for evaluation. */
  public HarmModel model(int worlds) {
    return model(build(), worlds);
  }

  /** Returns a case, its lines and worlds, ready for evaluation. */
  public static HarmModel model(Case theCase, int worlds) {
    return new HarmModel(
        theCase, PlanSpace.of(theCase), new WorldSampler(theCase).evenlySpread(worlds, 7));
  }
}
