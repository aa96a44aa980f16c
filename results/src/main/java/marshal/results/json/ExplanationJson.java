package marshal.results.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.results.explanation.LimitWords;
import marshal.results.explanation.MoveText;
import marshal.results.explanation.Reasons;
import marshal.scenarios.explanation.BindingRule;
import marshal.scenarios.explanation.LineReason;
import marshal.scenarios.explanation.MoveExplanation;
import marshal.scenarios.explanation.PlanExplanation;
import marshal.scenarios.explanation.UnitPrice;
import marshal.solver.rules.Limit;

/** Writes explanations as JSON. */
public final class ExplanationJson {

  private static final String CITY = "city";

  private final Case theCase;
  private final Rounding rounding;

  private ExplanationJson(Case theCase) {
    this.theCase = theCase;
    this.rounding = new Rounding(theCase.harmIndex().inPounds());
  }

  /** Returns the document of an explanation. */
  public static String of(PlanExplanation explanation, String runId) {
    return JsonText.of(new ExplanationJson(explanation.theCase()).document(explanation, runId));
  }

  /** Returns the document of a move. */
  public static String of(MoveExplanation move, String runId) {
    return JsonText.of(new ExplanationJson(move.theCase()).document(move, runId));
  }

  private ExplanationDocument document(PlanExplanation explanation, String runId) {
    Reasons reasons = new Reasons(theCase, explanation.space());
    return new ExplanationDocument(
        runId,
        theCase.id(),
        theCase.scenario(),
        theCase.harmIndex().unit(),
        rounding.harm(explanation.averted()),
        explanation.binding().stream().map(this::binding).toList(),
        explanation.margins().stream()
            .map(
                margin ->
                    new ExplanationDocument.Stream(
                        margin.stream(),
                        Rounding.price(OptionalDouble.of(margin.pricePerPound())),
                        Rounding.pounds(margin.stepPence()),
                        rounding.harm(margin.nextAverts()),
                        rounding.harm(margin.cutCosts())))
            .toList(),
        explanation.interventions().stream()
            .map(
                bought ->
                    new ExplanationDocument.Bought(
                        bought.intervention(),
                        bought.addedUnits(),
                        Rounding.pounds(bought.addedPence()),
                        rounding.harm(bought.averts()),
                        rounding.harm(bought.withoutItCosts())))
            .toList(),
        explanation.lines().stream().map(line -> line(line, reasons)).toList(),
        explanation.notOffered().stream()
            .map(
                not ->
                    new ExplanationDocument.NotOffered(not.intervention(), key(not.why().name())))
            .toList());
  }

  private ExplanationDocument.Binding binding(BindingRule rule) {
    LimitWords words = LimitWords.of(theCase, rule.limit());
    return new ExplanationDocument.Binding(
        words.name(),
        words.unit(),
        amount(words, rule.used()),
        amount(words, rule.left()),
        Rounding.price(OptionalDouble.of(rule.price() * words.perUnit())));
  }

  private ExplanationDocument.Line line(LineReason line, Reasons reasons) {
    return new ExplanationDocument.Line(
        line.intervention(),
        line.neighbourhood(),
        line.period(),
        line.units(),
        line.committedUnits(),
        rounding.harm(line.averts()),
        rounding.harm(line.lastUnitAverts().orElse(Double.NaN)),
        rounding.harm(line.nextUnitAverts()),
        Rounding.pounds(line.price().costPence()),
        line.price().uses().stream().filter(this::matters).map(this::use).toList(),
        rounding.harm(line.price().averts()),
        key(line.held().getClass().getSimpleName()),
        key(line.noMore().getClass().getSimpleName()),
        reasons.inFull(line));
  }

  /** Every set of streams that may pay is a rule; those that are not scarce tell nothing. */
  private boolean matters(UnitPrice.Use use) {
    return use.averts() > 0 || !LimitWords.of(theCase, use.limit()).isMoney();
  }

  private ExplanationDocument.Use use(UnitPrice.Use use) {
    Limit limit = use.limit();
    LimitWords words = LimitWords.of(theCase, limit);
    return new ExplanationDocument.Use(
        words.name(), words.unit(), amount(words, use.amount()), rounding.harm(use.averts()));
  }

  private static BigDecimal amount(LimitWords words, long amount) {
    return words.perUnit() == 1
        ? BigDecimal.valueOf(amount)
        : BigDecimal.valueOf(amount)
            .divide(BigDecimal.valueOf(words.perUnit()), 2, RoundingMode.HALF_EVEN);
  }

  /** Returns the words of a name in small letters with hyphens between them. */
  private static String key(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private MoveDocument document(MoveExplanation move, String runId) {
    List<MoveDocument.Change> changes =
        move.changes().stream()
            .map(
                change -> {
                  Line line = move.space().line(change.line());
                  return new MoveDocument.Change(
                      theCase.interventions().get(line.intervention()).id(),
                      line.place() == Line.CITY
                          ? CITY
                          : theCase.area().neighbourhood(line.place()).code(),
                      line.period() + 1,
                      change.unitsBefore(),
                      change.unitsAfter());
                })
            .toList();
    return new MoveDocument(
        runId,
        theCase.id(),
        theCase.scenario(),
        theCase.harmIndex().unit(),
        MoveText.name(theCase, move.move().from()),
        MoveText.name(theCase, move.move().to()),
        Rounding.pounds(move.move().pence()),
        Rounding.pounds(move.freedPence()),
        Rounding.pounds(move.spentPence()),
        new MoveDocument.Averted(
            rounding.harm(move.averted().mean()),
            rounding.harm(move.averted().low80()),
            rounding.harm(move.averted().high80()),
            rounding.harm(move.averted().low95()),
            rounding.harm(move.averted().high95())),
        Rounding.share(move.probabilityBetter()),
        rounding.harm(move.avertedInSearch()),
        changes,
        move.left().stream()
            .map(
                left ->
                    new MoveDocument.Left(
                        theCase.resources().funding().get(left.stream()).id(),
                        Rounding.pounds(left.pence()),
                        left.paysThere()))
            .toList());
  }
}
