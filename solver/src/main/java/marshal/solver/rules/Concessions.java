package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.Commitment;
import marshal.model.resource.StaffPool;
import marshal.model.rule.RuleKind;

/** How far things would have to give way for one plan to keep every rule. */
final class Concessions {

  private final CaseRules rules;
  private final PlanSpace space;
  private final Plan plan;
  private final long[] used;
  private final MoneyNeeds money;

  Concessions(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.space = rules.space();
    this.plan = plan;
    this.used = new ResourceCheck(rules, plan).used();
    this.money = new MoneyNeeds(rules, plan);
  }

  /**
   * Returns false for what there is enough of for the plan; true for all that asks for something.
   */
  boolean mayNeed(Concedable thing) {
    if (thing instanceof Concedable.Money) {
      return money.isShort();
    }
    boolean isOffered = thing instanceof Concedable.Hours || thing instanceof Concedable.Units;
    return !isOffered || !of(List.of(thing)).isEmpty();
  }

  /** Says how far each of some things has to give way, those left out that need not. */
  List<Violation> of(List<Concedable> things) {
    List<Violation> said = new ArrayList<>();
    Map<String, Long> raises = money.raises(things);
    OwnConcessions ofOwn = new OwnConcessions(rules, plan, used, money);
    for (Concedable thing : things) {
      if (thing instanceof Concedable.Money stream) {
        addMoney(stream.stream().id(), raises, said);
      } else if (thing instanceof Concedable.Hours hours) {
        addHours(hours.pool(), said);
      } else if (thing instanceof Concedable.Units units) {
        addOffer(units.intervention().id(), said);
      } else if (thing instanceof Concedable.Promise promise) {
        addPromise(promise, said);
      } else if (thing instanceof Concedable.Own own) {
        ofOwn.add(own.rule(), raises, said);
      }
    }
    return said;
  }

  private void addMoney(String stream, Map<String, Long> raises, List<Violation> said) {
    long pence = raises.getOrDefault(stream, 0L);
    if (pence == 0) {
      return;
    }
    List<Limit.Money> tight =
        IntStream.range(0, used.length)
            .filter(limit -> used[limit] > rules.capacity[limit])
            .mapToObj(limit -> rules.limits().get(limit))
            .filter(Limit.Money.class::isInstance)
            .map(Limit.Money.class::cast)
            .filter(limit -> limit.streams().contains(stream))
            .toList();
    List<String> others =
        raises.size() > 1 || tight.isEmpty()
            ? List.of()
            : tight.get(0).streams().stream()
                .filter(other -> !other.equals(stream))
                .filter(other -> tight.stream().allMatch(each -> each.streams().contains(other)))
                .toList();
    List<String> named = others.stream().map(other -> "'" + other + "'").toList();
    String why =
        tight.stream()
            .max(Comparator.comparingInt(limit -> limit.streams().size()))
            .map(
                limit ->
                    " for %s, which nothing else may pay for"
                        .formatted(Amounts.quotedShortly(limit.interventions())))
            .orElse("");
    long promised = money.overcommittedPence(stream);
    if (promised > 0) {
      why =
          ", %s of it for money that is promised from it already"
              .formatted(Amounts.pounds(promised));
    }
    List<String> streams = new ArrayList<>(List.of(stream));
    streams.addAll(others);
    said.add(
        new Concession(
            RuleKind.FUNDING.id(),
            streams,
            "",
            pence / 100.0,
            "£",
            "Funding stream%s %s %s short%s."
                .formatted(
                    others.isEmpty() ? "" : "s",
                    Amounts.quoted(streams) + (others.isEmpty() ? " is" : " together are"),
                    Amounts.pounds(pence),
                    why),
            "Add %s to '%s'%s."
                .formatted(
                    Amounts.pounds(pence),
                    stream,
                    others.isEmpty() ? "" : ", or to " + Amounts.anyOf(named))));
  }

  private void addHours(StaffPool pool, List<Violation> said) {
    Shortfalls minutes = new Shortfalls();
    for (int limit = 0; limit < used.length; limit++) {
      if (rules.limits().get(limit) instanceof Limit.Time time && time.pool().equals(pool.id())) {
        // Hours of an agency are no help where nobody can pay for them.
        long has = money.isShort() ? pool.minutesPerPeriod().get(time.period()) : time.capacity();
        if (used[limit] > has) {
          minutes.add("", time.period(), used[limit] - has);
        }
      }
    }
    if (!minutes.isEmpty()) {
      said.add(
          new Concession(
              RuleKind.STAFF.id(),
              "",
              minutes.total() / 60.0,
              "hours",
              "Staff pool '%s' is short: %s.".formatted(pool.id(), minutes.words(Amounts::hours)),
              "Add to '%s': %s.".formatted(pool.id(), minutes.words(Amounts::hours))));
    }
  }

  private void addOffer(String intervention, List<Violation> said) {
    Shortfalls units = new Shortfalls();
    for (int limit = 0; limit < used.length; limit++) {
      if (rules.limits().get(limit) instanceof Limit.Units offer
          && offer.intervention().equals(intervention)
          && used[limit] > offer.capacity()) {
        units.add("", offer.period(), used[limit] - offer.capacity());
      }
    }
    if (!units.isEmpty()) {
      said.add(
          new Concession(
              RuleKind.OFFER.id(),
              "",
              units.total(),
              "units",
              "Too little is offered of '%s': %s are missing."
                  .formatted(intervention, units.words(Amounts::units)),
              "Offer more of '%s': %s.".formatted(intervention, units.words(Amounts::units))));
    }
  }

  private void addPromise(Concedable.Promise promise, List<Violation> said) {
    LineChanges changes = new LineChanges(rules, plan, new LineNames(rules));
    for (Commitment commitment : rules.theCase().resources().commitments()) {
      for (int line = 0; promise.isOf(commitment) && line < plan.lines(); line++) {
        Commitment.Units promised = (Commitment.Units) commitment;
        if (plan.units(line) < promised.units()
            && PlanSpace.promises(promised, rules.theCase(), space.line(line))) {
          changes.add(line, promised.units());
        }
      }
    }
    changes.say(RuleKind.COMMITMENT, promise.name(), said);
  }
}
