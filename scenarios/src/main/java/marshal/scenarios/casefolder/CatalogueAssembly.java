package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import marshal.model.intervention.Displacement;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Evidence;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Mechanism;
import marshal.model.intervention.Offer;
import marshal.model.intervention.Persistence;
import marshal.model.intervention.StaffUse;
import marshal.model.intervention.Target;
import marshal.model.intervention.TreatmentLever;
import marshal.scenarios.input.InterventionsInput;

/**
 * Turns the catalogue into interventions at the figures of a draft.
 *
 * @param draft the figures after all scenarios
 * @param assumptions figures without a source
 * @param stepsPerMonth steps in a month
 */
record CatalogueAssembly(Draft draft, Assumptions assumptions, double stepsPerMonth) {

  static List<Mechanism> mechanisms(InterventionsInput catalogue) {
    return catalogue.mechanisms().stream()
        .map(mechanism -> new Mechanism(mechanism.id(), mechanism.fractionOfOthers()))
        .sorted(Comparator.comparing(Mechanism::id))
        .toList();
  }

  List<Intervention> interventions(InterventionsInput catalogue) {
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
                      Numbers.change(change.percent(), change.lowPercent(), change.highPercent()),
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
        Numbers.change(change.percent(), change.lowPercent(), change.highPercent()));
  }
}
