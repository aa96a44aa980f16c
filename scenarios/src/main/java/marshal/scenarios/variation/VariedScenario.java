package marshal.scenarios.variation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import marshal.model.Case;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.RelativeEffect;
import marshal.model.intervention.TreatmentLever;
import marshal.model.resource.FundingStream;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;

/**
 * Writes variations of a case as the text of a scenario file, so that every check of scenarios
 * holds for them and a user can run one again by hand.
 */
public final class VariedScenario {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 6;

  private final Case theCase;
  private final List<String> funding = new ArrayList<>();
  private final List<String> staff = new ArrayList<>();
  private final List<String> prices = new ArrayList<>();
  private final List<String> demand = new ArrayList<>();
  private final List<String> effects = new ArrayList<>();

  private VariedScenario(Case theCase) {
    this.theCase = theCase;
  }

  /**
   * Checks that a case has what is varied.
   *
   * @throws InputException if it does not
   */
  public static void check(Variation variation, Case theCase) {
    List<String> known = targets(variation.knob(), theCase);
    if (variation.knob().isNamed()
        && !variation.target().equals(Variation.ALL)
        && !known.contains(variation.target())) {
      boolean hasNoEffect =
          variation.knob() == Knob.EFFECT
              && theCase.interventions().stream().anyMatch(k -> k.id().equals(variation.target()));
      throw new InputException(
          new Problem(
              "--vary",
              variation.knob().word(),
              variation.target(),
              hasNoEffect
                  ? "the intervention has no effect of its own on a demand stream or on staying in treatment"
                  : "the case has nothing of this name",
              Nearest.remedy(variation.target(), new TreeSet<>(known))));
    }
    if (variation.knob() == Knob.EFFECT) {
      theCase.interventions().stream()
          .filter(k -> isMeant(variation, k.id()))
          .forEach(VariedScenario::checkEffects);
    }
  }

  /** A scenario names effects by their stream, so it cannot tell two on one stream apart. */
  private static void checkEffects(Intervention intervention) {
    long streams = intervention.effects().stream().map(Effect::stream).distinct().count();
    if (streams < intervention.effects().size()) {
      throw new InputException(
          new Problem(
              "--vary",
              Knob.EFFECT.word(),
              intervention.id(),
              "the intervention has two effects on one demand stream, which cannot be told apart",
              "Vary another, or make them one effect."));
    }
  }

  private static Optional<TreatmentLever.Retention> retention(Intervention intervention) {
    return intervention
        .lever()
        .filter(TreatmentLever.Retention.class::isInstance)
        .map(TreatmentLever.Retention.class::cast);
  }

  private static boolean isMeant(Variation variation, String id) {
    return variation.target().equals(Variation.ALL) || variation.target().equals(id);
  }

  /** Returns the ids of what a case has to vary. */
  public static List<String> targets(Knob knob, Case theCase) {
    return List.copyOf(names(knob, theCase).keySet());
  }

  private static Map<String, String> names(Knob knob, Case theCase) {
    Map<String, String> names = new LinkedHashMap<>();
    switch (knob) {
      case BUDGET -> names.clear();
      case FUNDING -> theCase.resources().funding().forEach(s -> names.put(s.id(), s.name()));
      case STAFF -> theCase.resources().staff().forEach(pool -> names.put(pool.id(), pool.name()));
      case DEMAND -> theCase.streams().forEach(stream -> names.put(stream.id(), stream.name()));
      case PRICE -> theCase.interventions().forEach(k -> names.put(k.id(), k.name()));
      case EFFECT ->
          theCase.interventions().stream()
              .filter(k -> !k.effects().isEmpty() || retention(k).isPresent())
              .forEach(k -> names.put(k.id(), k.name()));
    }
    return names;
  }

  /** Returns the name of what is varied, for people. */
  public static String name(Variation variation, Case theCase) {
    boolean all = variation.target().equals(Variation.ALL);
    String name =
        names(variation.knob(), theCase).getOrDefault(variation.target(), variation.target());
    return switch (variation.knob()) {
      case BUDGET -> "free money";
      case FUNDING -> all ? "all funding streams" : name;
      case STAFF -> "hours of " + (all ? "all staff" : name);
      case DEMAND -> "demand (" + (all ? "all streams" : name) + ")";
      case PRICE -> "price of " + (all ? "every unit" : name);
      case EFFECT -> "effect of " + (all ? "every intervention" : name);
    };
  }

  /**
   * Returns the text of a scenario in which things have other values.
   *
   * @param theCase the case under the scenario that is varied
   * @param parent name of that scenario
   * @param title title of the text
   * @param variations what is varied
   * @param percents the value of each
   */
  public static String yaml(
      Case theCase,
      String parent,
      String title,
      List<Variation> variations,
      List<BigDecimal> percents) {
    VariedScenario scenario = new VariedScenario(theCase);
    // The budget sets amounts, so it stands before what changes them by a share.
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < variations.size(); j++) {
        if ((variations.get(j).knob() == Knob.BUDGET) == (pass == 0)) {
          scenario.add(variations.get(j), percents.get(j));
        }
      }
    }
    return scenario.text(parent, title);
  }

  private void add(Variation variation, BigDecimal percent) {
    BigDecimal change = percent.subtract(HUNDRED);
    String by = ", changePercent: " + change.toPlainString() + "}";
    String target = variation.target();
    boolean all = target.equals(Variation.ALL);
    switch (variation.knob()) {
      case BUDGET -> theCase.resources().funding().forEach(stream -> addFree(stream, percent));
      case FUNDING ->
          (all ? targets(Knob.FUNDING, theCase) : List.of(target))
              .forEach(id -> funding.add("{id: " + quoted(id) + by));
      case STAFF ->
          (all ? targets(Knob.STAFF, theCase) : List.of(target))
              .forEach(id -> staff.add("{id: " + quoted(id) + by));
      case PRICE -> prices.add("{intervention: " + quoted(target) + by);
      case DEMAND -> demand.add("{stream: " + quoted(target) + by);
      case EFFECT -> {
        for (Intervention intervention : theCase.interventions()) {
          if (isMeant(variation, intervention.id())) {
            intervention
                .effects()
                .forEach(
                    effect ->
                        addEffect(
                            intervention, "stream", effect.stream(), effect.change(), percent));
            retention(intervention)
                .ifPresent(
                    lever ->
                        addEffect(
                            intervention, "retention", lever.group(), lever.change(), percent));
          }
        }
      }
    }
  }

  /** What is promised in money stays; the rest is varied, to the penny. */
  private void addFree(FundingStream stream, BigDecimal percent) {
    long free = Math.max(0, theCase.resources().freePence(stream));
    BigDecimal pence =
        BigDecimal.valueOf(stream.amountPence() - free)
            .add(BigDecimal.valueOf(free).multiply(percent).divide(HUNDRED))
            .setScale(0, RoundingMode.HALF_EVEN);
    funding.add(
        "{id: %s, amountPounds: %s}"
            .formatted(quoted(stream.id()), pence.movePointLeft(2).setScale(2).toPlainString()));
  }

  private void addEffect(
      Intervention intervention, String key, String id, RelativeEffect change, BigDecimal percent) {
    effects.add(
        "{intervention: %s, %s: %s, changePercent: %s, lowPercent: %s, highPercent: %s}"
            .formatted(
                quoted(intervention.id()),
                key,
                quoted(id),
                scaled(change.meanChange(), percent),
                scaled(change.lowChange(), percent),
                scaled(change.highChange(), percent)));
  }

  private static String scaled(double change, BigDecimal percent) {
    return BigDecimal.valueOf(change)
        .multiply(percent)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private String text(String parent, String title) {
    StringBuilder text = new StringBuilder("schemaVersion: 1\n");
    text.append("title: ").append(quoted(title)).append('\n');
    text.append("extends: ").append(quoted(parent)).append('\n');
    append(text, "funding", funding);
    append(text, "staff", staff);
    append(text, "prices", prices);
    append(text, "demand", demand);
    append(text, "effects", effects);
    return text.toString();
  }

  private static void append(StringBuilder text, String key, List<String> entries) {
    if (!entries.isEmpty()) {
      text.append(key).append(":\n");
      entries.forEach(entry -> text.append("  - ").append(entry).append('\n'));
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
