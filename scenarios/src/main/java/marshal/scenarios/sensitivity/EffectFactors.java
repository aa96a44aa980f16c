package marshal.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.RelativeEffect;
import marshal.model.intervention.TreatmentLever;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSet;

/** Effects of interventions and of treatment, moved to the ends of their 95 % intervals. */
final class EffectFactors {

  private static final double END = 1.959963984540054;

  /** A switch is looked for up to so many standard deviations from the middle. */
  private static final double FURTHEST = 3;

  private final Contest contest;

  EffectFactors(Contest contest) {
    this.contest = contest;
  }

  List<Supplier<Optional<Factor>>> list() {
    List<Supplier<Optional<Factor>>> factors = new ArrayList<>();
    Map<Integer, Double> leaves = LastUnits.lastBelowPercent(contest);
    List<Intervention> interventions = contest.theCase.interventions();
    for (int k = 0; k < interventions.size(); k++) {
      Intervention intervention = interventions.get(k);
      List<RelativeEffect> effects = effects(intervention);
      if (effects.isEmpty() || !contest.isBought(k)) {
        continue;
      }
      int index = k;
      factors.add(
          () ->
              deviated(
                  Factor.Kind.EFFECT,
                  intervention.id(),
                  "Effect of " + intervention.name(),
                  effects,
                  z -> contest.worlds.withInterventionDeviate(index, z),
                  Optional.ofNullable(leaves.get(index)),
                  contest.assumed("interventions", intervention.id(), "effects", "treatment")));
    }
    List<TreatmentGroup> groups = contest.theCase.treatmentGroups();
    for (int g = 0; g < groups.size(); g++) {
      TreatmentGroup group = groups.get(g);
      List<RelativeEffect> effects =
          group.effects().stream().map(effect -> effect.change()).toList();
      if (effects.isEmpty()) {
        continue;
      }
      int index = g;
      factors.add(
          () ->
              deviated(
                  Factor.Kind.TREATMENT,
                  group.id(),
                  "What being retained in treatment changes: " + group.name(),
                  effects,
                  z -> contest.worlds.withTreatmentDeviate(index, z),
                  Optional.empty(),
                  contest.assumed("case", group.id(), "effects")));
    }
    return factors;
  }

  private static List<RelativeEffect> effects(Intervention intervention) {
    List<RelativeEffect> effects = new ArrayList<>();
    intervention.effects().forEach(effect -> effects.add(effect.change()));
    intervention
        .lever()
        .filter(TreatmentLever.Retention.class::isInstance)
        .map(lever -> ((TreatmentLever.Retention) lever).change())
        .ifPresent(effects::add);
    return effects;
  }

  /** Moves what one standard normal deviate drives. */
  private Optional<Factor> deviated(
      Factor.Kind kind,
      String about,
      String name,
      List<RelativeEffect> effects,
      DoubleFunction<WorldSet> at,
      Optional<Double> lastBelow,
      List<String> assumed) {
    // A low deviate is a strong effect; the low end is that of the harm averted.
    return Optional.of(
        new Factor(
            kind,
            about,
            name,
            words(effects, END),
            words(effects, -END),
            contest.point(at.apply(END)),
            contest.point(at.apply(-END)),
            contest
                .switchAt(z -> Optional.of(contest.point(at.apply(z))), -FURTHEST, 0, FURTHEST)
                .map(z -> words(effects, z)),
            lastBelow,
            !assumed.isEmpty(),
            assumed));
  }

  /** The change of the strongest effect, which stands for the others that move with it. */
  private static String words(List<RelativeEffect> effects, double z) {
    RelativeEffect strongest =
        effects.stream().min(Comparator.comparingDouble(RelativeEffect::meanChange)).orElseThrow();
    return String.format(Locale.UK, "%+.0f %%", 100 * (strongest.riskRatio(z) - 1))
        + (effects.size() > 1 ? " and others" : "");
  }
}
