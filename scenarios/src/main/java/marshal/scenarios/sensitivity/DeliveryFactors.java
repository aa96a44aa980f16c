package marshal.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Displacement;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Persistence;

/**
 * How far the effect of an intervention reaches, how long it lasts, and where what it prevents goes
 * instead.
 */
final class DeliveryFactors {

  private static final String NO_DISPLACEMENT =
      "the case moves nothing; the range is what reviews support (Guerette and Bowers 2009)";

  private final Contest contest;
  private final double sharePercent;

  DeliveryFactors(Contest contest, double sharePercent) {
    this.contest = contest;
    this.sharePercent = sharePercent;
  }

  List<Supplier<Optional<Factor>>> list() {
    List<Supplier<Optional<Factor>>> factors = new ArrayList<>();
    List<Intervention> interventions = contest.theCase.interventions();
    for (int k = 0; k < interventions.size(); k++) {
      Intervention intervention = interventions.get(k);
      if (!intervention.effects().isEmpty() && contest.isBought(k)) {
        int index = k;
        factors.add(() -> reach(index, intervention));
        factors.add(() -> displacement(index, intervention));
      }
      double halfLife = intervention.persistence().halfLifeSteps();
      boolean lasts = halfLife > 0 && Double.isFinite(halfLife);
      if (lasts && contest.isBought(k)) {
        int index = k;
        factors.add(() -> halfLife(index, intervention));
      }
    }
    return factors;
  }

  private Optional<Factor> reach(int index, Intervention intervention) {
    double largest = intervention.effects().stream().mapToDouble(Effect::reach).max().orElse(0);
    if (largest == 0) {
      return Optional.empty();
    }
    // Nothing reaches more than all incidents.
    double room = 100 * (1 / largest - 1);
    return Optional.of(
        scaled(
            Factor.Kind.REACH,
            intervention,
            "Reach of " + intervention.name(),
            room,
            change ->
                contest.theCase.withIntervention(
                    index,
                    intervention.withEffects(
                        intervention.effects().stream()
                            .map(effect -> reaching(effect, change))
                            .toList())),
            contest.assumed("interventions", intervention.id(), "effects")));
  }

  private static Effect reaching(Effect effect, double changePercent) {
    return new Effect(
        effect.stream(),
        effect.change(),
        Math.min(1, effect.reach() * (1 + changePercent / 100)),
        effect.reachFigure(),
        effect.triggeredOnly());
  }

  private Optional<Factor> halfLife(int index, Intervention intervention) {
    Persistence own = intervention.persistence();
    return Optional.of(
        scaled(
            Factor.Kind.HALF_LIFE,
            intervention,
            "Half-life of " + intervention.name(),
            Double.POSITIVE_INFINITY,
            change ->
                contest.theCase.withIntervention(
                    index,
                    intervention.withPersistence(
                        new Persistence(
                            own.rampUpSteps(), own.halfLifeSteps() * (1 + change / 100)))),
            contest.assumed("interventions", intervention.id(), "halfLifeMonths")));
  }

  /** Makes the case in which a figure is changed by a share. */
  private interface ChangedCase {
    marshal.model.Case by(double changePercent);
  }

  private Factor scaled(
      Factor.Kind kind,
      Intervention intervention,
      String name,
      double mostPercent,
      ChangedCase changed,
      List<String> assumed) {
    DoubleFunction<Optional<Factor.Point>> at =
        change ->
            Optional.of(
                contest.point(new HarmModel(changed.by(change), contest.space, contest.worlds)));
    double up = Math.min(sharePercent, mostPercent);
    return new Factor(
        kind,
        intervention.id(),
        name,
        Contest.percent(-sharePercent),
        Contest.percent(up),
        at.apply(-sharePercent).orElseThrow(),
        at.apply(up).orElseThrow(),
        contest
            .switchAt(at, Contest.LEAST_PERCENT, 0, Math.min(Contest.MOST_PERCENT, mostPercent))
            .map(Contest::percent),
        Optional.empty(),
        !assumed.isEmpty(),
        assumed);
  }

  private Optional<Factor> displacement(int index, Intervention intervention) {
    boolean none = intervention.displacement().isNone();
    Displacement range = none ? Displacement.UNSURE : intervention.displacement();
    List<String> assumed =
        none
            ? List.of(intervention.id() + ": " + NO_DISPLACEMENT)
            : contest.assumed("interventions", intervention.id(), "displacement");
    DoubleFunction<Optional<Factor.Point>> at =
        share -> Optional.of(contest.point(contest.worlds.withDisplacementShare(index, share)));
    // What moves next door is not averted, so the high share is the low end.
    return Optional.of(
        new Factor(
            Factor.Kind.DISPLACEMENT,
            intervention.id(),
            "Displacement by " + intervention.name(),
            Contest.percent(100 * range.high()),
            Contest.percent(100 * range.low()),
            at.apply(range.high()).orElseThrow(),
            at.apply(range.low()).orElseThrow(),
            contest.switchAt(at, -1, range.share(), 1).map(share -> Contest.percent(100 * share)),
            Optional.empty(),
            none || !assumed.isEmpty(),
            assumed));
  }
}
