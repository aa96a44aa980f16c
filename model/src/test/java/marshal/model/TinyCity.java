package marshal.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import marshal.model.area.Adjacency;
import marshal.model.area.Adjacency.Border;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Displacement;
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
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.model.resource.StaffPool;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;
import marshal.model.treatment.TreatmentGroup;

/**
 * A city small enough to check by hand: three neighbourhoods in a row (A - B - C), two streams, one
 * treatment group and one intervention of each kind, over two periods of three months.
 */
public final class TinyCity {

  public static final int LOCKS = 0;
  public static final int ADVISERS = 1;
  public static final int CONFERENCES = 2;
  public static final int VISITS = 3;
  public static final int CAMPAIGN = 4;
  public static final int PLACES = 5;
  public static final int RETENTION = 6;

  private static final Evidence EVIDENCE = new Evidence("made up", "", List.of("everything"), "");

  private TinyCity() {}

  /** The city with everything in it. */
  public static Case full() {
    return with(new LevelDrift(0.15, 0.10, 4), interventions(), List.of(floor(PLACES, 40)));
  }

  /** The full city with some displacement of every intervention and a lag kernel. */
  public static Case moving(Displacement displacement, double... lagWeights) {
    Case full =
        with(
            new LevelDrift(0.15, 0.10, 4),
            interventions().stream().map(k -> k.withDisplacement(displacement)).toList(),
            List.of(floor(PLACES, 40), floor(LOCKS, 10), floor(VISITS, 5)));
    return withLags(full, lagWeights);
  }

  /** A case whose streams have another lag kernel; the steps before the horizon are alike. */
  public static Case withLags(Case theCase, double... lagWeights) {
    List<StreamDemand> demand =
        theCase.demand().stream().map(d -> withLags(d, lagWeights)).toList();
    return new Case(
        theCase.id(),
        theCase.name(),
        theCase.scenario(),
        theCase.area(),
        theCase.horizon(),
        theCase.streams(),
        demand,
        theCase.treatmentGroups(),
        theCase.interventions(),
        theCase.mechanisms(),
        theCase.harmIndices(),
        theCase.harmIndex(),
        theCase.resources(),
        theCase.priceYear());
  }

  private static StreamDemand withLags(StreamDemand demand, double... lagWeights) {
    int n = demand.neighbourhoods();
    double[] previous = new double[lagWeights.length * n];
    for (int cell = 0; cell < previous.length; cell++) {
      previous[cell] = demand.previous()[cell % n] * (1 + cell / n);
    }
    return new StreamDemand(
        demand.endemic(),
        previous,
        demand.lambda(),
        demand.phi(),
        demand.psi(),
        lagWeights,
        demand.drift());
  }

  /** The city without drift over two long periods, with one certain effect on all burglary. */
  public static Case lasting(int stepsPerPeriod, double riskRatio) {
    return lasting(stepsPerPeriod, riskRatio, 0.15, 0.08);
  }

  /** The lasting city with other excitation of burglary. */
  public static Case lasting(int stepsPerPeriod, double riskRatio, double lambda, double phi) {
    double change = riskRatio - 1;
    Effect certain =
        new Effect(
            "burglary", new RelativeEffect(change, change, change), 1, Optional.empty(), false);
    return with(
        new LevelDrift(0, 0, 0),
        List.of(city("certain", List.of(certain), null)),
        List.of(),
        stepsPerPeriod,
        lambda,
        phi);
  }

  /** The city with other drift, interventions and commitments. */
  public static Case with(
      LevelDrift drift, List<Intervention> interventions, List<Commitment> commitments) {
    return with(drift, interventions, commitments, 3, 0.15, 0.08);
  }

  private static Case with(
      LevelDrift drift,
      List<Intervention> interventions,
      List<Commitment> commitments,
      int stepsPerPeriod,
      double lambda,
      double phi) {
    Area area =
        new Area(
            List.of(
                neighbourhood("A", 4000, 3),
                neighbourhood("B", 6000, 2),
                neighbourhood("C", 2000, 1)),
            Adjacency.of(3, List.of(new Border(0, 1, 1), new Border(1, 2, 2))));
    Horizon horizon = new Horizon(LocalDate.of(2015, 4, 1), StepLength.MONTH, 2, stepsPerPeriod, 1);
    List<Stream> streams = List.of(stream("burglary", true), stream("domestic", false));
    List<StreamDemand> demand =
        List.of(
            demand(new double[] {8, 12, 3}, horizon.steps(), lambda, phi, drift),
            demand(new double[] {5, 4, 6}, horizon.steps(), 0.1, 0, drift));
    TreatmentGroup group =
        new TreatmentGroup(
            "opiates",
            "Opiates",
            120,
            "need",
            50,
            0.7,
            3,
            6,
            0.2,
            0.1,
            0.04,
            0.1,
            2,
            List.of(effect("burglary", -0.3, 0.4, false)));
    HarmIndex pounds =
        new HarmIndex(
            "pounds",
            "Pounds",
            HarmIndex.POUNDS,
            Map.of("burglary", 5930.0, "domestic", 9000.0),
            Map.of("opiates", 150.0),
            List.of());
    Resources resources =
        new Resources(
            List.of(new FundingStream("grant", "Grant", "Council", 5_000_000, List.of())),
            List.of(new StaffPool("team", "Team", List.of(60_000L, 60_000L))),
            commitments);
    return new Case(
        "tiny",
        "Tiny 2015",
        "baseline",
        area,
        horizon,
        streams,
        demand,
        List.of(group),
        interventions,
        List.of(new Mechanism("advocacy", 0.3)),
        List.of(pounds),
        pounds,
        resources,
        "2015/16");
  }

  /** One intervention of each kind, in the order of the constants. */
  public static List<Intervention> interventions() {
    return List.of(
        local("locks", new Persistence(1, 24), effect("burglary", -0.25, 0.5, false), null),
        local("advisers", new Persistence(0, 0), effect("domestic", -0.25, 0.4, false), "advocacy"),
        local(
            "conferences", new Persistence(0, 2), effect("domestic", -0.1, 0.6, false), "advocacy"),
        local("visits", new Persistence(0, 0), effect("burglary", -0.1, 1, true), null),
        city("campaign", List.of(effect("burglary", -0.02, 1, false)), null),
        city("places", List.of(), new TreatmentLever.Places("opiates")),
        city(
            "retention",
            List.of(),
            new TreatmentLever.Retention("opiates", new RelativeEffect(-0.3, -0.5, 0))));
  }

  /** A promise of units in every line of an intervention. */
  public static Commitment.Units floor(int intervention, int units) {
    return new Commitment.Units(
        "floor",
        interventions().get(intervention).id(),
        Optional.empty(),
        OptionalInt.empty(),
        units);
  }

  private static Neighbourhood neighbourhood(String code, int households, double need) {
    return new Neighbourhood(code, code, 2 * households, households, 0, 0, Map.of("need", need));
  }

  private static Stream stream(String id, boolean nearRepeats) {
    return new Stream(id, id, List.of(id), 1, Optional.empty(), nearRepeats);
  }

  /** A demand with the same endemic mean at every step. */
  public static StreamDemand demand(
      double[] perStep, int steps, double lambda, double phi, LevelDrift drift) {
    double[] endemic = new double[steps * perStep.length];
    for (int cell = 0; cell < endemic.length; cell++) {
      endemic[cell] = perStep[cell % perStep.length];
    }
    return new StreamDemand(endemic, perStep, lambda, phi, 0.05, drift);
  }

  private static Effect effect(String stream, double change, double reach, boolean triggered) {
    RelativeEffect relative = new RelativeEffect(change, 2 * change, -0.1 * change);
    return new Effect(stream, relative, reach, Optional.empty(), triggered);
  }

  private static Intervention local(
      String id, Persistence persistence, Effect effect, String mechanism) {
    return new Intervention(
        id,
        id,
        "home",
        17_500,
        List.of(new StaffUse("team", 120)),
        new Offer(false, List.of(), Optional.empty(), 200, Double.POSITIVE_INFINITY, 500),
        new Target("households", 0.03, 1),
        persistence,
        List.of(effect),
        Optional.empty(),
        Optional.ofNullable(mechanism),
        EVIDENCE);
  }

  private static Intervention city(String id, List<Effect> effects, TreatmentLever lever) {
    return new Intervention(
        id,
        id,
        "unit",
        60_000,
        List.of(),
        new Offer(true, List.of(), Optional.empty(), 100, Double.POSITIVE_INFINITY, 100),
        new Target(Target.ONE, 4, 1),
        new Persistence(0, 0),
        effects,
        Optional.ofNullable(lever),
        Optional.empty(),
        EVIDENCE);
  }
}
