package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Offer;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.model.resource.StaffPool;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/**
 * Something in a case that can give way where no plan keeps every rule: money, hours and offers,
 * which can be more, and promises and rules, which can ask for less.
 */
sealed interface Concedable {

  /** More than any plan takes: pence, and minutes. */
  long PLENTY = 100_000_000_000_000L;

  /** Returns a case in which it gives way altogether. */
  default Case concededIn(Case theCase) {
    return theCase.withResources(concededIn(theCase.resources()));
  }

  /** Returns what there is if it gives way altogether. */
  Resources concededIn(Resources resources);

  /** The money of a funding stream. */
  record Money(FundingStream stream) implements Concedable {
    @Override
    public Resources concededIn(Resources resources) {
      return resources.withAmount(stream.id(), PLENTY);
    }
  }

  /** The hours of a staff pool. */
  record Hours(StaffPool pool) implements Concedable {
    @Override
    public Resources concededIn(Resources resources) {
      List<Long> plenty = Collections.nCopies(pool.minutesPerPeriod().size(), PLENTY);
      StaffPool endless = new StaffPool(pool.id(), pool.name(), plenty);
      return new Resources(
          resources.funding(),
          resources.staff().stream()
              .map(each -> each.id().equals(pool.id()) ? endless : each)
              .toList(),
          resources.commitments(),
          resources.rules(),
          resources.switchedOff());
    }
  }

  /** The units of an intervention that are offered in a period in all places together. */
  record Units(Intervention intervention) implements Concedable {
    @Override
    public Case concededIn(Case theCase) {
      return theCase.withInterventions(
          theCase.interventions().stream()
              .map(each -> each.id().equals(intervention.id()) ? unlimited(each) : each)
              .toList());
    }

    @Override
    public Resources concededIn(Resources resources) {
      return resources;
    }

    private static Intervention unlimited(Intervention of) {
      Offer offer = of.offer();
      return of.withOffer(
          new Offer(
              offer.cityWide(),
              offer.codes(),
              offer.whereFigure(),
              offer.atMostPerLine(),
              offer.atMostPerTarget(),
              Integer.MAX_VALUE));
    }
  }

  /** Units that are promised. */
  record Promise(String name) implements Concedable {
    @Override
    public Resources concededIn(Resources resources) {
      return new Resources(
          resources.funding(),
          resources.staff(),
          resources.commitments().stream().filter(each -> !isOf(each)).toList(),
          resources.rules(),
          resources.switchedOff());
    }

    boolean isOf(Commitment commitment) {
      return commitment instanceof Commitment.Units && commitment.name().equals(name);
    }
  }

  /** A rule of the partnership's own. */
  record Own(Rule rule) implements Concedable {
    @Override
    public Resources concededIn(Resources resources) {
      return resources.withRules(
          resources.rules().stream().filter(each -> !each.name().equals(rule.name())).toList());
    }
  }

  /**
   * Lists what a case has to give: what there could be more of, that which serves one purpose
   * first.
   */
  static List<Concedable> resources(Case theCase) {
    List<Concedable> all = new ArrayList<>();
    if (theCase.resources().holds(RuleKind.OFFER)) {
      theCase.interventions().stream()
          .filter(each -> each.offer().atMostPerPeriod() < Integer.MAX_VALUE)
          .forEach(each -> all.add(new Units(each)));
    }
    if (theCase.resources().holds(RuleKind.STAFF)) {
      theCase.resources().staff().forEach(pool -> all.add(new Hours(pool)));
    }
    if (theCase.resources().holds(RuleKind.FUNDING)) {
      List<FundingStream> streams = theCase.resources().funding();
      streams.stream().filter(s -> !s.mayPayFor().isEmpty()).forEach(s -> all.add(new Money(s)));
      streams.stream().filter(s -> s.mayPayFor().isEmpty()).forEach(s -> all.add(new Money(s)));
    }
    return all;
  }

  /** Lists what a case asks for: promises first, then locks, and then its other rules. */
  static List<Concedable> demands(Case theCase) {
    List<Concedable> all = new ArrayList<>();
    theCase.resources().commitments().stream()
        .filter(Commitment.Units.class::isInstance)
        .map(Commitment::name)
        .distinct()
        .forEach(name -> all.add(new Promise(name)));
    List<Rule> rules = theCase.resources().rules();
    rules.stream().filter(Rule.Lock.class::isInstance).forEach(rule -> all.add(new Own(rule)));
    rules.stream().filter(Concedable::asksForLess).forEach(rule -> all.add(new Own(rule)));
    return all;
  }

  private static boolean asksForLess(Rule rule) {
    return switch (rule.kind()) {
      case LOCK, SET_UP, AGENCY -> false;
      default -> true;
    };
  }
}
