package marshal.scenarios.casefolder;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import marshal.model.harm.HarmIndex;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Value;
import marshal.scenarios.input.HarmInput;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** Checks harm.yaml against the other files. */
final class HarmChecks {

  private static final double SUM_ROUNDING = 1e-9;

  private final Contents contents;
  private final Names names;
  private final Problems problems;

  private HarmChecks(Contents contents, Problems problems) {
    this.contents = contents;
    this.names = contents.names;
    this.problems = problems;
  }

  static void check(HarmInput input, Contents contents, Problems problems) {
    new HarmChecks(contents, problems).checkHarm(input);
  }

  private void checkHarm(HarmInput input) {
    CaseChecks.unique(input.indices(), HarmInput.IndexInput::at, "id", problems);
    for (HarmInput.IndexInput index : input.indices()) {
      CaseChecks.unique(index.perIncident(), HarmInput.PerIncident::at, "stream", problems);
      CaseChecks.unique(
          index.perPersonWaitingMonth(), HarmInput.PerWaitingMonth::at, "group", problems);
      At perIncident = index.at().key("perIncident");
      for (HarmInput.PerIncident weight : index.perIncident()) {
        Names.check(weight.at().key("stream"), names.streams(), CaseChecks.NO_STREAM, problems);
      }
      for (HarmInput.PerWaitingMonth weight : index.perPersonWaitingMonth()) {
        Names.check(weight.at().key("group"), names.groups(), CaseChecks.NO_GROUP, problems);
      }
      checkAllWeighed(perIncident, "stream", names.streams());
      checkAllWeighed(index.at().key("perPersonWaitingMonth"), "group", names.groups());
      boolean pounds = index.unit().equals(HarmIndex.POUNDS);
      if (pounds && index.priceYear().isEmpty()) {
        problems.add(
            index
                .at()
                .key("unit")
                .problem("weights in pounds need the key 'priceYear'", "Add priceYear: 2015/16."));
      } else if (!pounds && index.priceYear().isPresent()) {
        problems.add(
            index.at().key("priceYear").problem("only weights in £ have a price year", ""));
      }
      checkAgencies(index, pounds);
      index
          .priceYear()
          .filter(year -> pounds)
          .ifPresent(
              year ->
                  CaseChecks.checkPriceYear(index.at().key("priceYear"), year, contents, problems));
    }
  }

  private void checkAgencies(HarmInput.IndexInput index, boolean pounds) {
    CaseChecks.unique(index.agencies(), HarmInput.AgencyInput::at, "id", problems);
    if (!pounds && !index.agencies().isEmpty()) {
      problems.add(
          index.at().key("agencies").problem("only harm in £ is a cost that agencies bear", ""));
    }
    Map<String, Double> sums = new TreeMap<>();
    double waiting = 0;
    for (HarmInput.AgencyInput agency : index.agencies()) {
      CaseChecks.unique(agency.shares(), HarmInput.ShareInput::at, "stream", problems);
      waiting += agency.shareOfWaiting();
      checkSum(agency.at().key("shareOfWaiting"), waiting);
      for (HarmInput.ShareInput share : agency.shares()) {
        Names.check(share.at().key("stream"), names.streams(), CaseChecks.NO_STREAM, problems);
        checkSum(share.at().key("share"), sums.merge(share.stream(), share.share(), Double::sum));
      }
      checkPartner(agency);
    }
  }

  private void checkSum(At at, double sum) {
    if (sum > 1 + SUM_ROUNDING) {
      problems.add(
          at.problem(
              "the shares of all agencies add up to more than 1",
              "What they leave falls to victims and society."));
    }
  }

  private void checkPartner(HarmInput.AgencyInput agency) {
    Optional<Set<String>> partners = contents.resources.names("funding", "partner");
    if (agency.partner().isPresent()
        && partners.isPresent()
        && !partners.get().contains(agency.partner().get())) {
      problems.add(
          agency
              .at()
              .key("partner")
              .problem(
                  "no funding stream has this partner",
                  Nearest.remedy(agency.partner().get(), partners.get())));
    }
  }

  /**
   * Compares names as they stand in the file, so that an entry with a fault is not also missing.
   */
  private void checkAllWeighed(At list, String key, Optional<Set<String>> known) {
    Set<String> missing = new LinkedHashSet<>(known.orElse(Set.of()));
    if (list.value() instanceof Value.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        missing.remove(list.item(i).key(key).value().shown());
      }
    }
    for (String name : missing) {
      problems.add(
          new Problem(
              list.file(),
              list.place(),
              "",
              "there is no weight for " + key + " '" + name + "'",
              "Add one; 'weight: 0' if it should not count."));
    }
  }
}
