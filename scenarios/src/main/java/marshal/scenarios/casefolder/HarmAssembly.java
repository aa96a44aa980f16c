package marshal.scenarios.casefolder;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import marshal.model.harm.Agency;
import marshal.model.harm.HarmIndex;
import marshal.scenarios.input.HarmInput;

/**
 * Turns harm.yaml into indices in the case's price year.
 *
 * @param draft the figures after all scenarios
 * @param assumptions figures without a source
 * @param stepsPerMonth steps in a month
 */
record HarmAssembly(Draft draft, Assumptions assumptions, double stepsPerMonth) {

  List<HarmIndex> indices(HarmInput harm) {
    return harm.indices().stream()
        .map(this::index)
        .sorted(Comparator.comparing(HarmIndex::id))
        .toList();
  }

  private HarmIndex index(HarmInput.IndexInput from) {
    double factor = from.priceYear().map(draft::factorOf).orElse(1.0);
    Map<String, Double> incidents = new TreeMap<>();
    from.perIncident().forEach(w -> incidents.put(w.stream(), w.weight() * factor));
    Map<String, Double> waiting = new TreeMap<>();
    from.perPersonWaitingMonth()
        .forEach(w -> waiting.put(w.group(), w.weight() * factor / stepsPerMonth));
    return new HarmIndex(
        from.id(),
        from.name(),
        from.unit(),
        new LinkedHashMap<>(incidents),
        new LinkedHashMap<>(waiting),
        assumptions.inWords(from.id()),
        from.agencies().stream().map(HarmAssembly::agency).toList());
  }

  private static Agency agency(HarmInput.AgencyInput from) {
    Map<String, Double> shares = new TreeMap<>();
    from.shares().forEach(share -> shares.put(share.stream(), share.share()));
    return new Agency(
        from.id(),
        from.name(),
        from.partner(),
        from.cashableShare(),
        new LinkedHashMap<>(shares),
        from.shareOfWaiting(),
        from.origin().assumption()
            || from.shares().stream().anyMatch(share -> share.origin().assumption()));
  }
}
