package marshal.benchmarks.instance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marshal.model.Case;
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
import marshal.model.intervention.Offer;
import marshal.model.intervention.Persistence;
import marshal.model.intervention.RelativeEffect;
import marshal.model.intervention.StaffUse;
import marshal.model.intervention.Target;
import marshal.model.random.UniformSource;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.model.resource.StaffPool;
import marshal.model.rule.Rule;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;

/**
 * A made-up city on a grid, each neighbourhood bordering those beside, above and below it.
 *
 * @param neighbourhoods number of neighbourhoods, 1 or more
 * @param interventions number of interventions, each offered everywhere
 * @param streams number of demand streams
 * @param budgetPoundsPerHousehold free money, in all: the less, the tighter
 * @param displacement share of what is prevented that arrives next door, on average; 0 for none in
 *     any world
 * @param smallestPackage least units of a line that has any; 1 for no such rule
 * @param seed the same seed gives the same city
 */
public record GeneratedCity(
    int neighbourhoods,
    int interventions,
    int streams,
    double budgetPoundsPerHousehold,
    double displacement,
    int smallestPackage,
    long seed) {

  /** How far displacement may be from its average in a world, up or down. */
  private static final double DISPLACEMENT_RANGE = 0.1;

  private static final int HOUSEHOLDS = 700;

  /** A city where nothing is displaced and a line may have any number of units. */
  public GeneratedCity(
      int neighbourhoods,
      int interventions,
      int streams,
      double budgetPoundsPerHousehold,
      long seed) {
    this(neighbourhoods, interventions, streams, budgetPoundsPerHousehold, 0, 1, seed);
  }

  /** Returns the city as a case. */
  public Case toCase() {
    UniformSource uniforms = UniformSource.of(seed, "generated city");
    Horizon horizon = new Horizon(LocalDate.of(2015, 4, 1), StepLength.MONTH, 4, 3, 0);
    List<Stream> streamList = new ArrayList<>();
    List<StreamDemand> demand = new ArrayList<>();
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int o = 0; o < streams; o++) {
      String id = "stream-" + o;
      streamList.add(new Stream(id, id, List.of(id), 1, Optional.empty(), true));
      demand.add(demand(uniforms.part(o), horizon));
      weights.put(id, 1000 + 9000 * uniforms.uniform(100 + o));
    }
    HarmIndex index =
        new HarmIndex("pounds", "Pounds", HarmIndex.POUNDS, weights, Map.of(), List.of());
    List<Intervention> catalogue = new ArrayList<>();
    for (int k = 0; k < interventions; k++) {
      catalogue.add(intervention(k, uniforms.part(1000 + k)));
    }
    long money = Math.round(100 * budgetPoundsPerHousehold * HOUSEHOLDS * neighbourhoods);
    List<String> firstHalf =
        catalogue.subList(0, (interventions + 1) / 2).stream().map(Intervention::id).toList();
    Resources resources =
        new Resources(
            List.of(
                new FundingStream("open", "Open", "Council", money / 2, List.of()),
                new FundingStream("ringed", "Ring-fenced", "Grant", money / 2, firstHalf)),
            List.of(
                new StaffPool(
                    "team", "Team", List.of(money / 400, money / 400, money / 400, money / 400))),
            List.of());
    if (smallestPackage > 1) {
      List<Rule> packages = new ArrayList<>();
      for (Intervention intervention : catalogue) {
        String name = "package of " + intervention.id();
        packages.add(new Rule.MinimumPackage(name, intervention.id(), smallestPackage));
      }
      resources = resources.withRules(packages);
    }
    return new Case(
        "generated-" + neighbourhoods,
        "Generated city of " + neighbourhoods,
        "baseline",
        area(),
        horizon,
        streamList,
        demand,
        List.of(),
        catalogue,
        List.of(),
        List.of(index),
        index,
        resources,
        "2015/16");
  }

  private Area area() {
    int width = (int) Math.ceil(Math.sqrt(neighbourhoods));
    List<Neighbourhood> list = new ArrayList<>();
    List<Border> borders = new ArrayList<>();
    for (int i = 0; i < neighbourhoods; i++) {
      String code = String.format(Locale.ROOT, "G%06d", i);
      list.add(new Neighbourhood(code, code, 1600, HOUSEHOLDS, i / width, i % width, Map.of()));
      if (i % width > 0) {
        borders.add(new Border(i - 1, i, 1));
      }
      if (i >= width) {
        borders.add(new Border(i - width, i, 1));
      }
    }
    return new Area(list, Adjacency.of(neighbourhoods, borders));
  }

  private StreamDemand demand(UniformSource uniforms, Horizon horizon) {
    double cityMean = 1 + 3 * uniforms.uniform(0);
    double[] previous = new double[neighbourhoods];
    double[] endemic = new double[horizon.steps() * neighbourhoods];
    for (int i = 0; i < neighbourhoods; i++) {
      previous[i] = cityMean * Math.exp(0.7 * uniforms.normal(1, i, 0));
      for (int t = 0; t < horizon.steps(); t++) {
        endemic[t * neighbourhoods + i] =
            0.77 * previous[i] * (1 + 0.1 * Math.sin(2 * Math.PI * t / 12));
      }
    }
    return new StreamDemand(endemic, previous, 0.15, 0.08, 0.05, new LevelDrift(0.15, 0.1, 4));
  }

  private Intervention intervention(int k, UniformSource uniforms) {
    double change = -0.1 - 0.3 * uniforms.uniform(0);
    List<Effect> effects = new ArrayList<>();
    effects.add(effect(k % streams, change, 0.2 + 0.5 * uniforms.uniform(1)));
    if (uniforms.uniform(2) < 0.5 && streams > 1) {
      effects.add(effect((k + 1) % streams, change / 2, 0.2));
    }
    return new Intervention(
        "intervention-" + k,
        "Intervention " + k,
        "unit",
        Math.round(5_000 + 45_000 * uniforms.uniform(3)),
        List.of(new StaffUse("team", Math.round(30 + 200 * uniforms.uniform(4)))),
        new Offer(false, List.of(), Optional.empty(), 40, Double.POSITIVE_INFINITY, 1_000_000),
        new Target("households", 0.01 + 0.03 * uniforms.uniform(5), 1),
        new Persistence(k % 2, 6 * (k % 3)),
        effects,
        Optional.empty(),
        Optional.empty(),
        new Evidence("made up", "", List.of("everything"), ""),
        displacement == 0
            ? Displacement.NONE
            : new Displacement(
                displacement,
                Math.max(-1, displacement - DISPLACEMENT_RANGE),
                Math.min(1, displacement + DISPLACEMENT_RANGE)));
  }

  private static Effect effect(int stream, double change, double reach) {
    RelativeEffect relative = new RelativeEffect(change, 1.8 * change, 0.2 * change);
    return new Effect("stream-" + stream, relative, reach, Optional.empty(), false);
  }
}
