package marshal.solver.relaxation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Limit;

/**
 * What finance asks for: the harm that one more pound of a funding stream or one more hour of a
 * staff pool would avert, at the optimum of the relaxation.
 *
 * <p>A pound more of a stream raises the capacity of every family of streams that it belongs to, so
 * its price is the sum of theirs.
 */
public final class ResourcePrices {

  private static final double PENCE_PER_POUND = 100;
  private static final double MINUTES_PER_HOUR = 60;

  private final Map<String, Double> perPound = new LinkedHashMap<>();
  private final Map<String, double[]> perHour = new LinkedHashMap<>();
  private final Map<String, double[]> perUnitOffered = new LinkedHashMap<>();

  /**
   * Reads the prices of a case's resources from those of its limits.
   *
   * @param rules the rules that the relaxation was given
   * @param result what it found
   */
  public ResourcePrices(CaseRules rules, RelaxationResult result) {
    this(rules, result.prices());
  }

  /**
   * Reads the prices of a case's resources from those of its limits.
   *
   * @param rules the rules that the relaxation was given
   * @param prices what one more of each limit's units averts
   */
  public ResourcePrices(CaseRules rules, double[] prices) {
    int periods = rules.theCase().horizon().periods();
    rules.theCase().resources().funding().forEach(stream -> perPound.put(stream.id(), 0.0));
    List<Limit> limits = rules.limits();
    for (int limit = 0; limit < limits.size(); limit++) {
      double price = prices[limit];
      if (limits.get(limit) instanceof Limit.Money money) {
        for (String stream : money.streams()) {
          perPound.merge(stream, PENCE_PER_POUND * price, Double::sum);
        }
      } else if (limits.get(limit) instanceof Limit.Time time) {
        perHour.computeIfAbsent(time.pool(), pool -> new double[periods])[time.period()] +=
            MINUTES_PER_HOUR * price;
      } else if (limits.get(limit) instanceof Limit.Units units) {
        perUnitOffered
                .computeIfAbsent(units.intervention(), k -> new double[periods])[units.period()] +=
            price;
      }
    }
  }

  /** Returns the harm that one more pound of a funding stream averts; 0 for an unknown one. */
  public double perPound(String stream) {
    return perPound.getOrDefault(stream, 0.0);
  }

  /** Returns the harm that one more hour of a staff pool in a period averts; 0 if unknown. */
  public double perHour(String pool, int period) {
    double[] prices = perHour.get(pool);
    return prices == null ? 0 : prices[period];
  }

  /** Returns the harm that offering one more unit in a period averts; 0 where offers are free. */
  public double perUnitOffered(String intervention, int period) {
    double[] prices = perUnitOffered.get(intervention);
    return prices == null ? 0 : prices[period];
  }
}
