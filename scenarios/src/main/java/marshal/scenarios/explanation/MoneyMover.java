package marshal.scenarios.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.scenarios.planning.PlanDifference;
import marshal.scenarios.planning.PlanningOptions;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.FundingSplit;
import marshal.solver.rules.RuleState;

/** Moves money in a plan, within the rules, and leaves the rest of it alone. */
final class MoneyMover {

  private final HarmModel model;
  private final Case theCase;
  private final PlanSpace space;
  private final Plan plan;

  MoneyMover(HarmModel model, Plan plan) {
    this.model = model;
    this.theCase = model.theCase();
    this.space = model.space();
    this.plan = plan;
  }

  /** A plan after a change, and its harm in the worlds of the search. */
  private record Changed(
      CaseRules rules, Plan plan, double harm, long freedPence, long spentPence) {}

  MoveExplanation explain(MoneyMove move, PlanningOptions options) {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(plan);
    double before = mean.harm();
    Changed changed = changed(move, mean);
    PlanDifference difference = PlanDifference.of(theCase, space, plan, changed.plan(), options);
    List<MoveExplanation.LineChange> changes = new ArrayList<>();
    for (int line = 0; line < plan.lines(); line++) {
      if (plan.units(line) != changed.plan().units(line)) {
        changes.add(
            new MoveExplanation.LineChange(line, plan.units(line), changed.plan().units(line)));
      }
    }
    return new MoveExplanation(
        theCase,
        space,
        move,
        changed.freedPence(),
        changed.spentPence(),
        changes,
        difference.averted(),
        difference.probabilityBetter(),
        before - changed.harm(),
        left(move, changed),
        changed.plan());
  }

  /** Finds the streams that keep more than before, and whether they could have paid. */
  private List<MoveExplanation.LeftOver> left(MoneyMove move, Changed changed) {
    long[] before = left(new CaseRules(theCase, space), plan);
    long[] after = left(changed.rules(), changed.plan());
    IntPredicate there = linesTo(move.to());
    List<MoveExplanation.LeftOver> left = new ArrayList<>();
    for (int s = 0; s < after.length; s++) {
      FundingStream stream = theCase.resources().funding().get(s);
      boolean pays =
          IntStream.range(0, space.lines())
              .anyMatch(line -> there.test(line) && stream.mayPay(intervention(line).id()));
      if (after[s] > before[s]) {
        left.add(new MoveExplanation.LeftOver(s, after[s] - before[s], pays));
      }
    }
    return left;
  }

  /** Returns what a plan leaves of each stream, in pence. */
  private static long[] left(CaseRules rules, Plan plan) {
    Resources resources = rules.theCase().resources();
    FundingSplit split = FundingSplit.of(rules, plan);
    return IntStream.range(0, resources.funding().size())
        .mapToLong(s -> resources.freePence(resources.funding().get(s)) - split.spentPence(s))
        .toArray();
  }

  private Changed changed(MoneyMove move, ExactMean mean) {
    if (move.from() instanceof MoveEnd.OfStream from && move.to() instanceof MoveEnd.OfStream to) {
      return between(from.index(), to.index(), move.pence(), mean);
    }
    IntPredicate from = linesFrom(move.from());
    IntPredicate to = linesTo(move.to());
    CaseRules rules = new CaseRules(theCase, space);
    RuleState state = new RuleState(rules, plan);
    LocalChanges changes = new LocalChanges(mean, state);
    changes.takeOff(line -> from.test(line) && !to.test(line), move.pence());
    long costWithout = rules.costPence(state.plan());
    changes.putIn(line -> to.test(line) && !from.test(line), rules.costPence(plan) - costWithout);
    return changed(rules, state, changes, costWithout);
  }

  private Changed between(int from, int to, long pence, ExactMean mean) {
    Resources resources = theCase.resources();
    FundingStream gives = resources.funding().get(from);
    FundingStream takes = resources.funding().get(to);
    if (resources.freePence(gives) < pence) {
      throw new IllegalArgumentException(
          "Funding stream '%s' has %,.2f pounds that are not committed, less than the %,.2f to move.\nMove less."
              .formatted(gives.id(), resources.freePence(gives) / 100.0, pence / 100.0));
    }
    return replanned(
        resources
            .withAmount(gives.id(), gives.amountPence() - pence)
            .withAmount(takes.id(), takes.amountPence() + pence),
        mean);
  }

  /** Returns the harm of the plan when a stream has more, or less, and only that is acted on. */
  double harmWith(FundingStream stream, long morePence) {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(plan);
    return replanned(
            theCase.resources().withAmount(stream.id(), stream.amountPence() + morePence), mean)
        .harm();
  }

  private Changed replanned(Resources resources, ExactMean mean) {
    CaseRules rules = new CaseRules(theCase.withResources(resources), space);
    RuleState state = new RuleState(rules, plan);
    LocalChanges changes = new LocalChanges(mean, state);
    changes.repair();
    long costWithout = rules.costPence(state.plan());
    changes.putIn(line -> true, Long.MAX_VALUE);
    return changed(rules, state, changes, costWithout);
  }

  private Changed changed(
      CaseRules rules, RuleState state, LocalChanges changes, long costWithout) {
    return new Changed(
        rules,
        state.plan(),
        changes.harm(),
        rules.costPence(plan) - costWithout,
        rules.costPence(state.plan()) - costWithout);
  }

  private IntPredicate linesFrom(MoveEnd end) {
    if (end instanceof MoveEnd.OfStream stream) {
      FundingSplit split = FundingSplit.of(theCase, space, plan);
      return line -> split.pence(stream.index(), space.line(line).intervention()) > 0;
    }
    return linesOf(end);
  }

  private IntPredicate linesTo(MoveEnd end) {
    if (end instanceof MoveEnd.OfStream stream) {
      FundingStream payer = theCase.resources().funding().get(stream.index());
      return line -> payer.mayPay(intervention(line).id());
    }
    return linesOf(end);
  }

  private IntPredicate linesOf(MoveEnd end) {
    if (end instanceof MoveEnd.OfIntervention intervention) {
      return line -> space.line(line).intervention() == intervention.index();
    }
    MoveEnd.OfPlace place = (MoveEnd.OfPlace) end;
    return line -> {
      Line named = space.line(line);
      return named.place() == place.index();
    };
  }

  private Intervention intervention(int line) {
    return theCase.interventions().get(space.line(line).intervention());
  }
}
