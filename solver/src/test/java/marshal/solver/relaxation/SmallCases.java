package marshal.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import marshal.model.Case;
import marshal.model.demand.StreamDemand;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
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
import marshal.model.plan.PlanSpace;
import marshal.model.resource.Commitment;
import marshal.model.resource.Resources;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSampler;
import marshal.solver.sketch.CaseSketch;

/** Random cases so small that every plan can be tried, with everything that bends the harm. */
final class SmallCases {

  /** What a case contains besides ordinary interventions. */
  enum Kind {
    PLAIN,
    HARMFUL,
    SHARED,
    TRIGGERED,
    TREATMENT,
    MOVED,
    MOVED_ALIKE,
    EVERYTHING
  }

  private final SplittableRandom random;
  private final Kind kind;
  private final int neighbourhoods;
  private final int periods;
  private final List<Intervention> interventions = new ArrayList<>();
  private int lines;

  private SmallCases(Kind kind, long seed) {
    this.kind = kind;
    this.random = new SplittableRandom(seed * 31 + kind.name().length());
    this.neighbourhoods = 1 + random.nextInt(3);
    this.periods = 1 + random.nextInt(2);
  }

  static Case draw(Kind kind, long seed) {
    return new SmallCases(kind, seed).build();
  }

  static HarmModel model(Case theCase, int worlds) {
    return new HarmModel(
        theCase, PlanSpace.of(theCase), new WorldSampler(theCase).evenlySpread(worlds, 3));
  }

  private boolean has(Kind asked) {
    return kind == asked || (kind == Kind.EVERYTHING && random.nextInt(3) > 0);
  }

  private Case build() {
    CaseSketch sketch =
        new CaseSketch(neighbourhoods, periods, 1 + random.nextInt(3), random.nextInt(3));
    sketch.stream("burglary", 3_000, 0.2, 0.1, 4 + random.nextInt(20), 5, 12);
    sketch.stream("violence", 9_000, 0.1, 0, 3 + random.nextInt(10), 6, 2);
    boolean treatment = has(Kind.TREATMENT);
    if (treatment) {
      addTreatment();
    }
    boolean shared = has(Kind.SHARED);
    boolean harmful = has(Kind.HARMFUL);
    boolean triggered = has(Kind.TRIGGERED);
    String[] streams = {"burglary", "violence"};
    int sharedStream = random.nextInt(2);
    for (int k = 0; k < 3 && lines + neighbourhoods * periods <= 6; k++) {
      String stream = streams[shared ? sharedStream : random.nextInt(2)];
      double mean = -0.4 * random.nextDouble() + (harmful ? 0.3 * random.nextDouble() : 0);
      double half = 0.02 + (harmful ? 0.5 : 0.1) * random.nextDouble();
      List<Effect> effects = new ArrayList<>();
      effects.add(effect(stream, mean, half, triggered && random.nextBoolean()));
      if (random.nextInt(3) == 0) {
        effects.add(effect(streams[random.nextInt(2)], mean / 2, half, false));
      }
      boolean city = random.nextInt(5) == 0;
      add("k" + k, city, 1 + random.nextInt(3), effects, Optional.empty(), shared);
    }
    interventions.forEach(sketch::add);
    long cost = 0;
    for (Intervention intervention : interventions) {
      cost += intervention.unitCostPence();
    }
    sketch.money("grant", (long) (cost * 2 * random.nextDouble()));
    sketch.money("levy", (long) (cost * random.nextDouble()), "k0", "k1", "places");
    sketch.pool("team", 60 + random.nextInt(300));
    return with(sketch.build(), treatment, shared);
  }

  private Effect effect(String stream, double mean, double half, boolean triggeredOnly) {
    return new Effect(
        stream,
        new RelativeEffect(mean, Math.max(-0.95, mean - half), mean + half),
        0.2 + 0.8 * random.nextDouble(),
        Optional.empty(),
        triggeredOnly);
  }

  private void add(
      String id,
      boolean city,
      int most,
      List<Effect> effects,
      Optional<TreatmentLever> lever,
      boolean shared) {
    lines += (city ? 1 : neighbourhoods) * periods;
    interventions.add(
        new Intervention(
            id,
            id,
            "unit",
            random.nextInt(6) == 0 ? 0 : 20_000 + random.nextInt(300_000),
            random.nextBoolean()
                ? List.of(new StaffUse("team", 30 + random.nextInt(60)))
                : List.of(),
            new Offer(
                city,
                List.of(),
                Optional.empty(),
                most,
                Double.POSITIVE_INFINITY,
                random.nextInt(3) == 0 ? 1 + random.nextInt(4) : Integer.MAX_VALUE),
            new Target(Target.ONE, 1, 0.5 + 3 * random.nextDouble()),
            new Persistence(random.nextInt(2), random.nextInt(3)),
            effects,
            lever,
            shared && random.nextInt(4) > 0 ? Optional.of("same") : Optional.empty(),
            new Evidence("none", "made up", List.of(), ""),
            displacement()));
  }

  private Displacement displacement() {
    if (kind == Kind.MOVED_ALIKE) {
      double share = neighbourhoods * 0.3 - 0.6 * periods + 0.4;
      return new Displacement(share, share, share);
    }
    if (!has(Kind.MOVED)) {
      return Displacement.NONE;
    }
    double share = 1.6 * random.nextDouble() - 0.6;
    return new Displacement(
        share, Math.max(-1, share - random.nextDouble()), Math.min(1, share + random.nextDouble()));
  }

  private void addTreatment() {
    if (random.nextInt(4) > 0) {
      Optional<TreatmentLever> places = Optional.of(new TreatmentLever.Places("group"));
      add("places", true, 3 + random.nextInt(4), List.of(), places, false);
    }
    if (random.nextInt(3) > 0) {
      double mean = -0.5 * random.nextDouble();
      double high = mean + 0.6 * random.nextDouble();
      Optional<TreatmentLever> retention =
          Optional.of(
              new TreatmentLever.Retention("group", new RelativeEffect(mean, mean - 0.3, high)));
      add("retention", true, 1 + random.nextInt(3), List.of(), retention, false);
    }
  }

  private Case with(Case sketched, boolean treatment, boolean shared) {
    List<TreatmentGroup> groups = new ArrayList<>();
    if (treatment) {
      List<Effect> effects = new ArrayList<>();
      double mean = 0.1 - 0.7 * random.nextDouble();
      effects.add(effect("burglary", mean, 0.2 * random.nextDouble(), false));
      if (random.nextBoolean()) {
        effects.add(effect("violence", mean / 2, 0.4 * random.nextDouble(), false));
      }
      groups.add(
          new TreatmentGroup(
              "group",
              "group",
              20,
              "population",
              6 * random.nextDouble(),
              random.nextDouble(),
              3 * random.nextDouble(),
              2 * random.nextDouble(),
              random.nextDouble(),
              0.4 * random.nextDouble(),
              0.3 * random.nextDouble(),
              0.5 * random.nextDouble(),
              1 + random.nextInt(3),
              effects));
    }
    var index = sketched.harmIndex();
    var weighted =
        new HarmIndex(
            index.id(),
            index.name(),
            index.unit(),
            index.perIncident(),
            treatment ? Map.of("group", 3_000 * random.nextDouble()) : Map.of(),
            List.of());
    List<Mechanism> mechanisms =
        shared ? List.of(new Mechanism("same", random.nextDouble())) : List.of();
    return new Case(
        sketched.id(),
        sketched.name(),
        sketched.scenario(),
        sketched.area(),
        sketched.horizon(),
        sketched.streams(),
        sketched.demand().stream().map(this::withLags).toList(),
        groups,
        sketched.interventions(),
        mechanisms,
        List.of(weighted),
        weighted,
        new Resources(sketched.resources().funding(), sketched.resources().staff(), commitments()),
        sketched.priceYear());
  }

  private StreamDemand withLags(StreamDemand demand) {
    if (!has(Kind.MOVED) || random.nextBoolean()) {
      return demand;
    }
    int n = demand.neighbourhoods();
    double[] previous = new double[3 * n];
    for (int cell = 0; cell < previous.length; cell++) {
      previous[cell] = 10 * random.nextDouble();
    }
    return new StreamDemand(
        demand.endemic(),
        previous,
        demand.lambda(),
        demand.phi(),
        demand.psi(),
        new double[] {0.5, 0.2, 0.3},
        demand.drift());
  }

  private List<Commitment> commitments() {
    List<Commitment> commitments = new ArrayList<>();
    for (Intervention intervention : interventions) {
      if (random.nextInt(4) == 0) {
        commitments.add(
            new Commitment.Units(
                "promised", intervention.id(), Optional.empty(), OptionalInt.empty(), 1));
      }
    }
    return commitments;
  }

  /** Every feasible plan of whole units, tried one by one. */
  static final class AllPlans {
    private final LinearRules rules;
    private final ExactMean mean;
    private final double[] units;
    private double best = Double.POSITIVE_INFINITY;
    private double[] bestUnits = {};
    private long tried;

    AllPlans(HarmModel model, LinearRules rules) {
      this.rules = rules;
      this.mean = new ExactMean(model);
      this.units = rules.least.clone();
      visit(0);
    }

    static double count(LinearRules rules) {
      double plans = 1;
      for (int line = 0; line < rules.lines(); line++) {
        plans *= rules.most(line) - rules.least(line) + 1;
      }
      return plans;
    }

    private void visit(int line) {
      if (line == units.length) {
        tried++;
        if (mean.harm() < best) {
          best = mean.harm();
          bestUnits = units.clone();
        }
        return;
      }
      for (double u = rules.least(line); u <= rules.most(line); u++) {
        units[line] = u;
        if (!fits()) {
          break;
        }
        mean.setUnits(line, u);
        visit(line + 1);
      }
      units[line] = rules.least(line);
      mean.setUnits(line, units[line]);
    }

    private boolean fits() {
      double[] used = rules.used(units);
      for (int limit = 0; limit < used.length; limit++) {
        if (used[limit] > rules.capacity(limit)) {
          return false;
        }
      }
      return true;
    }

    double best() {
      return best;
    }

    double[] bestUnits() {
      return bestUnits.clone();
    }

    long tried() {
      return tried;
    }
  }
}
