package marshal.scenarios.casefolder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import marshal.model.Case;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Effect;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;
import marshal.model.treatment.TreatmentGroup;
import marshal.scenarios.fitted.DemandFile;
import marshal.scenarios.fitted.DemandForecast;
import marshal.scenarios.fitted.FittedDemand;
import marshal.scenarios.input.CaseInput;
import marshal.scenarios.input.DemandInput;
import marshal.scenarios.input.HarmInput;
import marshal.scenarios.input.InterventionsInput;
import marshal.scenarios.input.ResourcesInput;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/**
 * Turns checked files and a draft of the figures into the model: steps for months, pence for
 * pounds, minutes for hours, fractions for percentages, prices in the case's year.
 *
 * <p>Lists are sorted by id, so that the order of a file changes nothing.
 */
final class CaseAssembly {

  private static final double MONTHS_PER_YEAR = 12;
  private static final double WEEKS_OF_RETENTION = 12;
  private static final double WEEKS_PER_YEAR = 52;

  private final CaseInput input;
  private final Area area;
  private final Draft draft;
  private final Assumptions assumptions;
  private final Horizon horizon;
  private final double stepsPerMonth;
  private final Problems problems;

  /**
   * Prepares to build a case.
   *
   * @param input what case.yaml says
   * @param area the neighbourhoods
   * @param draft the figures after all scenarios
   * @param assumptions figures without a source
   * @param problems receives what does not fit together
   */
  CaseAssembly(
      CaseInput input, Area area, Draft draft, Assumptions assumptions, Problems problems) {
    this.input = input;
    this.area = area;
    this.draft = draft;
    this.assumptions = assumptions;
    this.problems = problems;
    StepLength stepLength = CaseChecks.stepLength(input);
    this.horizon =
        new Horizon(
            LocalDate.parse(input.firstDay()),
            stepLength,
            input.periods(),
            input.stepsPerPeriod(),
            draft.stepsAfterPlan);
    this.stepsPerMonth = stepLength.stepsPerYear() / MONTHS_PER_YEAR;
  }

  /**
   * Builds the case; a part that is not given because its file has problems is left empty, which is
   * enough to check plans against.
   */
  Case build(
      String scenario,
      InterventionsInput catalogue,
      ResourcesInput resources,
      Optional<HarmInput> harm,
      Optional<DemandInput> demand,
      boolean treatmentGiven) {
    List<Stream> streams = streams();
    checkStreamShares(streams);
    List<HarmIndex> indices =
        harm.map(new HarmAssembly(draft, assumptions, stepsPerMonth)::indices).orElse(List.of());
    HarmIndex index =
        indices.stream()
            .filter(candidate -> candidate.id().equals(draft.harmIndex))
            .findFirst()
            .orElse(new HarmIndex("", "", "", Map.of(), Map.of(), List.of()));
    CatalogueAssembly offers = new CatalogueAssembly(draft, assumptions, stepsPerMonth);
    return new Case(
        input.id(),
        input.name(),
        scenario,
        area,
        horizon,
        streams,
        demand.map(fitted -> demand(streams, fitted)).orElseGet(() -> noDemand(streams)),
        treatmentGiven ? groups() : List.of(),
        offers.interventions(catalogue),
        CatalogueAssembly.mechanisms(catalogue),
        indices,
        index,
        ResourceAssembly.resources(resources, draft),
        input.priceYear());
  }

  private List<Stream> streams() {
    return input.streams().stream()
        .map(
            stream ->
                new Stream(
                    stream.id(),
                    stream.name(),
                    stream.categories().stream().sorted().toList(),
                    draft.shares.get(stream.id()),
                    stream.shareFigure(),
                    stream.nearRepeats(),
                    stream.kernel()))
        .sorted(Comparator.comparing(Stream::id))
        .toList();
  }

  /** Streams on the same category must not share out more than there is, anywhere. */
  private void checkStreamShares(List<Stream> streams) {
    Map<String, List<Stream>> byCategory = new TreeMap<>();
    for (Stream stream : streams) {
      for (String category : stream.categories()) {
        byCategory.computeIfAbsent(category, c -> new ArrayList<>()).add(stream);
      }
    }
    byCategory.forEach(
        (category, sharing) -> {
          double most = 0;
          Neighbourhood where = area.neighbourhood(0);
          for (Neighbourhood neighbourhood : area.neighbourhoods()) {
            double sum = 0;
            for (Stream stream : sharing) {
              sum += stream.share() * stream.shareFigure().map(neighbourhood::figure).orElse(1.0);
            }
            if (sum > most) {
              most = sum;
              where = neighbourhood;
            }
          }
          // One part in a billion is rounding: 0.1 + 0.2 + 0.7 is not 1.
          if (most > 1 + 1e-9) {
            problems.add(
                new Problem(
                    draft.sharesFile,
                    draft.sharesFile.startsWith("case.") ? "streams" : "streamShares",
                    category,
                    "the shares of "
                        + String.join(", ", sharing.stream().map(Stream::id).toList())
                        + " in this category add up to "
                        + Numbers.plain(Math.round(most * 1e6) / 1e6)
                        + " in "
                        + where.code(),
                    "They must not exceed 1 in any neighbourhood."));
          }
        });
  }

  private List<StreamDemand> noDemand(List<Stream> streams) {
    double[] endemic = new double[horizon.steps() * area.size()];
    StreamDemand none =
        new StreamDemand(endemic, new double[area.size()], 0, 0, 0, new LevelDrift(0, 0, 0));
    return java.util.Collections.nCopies(streams.size(), none);
  }

  private List<StreamDemand> demand(List<Stream> streams, DemandInput fittedInput) {
    FittedDemand fitted = DemandFile.toFitted(fittedInput);
    List<StreamDemand> demand = new ArrayList<>();
    for (Stream stream : streams) {
      double[] factor = new double[area.size()];
      java.util.Arrays.fill(factor, draft.demandFactors.get(stream.id()));
      try {
        var fit = DemandFile.find(fitted, stream.id()).orElseThrow();
        LevelDrift drift =
            input
                .levelDrift()
                .map(
                    d ->
                        new LevelDrift(
                            d.cityPercentPerYear() / 100, d.neighbourhoodPercentPerYear() / 100, 0))
                .orElse(new LevelDrift(fit.citySdPerYear(), fit.neighbourhoodSdPerYear(), 0));
        demand.add(DemandForecast.of(fit, stream, area, horizon, drift).scaledBy(factor));
      } catch (IllegalArgumentException e) {
        problems.add(
            new Problem(
                DemandFile.NAME,
                "",
                stream.id(),
                "the fit gives no usable forecast: " + e.getMessage().replaceAll("\\.$", ""),
                "Fit the demand again with: marshal calibrate"));
      }
    }
    return demand.size() == streams.size() ? demand : noDemand(streams);
  }

  private List<TreatmentGroup> groups() {
    return input.treatment().stream()
        .map(this::group)
        .sorted(Comparator.comparing(TreatmentGroup::id))
        .toList();
  }

  private TreatmentGroup group(CaseInput.GroupInput group) {
    Map<String, Double> figures = draft.treatment.get(group.id());
    List<Effect> effects =
        group.effects().stream()
            .map(
                effect ->
                    new Effect(
                        effect.stream(),
                        Numbers.change(
                            effect.changePercent(), effect.lowPercent(), effect.highPercent()),
                        effect.reachShare(),
                        Optional.empty(),
                        false))
            .sorted(Comparator.comparing(Effect::stream))
            .toList();
    double stepsPerWeek = horizon.stepLength().stepsPerYear() / WEEKS_PER_YEAR;
    return new TreatmentGroup(
        group.id(),
        group.name(),
        figures.get(TreatmentTable.PREVALENCE),
        group.neighbourhoodFigure(),
        figures.get(TreatmentTable.IN_TREATMENT),
        figures.get(TreatmentTable.RETAINED),
        figures.get(TreatmentTable.WAITING),
        figures.get(TreatmentTable.PRESENTATIONS) / stepsPerMonth,
        figures.get(TreatmentTable.PRESENTATION_PSI),
        figures.get(TreatmentTable.RE_PRESENTATIONS),
        hazardPerStep(figures.get(TreatmentTable.EARLY_EXIT)),
        hazardPerStep(figures.get(TreatmentTable.LATE_EXIT)),
        hazardPerStep(figures.get(TreatmentTable.GIVE_UP)),
        (int) Math.max(1, Math.round(WEEKS_OF_RETENTION * stepsPerWeek)),
        effects);
  }

  /** Converts a chance per month so that twelve months of steps leave as many as twelve months. */
  private double hazardPerStep(double percentPerMonth) {
    return stepsPerMonth > 1
        ? -Math.expm1(Math.log1p(-percentPerMonth / 100) / stepsPerMonth)
        : percentPerMonth / 100;
  }
}
