package marshal.scenarios.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;
import marshal.solver.rules.RuleState;

/** Finds the reason of one line after another, at one plan. */
final class LineReasons {

  private static final String CITY = "city";

  /** Prices come from a search that ends near the optimum, not at it. */
  private static final double NEARLY = 1 - 1e-6;

  private final CaseRules rules;
  private final Case theCase;
  private final PlanSpace space;
  private final List<Limit> limits;
  private final RulePrices prices;
  private final ExactMean mean;
  private final RuleState state;
  private final double[] shares;
  private final double harm;
  private final double[] gradient;

  LineReasons(
      CaseRules rules, RulePrices prices, ExactMean mean, RuleState state, double[] shares) {
    this.rules = rules;
    this.theCase = rules.theCase();
    this.space = rules.space();
    this.limits = rules.limits();
    this.prices = prices;
    this.mean = mean;
    this.state = state;
    this.shares = shares;
    this.harm = mean.harm();
    this.gradient = mean.gradient();
  }

  LineReason of(int line) {
    Line named = space.line(line);
    int units = state.units(line);
    int committed = Math.min(units, space.atLeast(line));
    OptionalDouble last =
        units > committed
            ? OptionalDouble.of(harmAt(line, units - 1) - harm)
            : OptionalDouble.empty();
    double next = harm - harmAt(line, units + 1);
    UnitPrice price = prices.ofUnit(line);
    return new LineReason(
        line,
        theCase.interventions().get(named.intervention()).id(),
        named.place() == Line.CITY ? CITY : theCase.area().neighbourhood(named.place()).code(),
        named.period() + 1,
        units,
        committed,
        shares[line],
        last,
        next,
        price,
        held(line, units, last, price.averts()),
        noMore(line, units, next, price.averts()));
  }

  private double harmAt(int line, int units) {
    double now = mean.units(line);
    mean.setUnits(line, units);
    double there = mean.harm();
    mean.setUnits(line, now);
    return there;
  }

  private WhyHeld held(int line, int units, OptionalDouble last, double price) {
    if (last.isEmpty()) {
      return units == 0 ? new WhyHeld.None() : new WhyHeld.Promised();
    }
    if (last.getAsDouble() < 0) {
      return new WhyHeld.AddsHarm();
    }
    return last.getAsDouble() >= NEARLY * price
        ? new WhyHeld.WorthItsPrice()
        : exchange(line, units, last.getAsDouble());
  }

  /** Looks whether any one other line does more with what the last unit uses. */
  private WhyHeld exchange(int line, int units, double loss) {
    state.setUnits(line, units - 1);
    boolean wasFeasible = state.excess() == 0;
    int bestLine = -1;
    int bestUnits = 0;
    double best = loss;
    for (int other = 0; other < space.lines() && wasFeasible; other++) {
      int room = other == line || gradient[other] >= 0 ? 0 : state.roomFor(other);
      // Without an exact look: what one more averts bounds what all that fit do.
      if (room > 0 && -gradient[other] * room > best) {
        mean.setUnits(line, units - 1);
        double averts = harmAt(line, units - 1) - harmAt(other, state.units(other) + room);
        mean.setUnits(line, units);
        if (averts > best * (1 + 1e-9)) {
          bestLine = other;
          bestUnits = room;
          best = averts;
        }
      }
    }
    state.setUnits(line, units);
    return bestLine < 0
        ? new WhyHeld.NothingBetterFits()
        : new WhyHeld.ExchangeIsBetter(bestLine, bestUnits, best - loss);
  }

  private WhyNoMore noMore(int line, int units, double next, double price) {
    int intervention = space.line(line).intervention();
    if (nobodyPays(intervention)) {
      return new WhyNoMore.NobodyPays();
    }
    if (rules.isLocked(line)) {
      return new WhyNoMore.Locked();
    }
    if (units >= space.atMost(line)) {
      return new WhyNoMore.BoundReached(units);
    }
    if (next <= 0) {
      return new WhyNoMore.AvertsNothing();
    }
    List<Limit> full = full(line);
    if (!full.isEmpty()) {
      return next < price
          ? new WhyNoMore.OthersAvertMore(full)
          : new WhyNoMore.NoWholeUnitFits(full);
    }
    if (state.roomFor(line) > 0) {
      return new WhyNoMore.RoomIsLeft();
    }
    return units >= rules.most(line)
        ? new WhyNoMore.BoundReached(units)
        : new WhyNoMore.AnotherRule();
  }

  private boolean nobodyPays(int intervention) {
    return theCase.interventions().get(intervention).unitCostPence() > 0
        && theCase.resources().funding().stream()
            .noneMatch(stream -> stream.mayPay(theCase.interventions().get(intervention).id()));
  }

  private List<Limit> full(int line) {
    List<Limit> full = new ArrayList<>();
    int bundle = rules.bundle(line);
    for (int use = rules.firstUse(bundle); use < rules.firstUse(bundle + 1); use++) {
      int limit = rules.limitOfUse(use);
      if (rules.perUnit(use) > 0 && state.left(limit) < rules.perUnit(use)) {
        full.add(limits.get(limit));
      }
    }
    return full;
  }
}
