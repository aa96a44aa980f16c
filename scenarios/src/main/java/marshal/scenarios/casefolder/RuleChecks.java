package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Value;
import marshal.scenarios.input.RulesInput;
import marshal.scenarios.problem.Problems;

/** Checks that rules name what the case has and do not contradict themselves. */
final class RuleChecks {

  private final Names names;
  private final Contents contents;
  private final Problems problems;

  private RuleChecks(Contents contents, Problems problems) {
    this.names = contents.names;
    this.contents = contents;
    this.problems = problems;
  }

  static void check(RulesInput input, Contents contents, Problems problems) {
    RuleChecks checks = new RuleChecks(contents, problems);
    input.bounds().forEach(checks::checkBound);
    input.locks().forEach(checks::checkLock);
    input.minimumPackages().forEach(rule -> checks.intervention(rule.at(), "intervention"));
    input.setUps().forEach(rule -> checks.intervention(rule.at(), "intervention"));
    for (RulesInput.RequiresInput rule : input.requires()) {
      checks.pair(rule.at(), "needs", rule.intervention().equals(rule.needs()));
    }
    for (RulesInput.ExcludesInput rule : input.excludes()) {
      checks.pair(rule.at(), "other", rule.intervention().equals(rule.other()));
    }
    for (RulesInput.CashInput rule : input.cash()) {
      Names.check(
          rule.at().key("funding"), checks.names.funding(), CaseChecks.NO_FUNDING, problems);
      checks.onePerPeriod(rule.at().key("percentPerPeriod"));
    }
    for (RulesInput.AgencyInput rule : input.agency()) {
      Names.check(rule.at().key("pool"), checks.names.pools(), CaseChecks.NO_POOL, problems);
      checks.list(rule.at().key("paidBy"), checks.names.funding(), CaseChecks.NO_FUNDING);
    }
    List<At> named = new ArrayList<>();
    input.bounds().forEach(rule -> named.add(rule.at()));
    input.locks().forEach(rule -> named.add(rule.at()));
    CaseChecks.unique(named, at -> at, "name", problems);
  }

  private void intervention(At at, String key) {
    Names.check(at.key(key), names.interventions(), CaseChecks.NO_INTERVENTION, problems);
  }

  private void pair(At at, String key, boolean same) {
    intervention(at, "intervention");
    intervention(at, key);
    if (same) {
      problems.add(at.key(key).problem("an intervention cannot be paired with itself", ""));
    }
  }

  private void list(At at, Optional<Set<String>> known, String rule) {
    if (at.value() instanceof Value.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        Names.check(at.item(i), known, rule, problems);
      }
    }
  }

  private void checkBound(RulesInput.BoundInput rule) {
    list(rule.at().key("interventions"), names.interventions(), CaseChecks.NO_INTERVENTION);
    list(rule.at().key("neighbourhoods"), names.codes(), CaseChecks.NO_CODE);
    for (int i = 0; i < rule.periods().size(); i++) {
      period(rule.at().key("periods").item(i), rule.periods().get(i));
    }
    boolean units = rule.atLeastUnits().isPresent() || rule.atMostUnits().isPresent();
    boolean pounds = rule.atLeastPounds().isPresent() || rule.atMostPounds().isPresent();
    if (units && pounds) {
      problems.add(
          rule.at()
              .key("name")
              .problem("a bound counts units or pounds, not both", "Make two bounds of it."));
    }
    contradiction(
        rule.at().key("atLeastUnits"),
        rule.atLeastUnits().map(Integer::doubleValue),
        rule.atMostUnits().map(Integer::doubleValue));
    contradiction(rule.at().key("atLeastPounds"), rule.atLeastPounds(), rule.atMostPounds());
  }

  private void contradiction(At at, Optional<Double> least, Optional<Double> most) {
    if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
      problems.add(
          at.problem(
              "the least is more than the most, " + Numbers.plain(most.get()),
              "Lower the one or raise the other."));
    }
  }

  private void checkLock(RulesInput.LockInput rule) {
    intervention(rule.at(), "intervention");
    Names.check(rule.at().key("neighbourhood"), names.codes(), CaseChecks.NO_CODE, problems);
    rule.period().ifPresent(period -> period(rule.at().key("period"), period));
  }

  private void period(At at, int period) {
    contents
        .theCase
        .value()
        .filter(input -> period > input.periods())
        .ifPresent(
            input ->
                problems.add(
                    at.problem(
                        "the plan has %d periods".formatted(input.periods()),
                        "Periods count from 1.")));
  }

  private void onePerPeriod(At at) {
    ResourceChecks.checkHours(at, List.of(), contents, problems);
  }
}
