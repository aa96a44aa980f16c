package marshal.scenarios.casefolder;

import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.input.ScenarioInput;
import marshal.scenarios.problem.Problems;

/** Checks that a scenario names what the case has. */
final class ScenarioChecks {

  private ScenarioChecks() {}

  static void check(ScenarioInput input, Contents contents, Problems problems) {
    Names names = contents.names;
    Names.check(input.at().key("harmIndex"), names.indices(), CaseChecks.NO_INDEX, problems);
    input
        .objective()
        .ifPresent(
            wanted -> {
              if (wanted.targetPercent().isPresent() && wanted.targetAmount().isPresent()) {
                problems.add(
                    wanted
                        .at()
                        .key("targetAmount")
                        .problem(
                            "a target in percent and an amount cannot both be given",
                            "Remove one: targetPercent or targetAmount."));
              }
            });
    for (ScenarioInput.FundingChange change : input.funding()) {
      Names.check(change.at().key("id"), names.funding(), CaseChecks.NO_FUNDING, problems);
      ResourceChecks.checkMayPayFor(change.at().key("mayPayFor"), names, problems);
      notBoth(change.at(), change.amountPounds(), "amountPounds", change.changePercent(), problems);
    }
    for (ScenarioInput.StaffChange change : input.staff()) {
      Names.check(change.at().key("id"), names.pools(), CaseChecks.NO_POOL, problems);
      ResourceChecks.checkHours(
          change.at().key("hoursPerPeriod"), change.hoursPerPeriod(), contents, problems);
      notBoth(
          change.at(),
          change.hoursPerPeriod().stream().findFirst(),
          "hoursPerPeriod",
          change.changePercent(),
          problems);
    }
    for (ScenarioInput.PriceChange change : input.prices()) {
      checkPrice(change, contents, problems);
    }
    for (ScenarioInput.DemandChange change : input.demand()) {
      Names.check(
          change.at().key("stream"), names.streams(), Draft.ALL, CaseChecks.NO_STREAM, problems);
    }
    for (ScenarioInput.ShareChange change : input.streamShares()) {
      Names.check(change.at().key("stream"), names.streams(), CaseChecks.NO_STREAM, problems);
    }
    for (ScenarioInput.EffectChange change : input.effects()) {
      Names.check(
          change.at().key("intervention"),
          names.interventions(),
          Draft.ALL,
          CaseChecks.NO_INTERVENTION,
          problems);
      Names.check(
          change.at().key("stream"), names.streams(), Draft.ALL, CaseChecks.NO_STREAM, problems);
      Names.check(change.at().key("retention"), names.groups(), CaseChecks.NO_GROUP, problems);
      if (change.stream().isPresent() == change.retention().isPresent()) {
        problems.add(
            change
                .at()
                .key("intervention")
                .problem(
                    "an effect is on a demand stream or on staying in treatment",
                    "Give one of the keys 'stream' and 'retention'."));
      }
    }
    for (ScenarioInput.DisplacementChange change : input.displacement()) {
      Names.check(
          change.at().key("intervention"),
          names.interventions(),
          Draft.ALL,
          CaseChecks.NO_INTERVENTION,
          problems);
      CaseChecks.checkShares(change.at(), change.share(), change.low(), change.high(), problems);
    }
    for (ScenarioInput.BoundsChange change : input.bounds()) {
      Names.check(
          change.at().key("intervention"),
          names.interventions(),
          CaseChecks.NO_INTERVENTION,
          problems);
    }
    for (ScenarioInput.TreatmentChange change : input.treatment()) {
      Names.check(change.at().key("group"), names.groups(), CaseChecks.NO_GROUP, problems);
      Names.check(
          change.at().key("figure"),
          Optional.of(Set.copyOf(TreatmentTable.MOST.keySet())),
          "the figure is not known",
          problems);
      notBoth(change.at(), change.value(), "value", change.changePercent(), problems);
    }
    input.rules().ifPresent(rules -> RuleChecks.check(rules, contents, problems));
    input
        .commitments()
        .ifPresent(
            changes -> {
              changes.money().forEach(m -> ResourceChecks.checkMoney(m, names, problems));
              changes.units().forEach(u -> ResourceChecks.checkUnits(u, contents, problems));
            });
  }

  private static void checkPrice(
      ScenarioInput.PriceChange change, Contents contents, Problems problems) {
    Names.check(
        change.at().key("intervention"),
        contents.names.interventions(),
        Draft.ALL,
        CaseChecks.NO_INTERVENTION,
        problems);
    notBoth(change.at(), change.poundsPerUnit(), "poundsPerUnit", change.changePercent(), problems);
    if (change.intervention().equals(Draft.ALL) && change.poundsPerUnit().isPresent()) {
      problems.add(
          change
              .at()
              .key("poundsPerUnit")
              .problem("every unit cannot have the same price", "Use changePercent for 'all'."));
    }
    if (change.priceYear().isPresent() && change.poundsPerUnit().isEmpty()) {
      problems.add(
          change.at().key("priceYear").problem("a price year needs the key 'poundsPerUnit'", ""));
    }
    change
        .priceYear()
        .ifPresent(
            year ->
                CaseChecks.checkPriceYear(change.at().key("priceYear"), year, contents, problems));
  }

  private static void notBoth(
      At at, Optional<Double> value, String key, Optional<Double> change, Problems problems) {
    if (value.isPresent() && change.isPresent()) {
      problems.add(
          at.key("changePercent")
              .problem(
                  "a new value and a change cannot both be given",
                  "Remove one: " + key + " or changePercent."));
    }
  }
}
