package marshal.scenarios.casefolder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import marshal.scenarios.file.At;
import marshal.scenarios.input.InterventionsInput;
import marshal.scenarios.input.RulesInput;
import marshal.scenarios.input.RulesInput.AgencyInput;
import marshal.scenarios.input.RulesInput.BoundInput;
import marshal.scenarios.input.RulesInput.CashInput;
import marshal.scenarios.input.RulesInput.ExcludesInput;
import marshal.scenarios.input.RulesInput.FairnessInput;
import marshal.scenarios.input.RulesInput.LockInput;
import marshal.scenarios.input.RulesInput.RequiresInput;
import marshal.scenarios.input.RulesInput.StabilityInput;

/** The rules of the partnership's own while a chain of scenarios is applied root first. */
final class RuleDraft {

  /** A set-up cost in pounds of a year. */
  record SetUp(Draft.Price price, String per) {}

  final Map<String, BoundInput> bounds = new LinkedHashMap<>();
  final Map<String, LockInput> locks = new LinkedHashMap<>();
  final Map<String, Integer> packages = new LinkedHashMap<>();
  final Map<String, SetUp> setUps = new LinkedHashMap<>();
  final Map<String, RequiresInput> requires = new LinkedHashMap<>();
  final Map<String, ExcludesInput> excludes = new LinkedHashMap<>();
  final Map<String, CashInput> cash = new LinkedHashMap<>();
  final Map<String, AgencyInput> agency = new LinkedHashMap<>();
  Optional<FairnessInput> fairness = Optional.empty();
  Optional<StabilityInput> stability = Optional.empty();

  /** What is switched off, and where. */
  final Map<String, At> off = new LinkedHashMap<>();

  /** Starts from the catalogue. */
  void start(InterventionsInput catalogue) {
    for (InterventionsInput.InterventionInput intervention : catalogue.interventions()) {
      InterventionsInput.Cost cost = intervention.cost();
      if (intervention.bounds().smallestPackage() > 1) {
        packages.put(intervention.id(), intervention.bounds().smallestPackage());
      }
      if (cost.setUpPounds() > 0) {
        setUps.put(
            intervention.id(),
            new SetUp(new Draft.Price(cost.setUpPounds(), cost.priceYear()), cost.setUpPer()));
      }
    }
  }

  /** Adds rules; one of a name, or for a thing, that is there already takes its place. */
  void apply(RulesInput input) {
    input.bounds().forEach(rule -> bounds.put(rule.name(), rule));
    input.locks().forEach(rule -> locks.put(rule.name(), rule));
    input.minimumPackages().forEach(rule -> packages.put(rule.intervention(), rule.units()));
    input
        .setUps()
        .forEach(
            rule ->
                setUps.put(
                    rule.intervention(),
                    new SetUp(new Draft.Price(rule.pounds(), ""), rule.per())));
    input
        .requires()
        .forEach(rule -> requires.put(rule.intervention() + " requires " + rule.needs(), rule));
    input
        .excludes()
        .forEach(rule -> excludes.put(rule.intervention() + " excludes " + rule.other(), rule));
    input.cash().forEach(rule -> cash.put(rule.funding(), rule));
    input.agency().forEach(rule -> agency.put(rule.pool(), rule));
    fairness = input.fairnessFloor().or(() -> fairness);
    stability = input.stability().or(() -> stability);
    input.switchOn().forEach(off::remove);
    At list = input.at().key("switchOff");
    for (int i = 0; i < input.switchOff().size(); i++) {
      off.put(input.switchOff().get(i), list.item(i));
    }
  }

  Set<String> switchedOff() {
    return new TreeSet<>(off.keySet());
  }
}
