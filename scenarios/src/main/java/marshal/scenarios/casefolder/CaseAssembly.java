package marshal.scenarios.casefolder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import marshal.model.Case;
import marshal.model.area.Area;
import marshal.model.area.Neighbourhood;
import marshal.model.demand.LevelDrift;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.harm.Agency;
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
    List<HarmIndex> indices = harm.map(this::indices).orElse(List.of());
    HarmIndex index =
        indices.stream()
            .filter(candidate -> candidate.id().equals(draft.harmIndex))
            .findFirst()
            .orElse(new HarmIndex("", "", "", Map.of(), Map.of(), List.of()));
    return new Case(
        input.id(),
        input.name(),
        scenario,
        area,
        horizon,
        streams,
        demand.map(fitted -> demand(streams, fitted)).orElseGet(() -> noDemand(streams)),
        treatmentGiven ? groups() : List.of(),
        interventions(catalogue),
        mechanisms(catalogue),
        indices,
        index,
        resources(resources),
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
                        change(effect.changePercent(), effect.lowPercent(), effect.highPercent()),
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

  private static RelativeEffect change(double percent, double lowPercent, double highPercent) {
    return new RelativeEffect(percent / 100, lowPercent / 100, highPercent / 100);
  }

  private List<Mechanism> mechanisms(InterventionsInput catalogue) {
    return catalogue.mechanisms().stream()
        .map(mechanism -> new Mechanism(mechanism.id(), mechanism.fractionOfOthers()))
        .sorted(Comparator.comparing(Mechanism::id))
        .toList();
  }

  private List<Intervention> interventions(InterventionsInput catalogue) {
    return catalogue.interventions().stream()
        .map(this::intervention)
        .sorted(Comparator.comparing(Intervention::id))
        .toList();
  }

  private Intervention intervention(InterventionsInput.InterventionInput from) {
    Draft.Price price = draft.prices.get(from.id());
    List<StaffUse> staff =
        from.staff().stream()
            .map(use -> new StaffUse(use.pool(), Numbers.minutes(use.hoursPerUnit())))
            .sorted(Comparator.comparing(StaffUse::pool))
            .toList();
    List<Effect> effects =
        from.effects().stream()
            .map(
                effect -> {
                  Draft.Change change = draft.effects.get(effect);
                  return new Effect(
                      effect.stream(),
                      change(change.percent(), change.lowPercent(), change.highPercent()),
                      effect.reachShare(),
                      effect.reachFigure(),
                      effect.triggeredOnly());
                })
            .sorted(
                Comparator.comparing(Effect::stream)
                    .thenComparing(Effect::triggeredOnly)
                    .thenComparing(effect -> effect.reachFigure().orElse(""))
                    .thenComparing(Effect::reach)
                    .thenComparing(effect -> effect.change().meanChange()))
            .toList();
    return new Intervention(
        from.id(),
        from.name(),
        from.unit(),
        Numbers.pence(price.pounds() * draft.factorOf(price.year())),
        staff,
        offer(from),
        new Target(from.target().figure(), from.target().perFigure(), from.target().saturation()),
        new Persistence(
            (int) Math.round(from.rampUpMonths() * stepsPerMonth),
            from.halfLifeMonths() * stepsPerMonth),
        effects,
        from.treatment().map(lever -> lever(from.id(), lever)),
        from.mechanism(),
        new Evidence(
            from.evidence().grade(),
            from.evidence().source(),
            assumed(from),
            from.evidence().note()),
        draft.displacement.getOrDefault(from.id(), Displacement.NONE));
  }

  /** What is assumed of a shared mechanism is assumed of each member. */
  private List<String> assumed(InterventionsInput.InterventionInput from) {
    List<String> assumed = new ArrayList<>(assumptions.inWords(from.id()));
    from.mechanism().ifPresent(id -> assumed.addAll(assumptions.inWords(id)));
    return assumed;
  }

  private Offer offer(InterventionsInput.InterventionInput from) {
    Draft.Most most = draft.bounds.get(from.id());
    return new Offer(
        from.offered().places().equals("city"),
        from.offered().only().stream().sorted().toList(),
        from.offered().where(),
        most.perLine().orElse(Integer.MAX_VALUE),
        most.perTarget().orElse(Double.POSITIVE_INFINITY),
        most.perPeriod().orElse(Integer.MAX_VALUE));
  }

  private TreatmentLever lever(String intervention, InterventionsInput.Lever lever) {
    if (lever.places().isPresent()) {
      return new TreatmentLever.Places(lever.places().get());
    }
    Draft.Change change = draft.retention.get(intervention);
    return new TreatmentLever.Retention(
        lever.retention().orElseThrow(),
        change(change.percent(), change.lowPercent(), change.highPercent()));
  }

  private List<HarmIndex> indices(HarmInput harm) {
    return harm.indices().stream()
        .map(this::index)
        .sorted(Comparator.comparing(HarmIndex::id))
        .toList();
  }

  private HarmIndex index(HarmInput.IndexInput from) {
    double factor = from.priceYear().map(draft::factorOf).orElse(1.0);
    Map<String, Double> incidents = new TreeMap<>();
    from.perIncident().forEach(w -> incidents.put(w.stream(), w.weight() * factor));
    Map<String, Double> waiting = new TreeMap<>();
    from.perPersonWaitingMonth()
        .forEach(w -> waiting.put(w.group(), w.weight() * factor / stepsPerMonth));
    return new HarmIndex(
        from.id(),
        from.name(),
        from.unit(),
        new LinkedHashMap<>(incidents),
        new LinkedHashMap<>(waiting),
        assumptions.inWords(from.id()),
        from.agencies().stream().map(CaseAssembly::agency).toList());
  }

  private static Agency agency(HarmInput.AgencyInput from) {
    Map<String, Double> shares = new TreeMap<>();
    from.shares().forEach(share -> shares.put(share.stream(), share.share()));
    return new Agency(
        from.id(),
        from.name(),
        from.partner(),
        from.cashableShare(),
        new LinkedHashMap<>(shares),
        from.shareOfWaiting(),
        from.origin().assumption()
            || from.shares().stream().anyMatch(share -> share.origin().assumption()));
  }

  private Resources resources(ResourcesInput from) {
    List<FundingStream> funding =
        from.funding().stream()
            .map(
                stream ->
                    new FundingStream(
                        stream.id(),
                        stream.name(),
                        stream.partner(),
                        Numbers.pence(draft.fundingPounds.get(stream.id())),
                        draft.mayPayFor.get(stream.id()).stream().sorted().toList()))
            .sorted(Comparator.comparing(FundingStream::id))
            .toList();
    List<StaffPool> staff =
        from.staff().stream()
            .map(
                pool ->
                    new StaffPool(
                        pool.id(),
                        pool.name(),
                        draft.staffHours.get(pool.id()).stream().map(Numbers::minutes).toList()))
            .sorted(Comparator.comparing(StaffPool::id))
            .toList();
    List<Commitment> commitments = new ArrayList<>();
    draft.money.stream()
        .sorted(Comparator.comparing(ResourcesInput.MoneyInput::name))
        .forEach(
            m ->
                commitments.add(
                    new Commitment.Money(m.name(), m.funding(), Numbers.pence(m.amountPounds()))));
    draft.units.stream()
        .sorted(Comparator.comparing(ResourcesInput.UnitsInput::name))
        .forEach(
            u ->
                commitments.add(
                    new Commitment.Units(
                        u.name(),
                        u.intervention(),
                        u.neighbourhood(),
                        u.period().map(p -> OptionalInt.of(p - 1)).orElse(OptionalInt.empty()),
                        u.units())));
    return new Resources(funding, staff, commitments, List.of(), draft.rules.switchedOff());
  }
}
