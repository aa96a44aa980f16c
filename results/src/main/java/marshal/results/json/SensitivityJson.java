package marshal.results.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marshal.model.Case;
import marshal.scenarios.sensitivity.Factor;
import marshal.scenarios.sensitivity.SensitivityOutcome;

/** Writes sensitivities as documents. */
public final class SensitivityJson {

  private SensitivityJson() {}

  /** Returns the document. */
  public static SensitivityDocument of(SensitivityOutcome outcome) {
    Case theCase = outcome.loaded().theCase();
    Rounding rounding = new Rounding(theCase.harmIndex().inPounds());
    return new SensitivityDocument(
        SensitivityDocument.KIND,
        SensitivityDocument.SCHEMA_VERSION,
        theCase.id(),
        theCase.name(),
        theCase.scenario(),
        outcome.seed(),
        outcome.worlds(),
        theCase.harmIndex().id(),
        theCase.harmIndex().name(),
        theCase.harmIndex().unit(),
        outcome.plan(),
        outcome.against(),
        rounding.harm(outcome.asItStands().averted()),
        rounding.harm(outcome.asItStands().advantage()),
        outcome.factors().stream().map(factor -> factor(factor, rounding)).toList(),
        mostImportant(outcome));
  }

  private static SensitivityDocument.Factor factor(Factor factor, Rounding rounding) {
    return new SensitivityDocument.Factor(
        factor.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        factor.about(),
        factor.name(),
        factor.low(),
        factor.high(),
        rounding.harm(factor.atLow().averted()),
        rounding.harm(factor.atHigh().averted()),
        rounding.harm(factor.atLow().advantage()),
        rounding.harm(factor.atHigh().advantage()),
        factor.switchesAt(),
        factor.lastBelow().flatMap(Rounding::count),
        factor.assumption(),
        factor.sources());
  }

  private static List<String> mostImportant(SensitivityOutcome outcome) {
    List<String> words = new ArrayList<>();
    Optional<Factor> first = outcome.factors().stream().findFirst();
    first.ifPresent(
        factor ->
            words.add(
                "What matters most is: "
                    + factor.name()
                    + (factor.assumption() ? " (an assumption)." : ".")));
    outcome.factors().stream()
        .filter(Factor::assumption)
        .findFirst()
        .filter(factor -> !factor.equals(first.orElse(null)))
        .ifPresent(
            factor -> words.add("The assumption that matters most is: " + factor.name() + "."));
    long switches =
        outcome.factors().stream().filter(factor -> factor.switchesAt().isPresent()).count();
    words.add(
        switches == 0
            ? "No single figure makes the other plan (%s) the better one."
                .formatted(outcome.against())
            : "%d single %s could make the other plan the better one."
                .formatted(switches, switches == 1 ? "figure" : "figures"));
    return words;
  }
}
