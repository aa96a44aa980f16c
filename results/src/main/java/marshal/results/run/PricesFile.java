package marshal.results.run;

import java.util.List;
import marshal.results.json.JsonText;
import marshal.solver.LimitPrices;

/**
 * The file of what each limit of a case is worth: with it, reasons need no solving again.
 *
 * @param perUnit harm that one more penny, minute or unit averts, limit by limit as the rules have
 *     them
 */
record PricesFile(List<Double> perUnit) {

  PricesFile {
    perUnit = List.copyOf(perUnit);
  }

  static String of(LimitPrices prices) {
    return JsonText.of(new PricesFile(prices.toList()));
  }

  LimitPrices toPrices() {
    return LimitPrices.of(perUnit.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
