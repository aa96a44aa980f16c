package marshal.solver.rules;

import java.util.ArrayList;
import java.util.List;
import marshal.model.plan.Plan;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.rule.RuleKind;

/** Which limits of money, hours and offers one plan breaks. */
final class ResourceCheck {

  private final CaseRules rules;
  private final Plan plan;
  private final PlanCharges charges;

  ResourceCheck(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.plan = plan;
    this.charges = new PlanCharges(rules, plan);
  }

  void addOvercommitted(List<Violation> violations) {
    for (FundingStream stream : rules.theCase().resources().funding()) {
      long committed = 0;
      for (Commitment commitment : rules.theCase().resources().commitments()) {
        if (commitment instanceof Commitment.Money money && money.stream().equals(stream.id())) {
          committed = Saturated.sum(committed, money.amountPence());
        }
      }
      if (committed > stream.amountPence() && rules.theCase().resources().holds(RuleKind.FUNDING)) {
        violations.add(
            new Violation.StreamOvercommitted(stream.id(), stream.amountPence(), committed));
      }
    }
  }

  void addUnpaid(List<Violation> violations) {
    for (int k = 0; k < rules.theCase().interventions().size(); k++) {
      long cost = 0;
      for (int q = 0; rules.isUnpayable(k) && q < rules.theCase().horizon().periods(); q++) {
        cost = Saturated.sum(cost, charges.pence(k, q));
      }
      if (cost > 0) {
        violations.add(new Violation.NoPayer(rules.theCase().interventions().get(k).id(), cost));
      }
    }
  }

  /** Returns how much of each limit is used, charges included. */
  long[] used() {
    long[] used = new long[rules.capacity.length];
    for (int line = 0; line < plan.lines(); line++) {
      int bundle = rules.bundle(line);
      for (int use = rules.useStart[bundle]; use < rules.useStart[bundle + 1]; use++) {
        int limit = rules.useLimit[use];
        used[limit] =
            Saturated.sum(used[limit], Saturated.product(plan.units(line), rules.useUnits[use]));
      }
    }
    for (int q = 0; q < rules.theCase().horizon().periods(); q++) {
      for (int k = 0; k < rules.payments.limits.length; k++) {
        for (int limit : limitsOf(rules.payments.limits[k][q])) {
          used[limit] = Saturated.sum(used[limit], charges.setUpPence(k, q));
        }
      }
      for (int a = 0; a < rules.agencies.size(); a++) {
        for (int limit : limitsOf(rules.payments.agencyLimits[a][q])) {
          used[limit] = Saturated.sum(used[limit], charges.agencyPenceOf(a, q));
        }
      }
    }
    return used;
  }

  private static int[] limitsOf(int[] limits) {
    return limits == null ? new int[0] : limits;
  }

  void addShared(long[] used, List<Violation> violations) {
    List<Violation.FundingShort> funding = new ArrayList<>();
    boolean cashShort = false;
    for (int limit = 0; limit < used.length; limit++) {
      if (used[limit] > rules.capacity[limit]) {
        Limit broken = rules.limits().get(limit);
        if (broken instanceof Limit.Money money) {
          addUnlessExplained(money, used[limit], funding);
        } else if (broken instanceof Limit.Cash cash) {
          cashShort = true;
          violations.add(cash(cash, used[limit]));
        } else if (broken instanceof Limit.Time time) {
          violations.add(
              new Violation.StaffShort(time.pool(), time.period(), used[limit], time.capacity()));
        } else if (broken instanceof Limit.Units units) {
          violations.add(
              new Violation.OfferExceeded(
                  units.intervention(), units.period(), used[limit], units.capacity()));
        }
      }
    }
    violations.addAll(funding);
    if (rules.payments.needsFlow && funding.isEmpty() && !cashShort) {
      long unpaid = FundingSplit.of(rules, charges).unpaidPence();
      if (unpaid > 0) {
        violations.add(
            new Violation.OwnRule(
                RuleKind.CASH,
                "cash",
                "",
                unpaid / 100.0,
                "£",
                "Cash is %s short: no funding stream has it when it is needed."
                    .formatted(Amounts.pounds(unpaid)),
                "Maybe buy later, or let more of a stream be spent in a period."));
      }
    }
  }

  private static Violation cash(Limit.Cash cash, long used) {
    long missing = used - cash.capacity();
    boolean several = cash.streams().size() > 1;
    String when =
        cash.firstPeriod() == cash.lastPeriod()
            ? "in period " + (cash.firstPeriod() + 1)
            : "by the end of period " + (cash.lastPeriod() + 1);
    return new Violation.OwnRule(
        RuleKind.CASH,
        "cash",
        "",
        missing / 100.0,
        "£",
        "Cash of %s %s %s %s short %s: %s is needed and %s may be spent."
            .formatted(
                several ? "streams" : "stream",
                Amounts.quoted(cash.streams()),
                several ? "together is" : "is",
                Amounts.pounds(missing),
                when,
                Amounts.pounds(used),
                Amounts.pounds(cash.capacity())),
        "Maybe buy later, or let %s more be spent %s.".formatted(Amounts.pounds(missing), when));
  }

  /** A family that lacks no more than one inside it is short for that one's reason. */
  private static void addUnlessExplained(
      Limit.Money money, long costPence, List<Violation.FundingShort> found) {
    Violation.FundingShort candidate =
        new Violation.FundingShort(
            money.streams(), money.interventions(), costPence, money.capacity());
    for (Violation.FundingShort smaller : found) {
      if (money.streams().containsAll(smaller.streams())
          && smaller.shortPence() >= candidate.shortPence()) {
        return;
      }
    }
    found.add(candidate);
  }
}
