package marshal.solver.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.model.plan.Plan;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.model.rule.RuleKind;

/** How much more money one plan needs, by trying how its costs can be split over the streams. */
final class MoneyNeeds {

  private final CaseRules rules;
  private final PlanCharges charges;
  private final Resources resources;
  private final long unpaidPence;

  MoneyNeeds(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.charges = new PlanCharges(rules, plan);
    this.resources = rules.theCase().resources();
    this.unpaidPence = resources.holds(RuleKind.FUNDING) ? unpaid(resources) : 0;
  }

  private long unpaid(Resources with) {
    return FundingSplit.of(rules, charges, with).unpaidPence();
  }

  /**
   * Returns whether there is something that nobody can pay for when it is needed, or has promised.
   */
  boolean isShort() {
    return unpaidPence > 0
        || resources.funding().stream().anyMatch(stream -> overcommittedPence(stream) > 0);
  }

  /** Returns by how much more is promised from a stream than it has. */
  long overcommittedPence(String stream) {
    return resources.funding().stream()
        .filter(each -> each.id().equals(stream))
        .mapToLong(this::overcommittedPence)
        .sum();
  }

  private long overcommittedPence(FundingStream stream) {
    long promised = 0;
    for (Commitment commitment : resources.commitments()) {
      if (commitment instanceof Commitment.Money money && money.stream().equals(stream.id())) {
        promised = Saturated.sum(promised, money.amountPence());
      }
    }
    return Math.max(0, promised - stream.amountPence());
  }

  /**
   * Returns how much more each of some streams needs, in pence by its id: of the first as little as
   * will do if the others had plenty, and so on.
   *
   * @param things what gives way; rules on cash among them do so altogether
   */
  Map<String, Long> raises(List<Concedable> things) {
    Resources conceded = resources;
    for (Concedable thing : things) {
      boolean isMoney =
          thing instanceof Concedable.Money
              || (thing instanceof Concedable.Own own && own.rule().kind() == RuleKind.CASH);
      conceded = isMoney ? thing.concededIn(conceded) : conceded;
    }
    Map<String, Long> raises = new LinkedHashMap<>();
    for (Concedable thing : things) {
      if (thing instanceof Concedable.Money money) {
        FundingStream stream = money.stream();
        long raise = leastRaise(stream, conceded);
        conceded = conceded.withAmount(stream.id(), stream.amountPence() + raise);
        if (raise > 0) {
          raises.put(stream.id(), raise);
        }
      }
    }
    return raises;
  }

  private long leastRaise(FundingStream stream, Resources others) {
    long enough = Concedable.PLENTY - stream.amountPence();
    long tooLittle = overcommittedPence(stream) - 1;
    long unpaidAnyway = unpaid(others);
    while (enough - tooLittle > 1) {
      long middle = tooLittle + (enough - tooLittle) / 2;
      Resources raised = others.withAmount(stream.id(), stream.amountPence() + middle);
      if (unpaid(raised) <= unpaidAnyway) {
        enough = middle;
      } else {
        tooLittle = middle;
      }
    }
    return enough;
  }

  /** Returns what cannot be paid when it is needed, though there is the money. */
  long unpaidInTimePence(Map<String, Long> raises) {
    Resources raised = resources;
    for (FundingStream stream : resources.funding()) {
      long more = raises.getOrDefault(stream.id(), 0L);
      raised = raised.withAmount(stream.id(), stream.amountPence() + more);
    }
    return unpaid(raised);
  }
}
