package marshal.results.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.area.Neighbourhood;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.FundingStream;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.FundingOutcome;
import marshal.scenarios.outcome.LineOutcome;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.sweep.MoneyMargin;
import marshal.scenarios.sweep.PointOutcome;
import marshal.scenarios.sweep.SweepGrid;
import marshal.scenarios.sweep.SweepPoint;
import marshal.scenarios.variation.VariedScenario;

/** Writes what sweeps come to as documents. */
public final class SweepJson {

  private static final String CITY = "city";
  private static final String WHOLE_CITY = "whole city";

  private SweepJson() {}

  /**
   * Returns the document of a sweep.
   *
   * @param id name of its folder
   * @param theCase the case that is varied
   * @param grid its points
   * @param options how each plan was made and judged
   * @param productVersion version of the program
   * @param points what the points came to, in the order of the grid
   */
  public static SweepDocument document(
      String id,
      Case theCase,
      SweepGrid grid,
      PlanningOptions options,
      String productVersion,
      List<SweepDocument.Point> points) {
    return new SweepDocument(
        SweepDocument.KIND,
        SweepDocument.SCHEMA_VERSION,
        id,
        theCase.id(),
        theCase.name(),
        theCase.scenario(),
        options.seed(),
        options.worlds(),
        options.freshWorlds(),
        options.limits().steps().orElse(0),
        theCase.harmIndex().id(),
        theCase.harmIndex().name(),
        theCase.harmIndex().unit(),
        productVersion,
        grid.variations().stream()
            .map(
                variation ->
                    new SweepDocument.Axis(
                        variation.key(),
                        VariedScenario.name(variation, theCase),
                        variation.percents()))
            .toList(),
        points,
        SweepChanges.between(points));
  }

  /**
   * Returns what a point came to.
   *
   * @param outcome the point
   * @param planFile name of the file with its plan
   * @param scenarioFile name of the file with its scenario
   */
  public static SweepDocument.Point point(
      PointOutcome outcome, String planFile, String scenarioFile) {
    SweepPoint point = outcome.point();
    Case theCase = outcome.loaded().theCase();
    Rounding rounding = new Rounding(theCase.harmIndex().inPounds());
    Optional<PlanOutcome> plan = outcome.outcome();
    return new SweepDocument.Point(
        point.number(),
        point.position(),
        point.percents(),
        point.label(),
        plan.isPresent() ? SweepDocument.Point.FEASIBLE : SweepDocument.Point.INFEASIBLE,
        outcome.reasons(),
        plan.map(p -> Rounding.pounds(p.availablePence())),
        plan.map(p -> Rounding.pounds(p.spentPence())),
        plan.flatMap(p -> rounding.harm(p.harm().withoutPlan())),
        plan.map(p -> estimate(p.harm().averted(), rounding)),
        plan.flatMap(p -> rounding.harm(p.harm().worstTenPercentMean())),
        plan.flatMap(p -> Rounding.share(p.probabilityBetterThanCurrent())),
        plan.flatMap(PlanOutcome::certificate).flatMap(c -> Rounding.share(c.gapPercent())),
        plan.map(p -> p.funding().stream().map(SweepJson::price).toList()).orElse(List.of()),
        outcome.next().map(margin -> margin(margin, outcome, rounding)),
        outcome.firstCut().map(margin -> margin(margin, outcome, rounding)),
        plan.map(p -> bought(p, rounding)).orElse(List.of()),
        planFile,
        scenarioFile);
  }

  static EstimateDocument estimate(Estimate estimate, Rounding rounding) {
    return new EstimateDocument(
        rounding.harm(estimate.mean()),
        rounding.harm(estimate.low80()),
        rounding.harm(estimate.high80()),
        rounding.harm(estimate.low95()),
        rounding.harm(estimate.high95()));
  }

  private static SweepDocument.Price price(FundingOutcome funding) {
    return new SweepDocument.Price(
        funding.stream(), funding.name(), Rounding.price(funding.pricePerPound()));
  }

  private static SweepDocument.Margin margin(
      MoneyMargin margin, PointOutcome outcome, Rounding rounding) {
    Case theCase = outcome.loaded().theCase();
    PlanSpace space = outcome.loaded().space();
    Map<List<Integer>, Long> units = new LinkedHashMap<>();
    for (int index = 0; index < space.lines(); index++) {
      Line line = space.line(index);
      long change = (long) margin.after().units(index) - margin.before().units(index);
      units.merge(List.of(line.intervention(), line.place()), change, Long::sum);
    }
    List<SweepDocument.MarginLine> lines = new ArrayList<>();
    units.forEach(
        (where, change) -> {
          if (change != 0) {
            lines.add(line(theCase, where.get(0), where.get(1), change));
          }
        });
    lines.sort((a, b) -> b.pounds().abs().compareTo(a.pounds().abs()));
    return new SweepDocument.Margin(
        margin.stream(),
        theCase.resources().funding().stream()
            .filter(stream -> stream.id().equals(margin.stream()))
            .map(FundingStream::name)
            .findFirst()
            .orElse(margin.stream()),
        Rounding.pounds(Math.abs(margin.pence())),
        rounding.harm(margin.pence() >= 0 ? margin.averted() : Math.max(0, -margin.averted())),
        lines);
  }

  private static SweepDocument.MarginLine line(
      Case theCase, int intervention, int place, long units) {
    Intervention bought = theCase.interventions().get(intervention);
    Neighbourhood where = place == Line.CITY ? null : theCase.area().neighbourhood(place);
    return new SweepDocument.MarginLine(
        bought.id(),
        bought.name(),
        where == null ? CITY : where.code(),
        where == null ? WHOLE_CITY : where.name(),
        units,
        Rounding.pounds(units * bought.unitCostPence()));
  }

  private static List<SweepDocument.Bought> bought(PlanOutcome plan, Rounding rounding) {
    Map<String, List<LineOutcome>> byIntervention = new LinkedHashMap<>();
    for (LineOutcome line : plan.lines()) {
      if (line.addedUnits() != 0) {
        byIntervention.computeIfAbsent(line.intervention(), unused -> new ArrayList<>()).add(line);
      }
    }
    Map<String, String> places = new LinkedHashMap<>();
    plan.theCase().area().neighbourhoods().forEach(n -> places.put(n.code(), n.name()));
    List<SweepDocument.Bought> bought = new ArrayList<>();
    for (Intervention intervention : plan.theCase().interventions()) {
      List<LineOutcome> lines = byIntervention.getOrDefault(intervention.id(), List.of());
      if (!lines.isEmpty()) {
        bought.add(bought(intervention, lines, places, rounding));
      }
    }
    return bought;
  }

  private static SweepDocument.Bought bought(
      Intervention intervention,
      List<LineOutcome> lines,
      Map<String, String> names,
      Rounding rounding) {
    Map<String, long[]> places = new LinkedHashMap<>();
    long units = 0;
    long pence = 0;
    double averts = 0;
    for (LineOutcome line : lines) {
      long[] sums = places.computeIfAbsent(line.neighbourhood(), unused -> new long[2]);
      sums[0] += line.addedUnits();
      sums[1] += line.addedPence();
      units += line.addedUnits();
      pence += line.addedPence();
      averts += line.averts();
    }
    List<SweepDocument.Place> where = new ArrayList<>();
    places.forEach(
        (code, sums) ->
            where.add(
                new SweepDocument.Place(
                    code,
                    names.getOrDefault(code, WHOLE_CITY),
                    sums[0],
                    Rounding.pounds(sums[1]))));
    BigDecimal pounds = Rounding.pounds(pence);
    return new SweepDocument.Bought(
        intervention.id(), intervention.name(), units, pounds, rounding.harm(averts), where);
  }
}
