package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.List;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Value;
import marshal.scenarios.input.ResourcesInput;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** Checks resources.yaml against the other files. */
final class ResourceChecks {

  private ResourceChecks() {}

  static void check(ResourcesInput input, Contents contents, Problems problems) {
    CaseChecks.unique(input.funding(), ResourcesInput.FundingInput::at, "id", problems);
    CaseChecks.unique(input.staff(), ResourcesInput.PoolInput::at, "id", problems);
    for (ResourcesInput.FundingInput funding : input.funding()) {
      checkMayPayFor(funding.at().key("mayPayFor"), contents.names, problems);
    }
    for (ResourcesInput.PoolInput pool : input.staff()) {
      checkHours(pool.at().key("hoursPerPeriod"), pool.hoursPerPeriod(), contents, problems);
    }
    input.rules().ifPresent(rules -> RuleChecks.check(rules, contents, problems));
    input
        .commitments()
        .ifPresent(
            commitments -> {
              commitments.money().forEach(m -> checkMoney(m, contents.names, problems));
              commitments.units().forEach(u -> checkUnits(u, contents, problems));
              List<At> all = new ArrayList<>();
              commitments.money().forEach(m -> all.add(m.at()));
              commitments.units().forEach(u -> all.add(u.at()));
              CaseChecks.unique(all, at -> at, "name", problems);
            });
  }

  static void checkMayPayFor(At at, Names names, Problems problems) {
    if (at.value() instanceof Value.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        Names.check(at.item(i), names.interventions(), CaseChecks.NO_INTERVENTION, problems);
      }
    }
  }

  static void checkHours(At at, List<Double> hours, Contents contents, Problems problems) {
    if (at.value() instanceof Value.Sequence sequence
        && contents.theCase.value().isPresent()
        && sequence.items().size() != contents.theCase.value().get().periods()) {
      problems.add(
          new Problem(
              at.file(),
              at.place(),
              "",
              "the list has %d numbers, the plan %d periods"
                  .formatted(sequence.items().size(), contents.theCase.value().get().periods()),
              "Give one number for each period, or a single number for all."));
    }
  }

  static void checkMoney(ResourcesInput.MoneyInput money, Names names, Problems problems) {
    Names.check(money.at().key("funding"), names.funding(), CaseChecks.NO_FUNDING, problems);
  }

  static void checkUnits(ResourcesInput.UnitsInput units, Contents contents, Problems problems) {
    Names names = contents.names;
    Names.check(
        units.at().key("intervention"),
        names.interventions(),
        CaseChecks.NO_INTERVENTION,
        problems);
    Names.check(units.at().key("neighbourhood"), names.codes(), CaseChecks.NO_CODE, problems);
    contents
        .theCase
        .value()
        .filter(input -> units.period().isPresent() && units.period().get() > input.periods())
        .ifPresent(
            input ->
                problems.add(
                    units
                        .at()
                        .key("period")
                        .problem(
                            "the plan has %d periods".formatted(input.periods()),
                            "Periods count from 1.")));
  }
}
