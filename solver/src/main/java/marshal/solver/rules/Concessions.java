package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.Commitment;
import marshal.model.resource.StaffPool;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/** How far things would have to give way for one plan to keep every rule. */
final class Concessions {

  private final CaseRules rules;
  private final PlanSpace space;
  private final Plan plan;
  private final LineNames names;
  private final long[] used;
  private final MoneyNeeds money;

  Concessions(CaseRules rules, Plan plan) {
    this.rules = rules;
    this.space = rules.space();
    this.plan = plan;
    this.names = new LineNames(rules);
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
        addOwn(own.rule(), raises, said);
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
    LineChanges changes = new LineChanges();
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

  /** Lines that hold other units than they should. */
  private final class LineChanges {
    private final Shortfalls missing = new Shortfalls();
    private final List<String> fromTo = new ArrayList<>();
    private final Set<String> interventions = new LinkedHashSet<>();
    private final Set<String> unpayable = new LinkedHashSet<>();

    void add(int line, int units) {
      Line named = space.line(line);
      missing.add(names.code(line), named.period(), Math.abs((long) units - plan.units(line)));
      fromTo.add("from %,d to %s".formatted(units, Amounts.units(plan.units(line))));
      String intervention = rules.theCase().interventions().get(named.intervention()).id();
      interventions.add(intervention);
      if (rules.isUnpayable(named.intervention())) {
        unpayable.add(intervention);
      }
    }

    void say(RuleKind kind, String name, List<Violation> said) {
      if (missing.isEmpty()) {
        return;
      }
      boolean alike = fromTo.stream().distinct().count() == 1;
      said.add(
          new Concession(
              kind.id(),
              missing.place(),
              missing.total(),
              "units",
              "The %s '%s' of %s is out by %s%s."
                  .formatted(
                      kind.id(),
                      name,
                      Amounts.quotedShortly(List.copyOf(interventions)),
                      missing.words(Amounts::units),
                      unpayable.isEmpty()
                          ? ""
                          : ", as no funding stream may pay for " + quotedUnpayable()),
              "Change the %s '%s' %s %s%s."
                  .formatted(
                      kind.id(),
                      name,
                      alike ? fromTo.get(0) : "by " + missing.words(Amounts::units),
                      alike ? missing.where() : "",
                      unpayable.isEmpty()
                          ? ""
                          : ", or let a funding stream pay for " + quotedUnpayable())
                  .replace(" .", ".")
                  .replace(" , ", ", ")));
    }

    private String quotedUnpayable() {
      return Amounts.quotedShortly(List.copyOf(unpayable));
    }
  }

  private void addOwn(Rule rule, Map<String, Long> raises, List<Violation> said) {
    if (rule instanceof Rule.Bound bound) {
      addBound(bound, true, said);
      addBound(bound, false, said);
    } else if (rule instanceof Rule.Lock lock) {
      LineChanges changes = new LineChanges();
      for (LineUnits units : lock.lines()) {
        OptionalInt line = Stability.find(units, rules.theCase(), space);
        if (line.isPresent() && plan.units(line.getAsInt()) != units.units()) {
          changes.add(line.getAsInt(), units.units());
        }
      }
      changes.say(RuleKind.LOCK, rule.name(), said);
    } else if (rule instanceof Rule.MinimumPackage smallest) {
      addPackage(smallest, said);
    } else if (rule instanceof Rule.Cash cash) {
      addCash(cash, raises, said);
    } else if (rule instanceof Rule.FairnessFloor floor) {
      addFloor(floor, said);
    } else if (rule instanceof Rule.Stability stability) {
      addStability(stability, said);
    } else {
      addLink(rule, said);
    }
  }

  private void addBound(Rule.Bound rule, boolean least, List<Violation> said) {
    long bound = least ? rule.atLeast() : rule.atMost();
    long reached = bound;
    long missing = 0;
    int times = 0;
    String place = "";
    for (BoundCheck.Missed missed : new BoundCheck(rules, plan).missed(rule, least, used)) {
      reached = least ? Math.min(reached, missed.amount()) : Math.max(reached, missed.amount());
      missing = Saturated.sum(missing, Math.abs(missed.amount() - bound));
      times++;
      place = missed.place();
    }
    if (times == 0) {
      return;
    }
    boolean units = rule.measure() == Rule.Measure.UNITS;
    LongFunction<String> words = units ? Amounts::units : Amounts::pounds;
    String where =
        times == 1 ? (place.isEmpty() ? "" : " in " + place) : " in " + times + " of its places";
    said.add(
        new Concession(
            RuleKind.BOUND.id(),
            times == 1 ? place : "",
            units ? missing : missing / 100.0,
            units ? "units" : "£",
            "The bound '%s' asks for at %s %s: it is missed by %s%s%s."
                .formatted(
                    rule.name(),
                    least ? "least" : "most",
                    words.apply(bound),
                    words.apply(missing),
                    times > 1 ? " altogether" : "",
                    where),
            "%s the bound '%s' to %s%s."
                .formatted(least ? "Lower" : "Raise", rule.name(), words.apply(reached), where)));
  }

  private void addPackage(Rule.MinimumPackage rule, List<Violation> said) {
    Shortfalls missing = new Shortfalls();
    int reached = rule.units();
    for (int line = 0; line < plan.lines(); line++) {
      int units = plan.units(line);
      String id = rules.theCase().interventions().get(space.line(line).intervention()).id();
      if (id.equals(rule.intervention())
          && units > 0
          && units < rule.units()
          && units != rules.bounds().locked[line]) {
        missing.add(names.code(line), space.line(line).period(), rule.units() - units);
        reached = Math.min(reached, units);
      }
    }
    if (!missing.isEmpty()) {
      said.add(
          new Concession(
              rule.kind().id(),
              missing.place(),
              missing.total(),
              "units",
              "The smallest package of '%s', %s, is too large by %s."
                  .formatted(
                      rule.intervention(),
                      Amounts.units(rule.units()),
                      missing.words(Amounts::units)),
              "Lower the smallest package of '%s' to %s."
                  .formatted(rule.intervention(), Amounts.units(reached))));
    }
  }

  private void addCash(Rule.Cash rule, Map<String, Long> raises, List<Violation> said) {
    long pence = money.unpaidInTimePence(raises);
    if (pence > 0) {
      said.add(
          new Concession(
              rule.kind().id(),
              "",
              pence / 100.0,
              "£",
              "Cash of '%s' comes in too late for %s of what is needed."
                  .formatted(rule.stream(), Amounts.pounds(pence)),
              "Let %s of '%s' be spent earlier.".formatted(Amounts.pounds(pence), rule.stream())));
    }
  }

  private void addFloor(Rule.FairnessFloor rule, List<Violation> said) {
    SpendFloor floor = rules.spendFloor.orElseThrow();
    long[] spent = floor.spentByPlace(plan.units());
    long all = Arrays.stream(spent).reduce(0, Saturated::sum);
    long missing = floor.shortPence(spent, all);
    if (missing > 0) {
      said.add(
          new Concession(
              rule.kind().id(),
              "",
              missing / 100.0,
              "£",
              "The floor '%s' is missed by %s in all."
                  .formatted(rule.name(), Amounts.pounds(missing)),
              "Lower the floor '%s' from %s to %s of the average per head."
                  .formatted(
                      rule.name(),
                      Amounts.percent(rule.share()),
                      Amounts.percentDown(floor.shareReached(spent, all)))));
    }
  }

  private void addStability(Rule.Stability rule, List<Violation> said) {
    Stability stability = rules.stability.orElseThrow();
    long moved = stability.movedPence(plan.units());
    long tooMuch = moved - stability.allowedPence;
    if (tooMuch > 0) {
      said.add(
          new Concession(
              rule.kind().id(),
              "",
              tooMuch / 100.0,
              "£",
              "%s has to move away from the current plan and '%s' allows %s."
                  .formatted(
                      Amounts.pounds(moved), rule.name(), Amounts.pounds(stability.allowedPence)),
              "Let %s more move: %s of the current plan's money instead of %s."
                  .formatted(
                      Amounts.pounds(tooMuch),
                      Amounts.percentUp(moved / (double) stability.costPence),
                      Amounts.percent(rule.share()))));
    }
  }

  private void addLink(Rule rule, List<Violation> said) {
    Shortfalls broken = new Shortfalls();
    for (int link : rules.links.broken(plan.units())) {
      int line = rules.links.links.get(link).line();
      if (rules.links.links.get(link).rule().equals(rule)) {
        broken.add(names.code(line), space.line(line).period(), 1);
      }
    }
    if (!broken.isEmpty()) {
      said.add(
          new Concession(
              rule.kind().id(),
              broken.place(),
              broken.total(),
              "units",
              "The rule '%s' cannot be kept %s.".formatted(rule.name(), broken.where()),
              "Give up '%s' %s, or switch it off.".formatted(rule.name(), broken.where())));
    }
  }
}
