package marshal.results.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marshal.model.plan.Plan;
import marshal.results.json.SweepDocument;
import marshal.solver.WarmStart;

/**
 * A finished point as its file holds it.
 *
 * @param key hash of everything that the sweep was made from
 * @param point what it came to
 * @param start what its neighbours start from; empty where it has no plan
 */
record PointFile(String key, SweepDocument.Point point, Optional<Start> start) {

  /** The numbers of a warm start. */
  record Start(List<Double> fractions, List<Double> prices, List<Integer> units) {

    static Start of(WarmStart start) {
      return new Start(
          Arrays.stream(start.units()).boxed().toList(),
          Arrays.stream(start.prices()).boxed().toList(),
          Arrays.stream(start.plan().units()).boxed().toList());
    }

    WarmStart toWarmStart() {
      return new WarmStart(
          fractions.stream().mapToDouble(Double::doubleValue).toArray(),
          prices.stream().mapToDouble(Double::doubleValue).toArray(),
          Plan.of(units.stream().mapToInt(Integer::intValue).toArray()));
    }
  }
}
