package marshal.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import marshal.model.Case;
import marshal.model.area.Adjacency;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Evidence;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Offer;
import marshal.model.intervention.Persistence;
import marshal.model.intervention.StaffUse;
import marshal.model.intervention.Target;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.model.resource.StaffPool;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;
import marshal.scenarios.outcome.Baseline;
import marshal.scenarios.outcome.CertificateOutcome;
import marshal.scenarios.outcome.DemandOutcome;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.FundingOutcome;
import marshal.scenarios.outcome.HarmOutcome;
import marshal.scenarios.outcome.LineOutcome;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.outcome.SearchOutcome;
import marshal.scenarios.outcome.StaffOutcome;
import marshal.scenarios.outcome.TreatmentFigures;
import marshal.scenarios.outcome.TreatmentOutcome;

/** Outcomes that no model computed, to write down and print. */
public final class MadeUpOutcomes {

  private MadeUpOutcomes() {}

  /** A small city with three neighbourhoods, three interventions and harm in pounds. */
  public static Case city() {
    return city(
        "Little Derby 2014/15",
        new HarmIndex(
            "home-office-2018",
            "Home Office 2018",
            "£",
            Map.of("burglary", 5930.0),
            Map.of(),
            List.of()));
  }

  private static Case city(String name, HarmIndex index) {
    List<Neighbourhood> neighbourhoods =
        List.of(
            neighbourhood("E05001770", "Arboretum"),
            neighbourhood("E05001776", "Derwent"),
            neighbourhood("E05001779", "Mickleover"));
    Area area =
        new Area(
            neighbourhoods,
            Adjacency.of(3, List.of(new Adjacency.Border(0, 1, 1), new Adjacency.Border(1, 2, 1))));
    Horizon horizon = new Horizon(LocalDate.of(2014, 4, 1), StepLength.MONTH, 4, 3, 0);
    double[] endemic = new double[horizon.steps() * 3];
    return new Case(
        "little-derby",
        name,
        "baseline",
        area,
        horizon,
        List.of(new Stream("burglary", "Burglary", List.of("Burglary"), 1, Optional.empty(), true)),
        List.of(
            new StreamDemand(endemic, new double[3], 0.1, 0.1, 0.1, new LevelDrift(0.15, 0.1, 1))),
        List.of(),
        List.of(
            intervention("lock-and-light", "Lock-and-light, victims", "home", 17_500, false),
            intervention("retention", "Drug treatment, retention", "place", 430_000, true),
            intervention("taxi-marshals", "Taxi marshals", "marshal night", 17_000, false)),
        List.of(),
        List.of(index),
        index,
        new Resources(
            List.of(
                new FundingStream(
                    "grant",
                    "Community safety grant",
                    "Derby City Council",
                    150_000_000,
                    List.of()),
                new FundingStream(
                    "pooled", "Pooled treatment budget", "NHS", 141_500_000, List.of("retention"))),
            List.of(
                new StaffPool("key-workers", "Key workers", List.of(6000L, 6000L, 6000L, 6000L)),
                new StaffPool("marshals", "Taxi marshals", List.of(5760L, 5760L, 5760L, 5760L))),
            List.of(new Commitment.Money("Statutory review", "grant", 50_000_000))),
        "2014/15");
  }

  private static Neighbourhood neighbourhood(String code, String name) {
    return new Neighbourhood(code, name, 15_000, 6_000, 0, 0, Map.of());
  }

  private static Intervention intervention(
      String id, String name, String unit, long costPence, boolean cityWide) {
    List<String> assumptions =
        id.equals("taxi-marshals") ? List.of("effects[0].changePercent -15") : List.of();
    return new Intervention(
        id,
        name,
        unit,
        costPence,
        List.of(new StaffUse("marshals", 60)),
        new Offer(cityWide, List.of(), Optional.empty(), 1000, 1, 5000),
        new Target("households", 1, 1),
        new Persistence(0, 0),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new Evidence("Maryland 3", "a study", assumptions, ""));
  }

  /** The plan of the small city that the expected text shows. */
  public static PlanOutcome planned() {
    Case theCase = city();
    PlanSpace space = PlanSpace.of(theCase);
    int[] units = new int[space.lines()];
    units[space.findIndex(new Line(0, 0, 0)).orElseThrow()] = 700;
    units[space.findIndex(new Line(0, 1, 0)).orElseThrow()] = 320;
    units[space.findIndex(new Line(1, Line.CITY, 1)).orElseThrow()] = 142;
    units[space.findIndex(new Line(2, 0, 3)).orElseThrow()] = 1;
    Estimate averted = new Estimate(3_941_000.4567, 2_100_000, 5_900_000, 1_200_000, 7_040_000);
    return new PlanOutcome(
        theCase,
        space,
        Plan.of(units),
        1,
        64,
        1000,
        true,
        List.of(),
        new HarmOutcome(
            "home-office-2018",
            "Home Office 2018",
            "£",
            41_210_000,
            37_268_999.5433,
            averted,
            1_410_000),
        List.of(
            new HarmOutcome(
                "days",
                "Crime harm index",
                "days",
                9e5,
                8.5e5,
                new Estimate(5e4, 4e4, 6e4, 3e4, 7e4),
                3e4)),
        0.968,
        List.of(
            new FundingOutcome(
                "grant",
                "Community safety grant",
                "Derby City Council",
                150_000_000,
                50_000_000,
                17_867_000,
                OptionalDouble.empty()),
            new FundingOutcome(
                "pooled",
                "Pooled treatment budget",
                "NHS",
                141_500_000,
                0,
                61_060_000,
                OptionalDouble.of(1.25))),
        List.of(
            staff("key-workers", "Key workers", 1, 6000, 5000),
            staff("key-workers", "Key workers", 2, 6000, 6000),
            staff("marshals", "Taxi marshals", 4, 5760, 0)),
        List.of(
            new LineOutcome(
                "lock-and-light", "E05001770", 1, 700, 0, 12_250_000, 300_000, 410.5, 400),
            new LineOutcome(
                "lock-and-light", "E05001776", 1, 320, 20, 5_600_000, 120_000, 350, 349),
            new LineOutcome("retention", "city", 2, 142, 0, 61_060_000, 3_518_000, 9000, 8999),
            new LineOutcome("taxi-marshals", "E05001770", 4, 1, 0, 17_000, 3000.4567, 200, 190)),
        List.of(
            new DemandOutcome(
                "burglary", "Burglary", 2300.1, new Estimate(2150, 2010, 2290, 1900, 2400))),
        List.of(
            new TreatmentOutcome(
                "opiates",
                "Opiates and crack",
                640,
                900,
                500,
                12,
                4.25,
                treatment(480, 15.5, 6.25),
                treatment(501.2, 11.7, 3.5))),
        List.of(
            new Baseline("current plan", 78_000_000, 2_604_000, true),
            new Baseline("equal per head", 78_900_000, 2_950_000, false),
            new Baseline("greedy", 78_900_000, 3_870_000, true)),
        Optional.of(
            new SearchOutcome("time", 5.0021, 123_456, 4_012_345.678, 4_001_000, List.of())),
        Optional.of(
            new CertificateOutcome(
                37_190_000,
                0.1799,
                0.1802,
                "prices",
                List.of("A queue is let choose."),
                new marshal.scenarios.outcome.ObjectiveOutcome(
                    marshal.solver.objective.Goal.MOST_AVERTED,
                    40_000_000,
                    2_700_000,
                    1_000_000_00,
                    37_300_000))));
  }

  private static TreatmentFigures treatment(double retained, double waiting, double days) {
    return new TreatmentFigures(
        about(retained * 1.2),
        about(retained),
        about(waiting),
        about(waiting * 0.9),
        about(days),
        about(days * 1.1),
        about(waiting * 4),
        about(1200 - retained * 1.2));
  }

  private static Estimate about(double mean) {
    return new Estimate(mean, 0.9 * mean, 1.1 * mean, 0.85 * mean, 1.15 * mean);
  }

  private static StaffOutcome staff(
      String pool, String name, int period, long available, long used) {
    return new StaffOutcome(pool, name, period, available, used, OptionalDouble.empty());
  }

  /** The plan that buys nothing. */
  public static PlanOutcome nothingBought() {
    PlanOutcome planned = planned();
    return new PlanOutcome(
        planned.theCase(),
        planned.space(),
        Plan.none(planned.space()),
        1,
        0,
        1000,
        true,
        List.of(),
        new HarmOutcome(
            "home-office-2018", "Home Office 2018", "£", 41_210_000, 41_210_000, none(), 0),
        List.of(),
        0,
        planned.funding(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Estimate none() {
    return new Estimate(0, 0, 0, 0, 0);
  }

  /** The planned outcome under another harm, in another unit, with a broken rule or two. */
  public static PlanOutcome judgedIn(String unit, Estimate averted, List<String> violations) {
    PlanOutcome planned = planned();
    return new PlanOutcome(
        planned.theCase(),
        planned.space(),
        planned.plan(),
        1,
        0,
        1000,
        violations.isEmpty(),
        violations,
        new HarmOutcome("other", "Another index", unit, 900_000, 850_000, averted, averted.low95()),
        List.of(),
        0.001,
        planned.funding(),
        planned.staff(),
        planned.lines(),
        planned.demand(),
        planned.treatment(),
        planned.baselines(),
        Optional.empty(),
        Optional.empty());
  }

  /** An outcome with names and figures of any length and size, the awkward ones among them. */
  public static PlanOutcome random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HarmIndex index =
        new HarmIndex(
            "index",
            words(random),
            List.of("£", "days", "severity points").get(random.nextInt(3)),
            Map.of(),
            Map.of(),
            List.of());
    Case theCase = city(words(random), index);
    List<LineOutcome> lines = new ArrayList<>();
    for (int line = 0; line < random.nextInt(60); line++) {
      lines.add(
          new LineOutcome(
              random.nextBoolean()
                  ? theCase.interventions().get(random.nextInt(3)).id()
                  : words(random),
              random.nextBoolean() ? "city" : words(random),
              1 + random.nextInt(4),
              random.nextInt(random.nextBoolean() ? 3 : Integer.MAX_VALUE),
              0,
              money(random),
              harm(random),
              harm(random),
              harm(random)));
    }
    PlanOutcome planned = planned();
    return new PlanOutcome(
        theCase,
        planned.space(),
        planned.plan(),
        seed,
        64,
        random.nextInt(3000),
        true,
        random.nextInt(4) == 0 ? List.of(words(random), words(random)) : List.of(),
        new HarmOutcome(
            "index",
            index.name(),
            index.unit(),
            harm(random),
            harm(random),
            new Estimate(harm(random), harm(random), harm(random), harm(random), harm(random)),
            harm(random)),
        List.of(),
        random.nextDouble(),
        List.of(
            new FundingOutcome(
                "a",
                words(random),
                words(random),
                money(random),
                0,
                money(random),
                OptionalDouble.empty()),
            new FundingOutcome(
                "b", words(random), words(random), money(random), 0, 0, OptionalDouble.empty())),
        List.of(
            staff("a", words(random), 1, money(random), money(random)),
            staff("b", words(random), 2, 60, random.nextInt(61))),
        lines,
        List.of(),
        List.of(),
        List.of(
            new Baseline("current plan", money(random), harm(random), true),
            new Baseline(words(random), money(random), harm(random), false)),
        random.nextBoolean() ? planned.search() : Optional.empty(),
        random.nextBoolean() ? planned.certificate() : Optional.empty());
  }

  private static long money(SplittableRandom random) {
    return Math.round(Math.pow(10, random.nextDouble() * 14));
  }

  private static double harm(SplittableRandom random) {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return 0;
    }
    if (kind == 1) {
      return Double.NaN;
    }
    return (random.nextInt(4) == 0 ? -1 : 1) * Math.pow(10, random.nextDouble() * 16 - 4);
  }

  private static String words(SplittableRandom random) {
    StringBuilder words = new StringBuilder();
    for (int word = 0; word <= random.nextInt(8); word++) {
      words.append(words.length() == 0 ? "" : " ");
      for (int letter = 0; letter <= random.nextInt(random.nextInt(9) == 0 ? 120 : 12); letter++) {
        words.appendCodePoint(
            switch (random.nextInt(40)) {
              case 0 -> 0x1F3D8;
              case 1 -> '\n';
              case 2 -> 0x1B;
              case 3 -> 'é';
              default -> 'a' + random.nextInt(26);
            });
      }
    }
    return words.toString();
  }
}
