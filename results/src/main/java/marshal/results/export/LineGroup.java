package marshal.results.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marshal.results.json.PlanDocument;

/**
 * The lines of a plan that share an intervention, a neighbourhood or a period.
 *
 * @param key what they share
 * @param lines the lines, in the order of the plan
 */
public record LineGroup(String key, List<PlanDocument.Line> lines) {

  private static final int PENCE_DIGITS = 2;

  /** Copies the list. */
  public LineGroup {
    lines = List.copyOf(lines);
  }

  /**
   * Groups lines, the group that averts most first; groups that avert the same keep their order.
   */
  public static List<LineGroup> by(
      Function<PlanDocument.Line, String> key, List<PlanDocument.Line> lines) {
    Map<String, List<PlanDocument.Line>> groups = new LinkedHashMap<>();
    for (PlanDocument.Line line : lines) {
      groups.computeIfAbsent(key.apply(line), unused -> new ArrayList<>()).add(line);
    }
    return groups.entrySet().stream()
        .map(group -> new LineGroup(group.getKey(), group.getValue()))
        .sorted(Comparator.comparing(LineGroup::averts).reversed())
        .toList();
  }

  /** Returns the units beyond the promised ones. */
  public long addedUnits() {
    return lines.stream().mapToLong(line -> line.units() - line.committedUnits()).sum();
  }

  /** Returns the promised units. */
  public long promisedUnits() {
    return lines.stream().mapToLong(PlanDocument.Line::committedUnits).sum();
  }

  /** Returns what all units cost, in pounds. */
  public BigDecimal cost() {
    return lines.stream().map(PlanDocument.Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns what the units beyond the promised ones cost, in pounds. */
  public BigDecimal addedCost() {
    return lines.stream().map(LineGroup::addedCost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns what the units of a line beyond the promised ones cost, in pounds. */
  static BigDecimal addedCost(PlanDocument.Line line) {
    return line.units() == 0
        ? BigDecimal.ZERO
        : line.cost()
            .multiply(BigDecimal.valueOf(line.units() - line.committedUnits()))
            .divide(BigDecimal.valueOf(line.units()), PENCE_DIGITS, RoundingMode.HALF_EVEN);
  }

  /** Returns the harm averted. */
  public BigDecimal averts() {
    return lines.stream()
        .map(line -> line.averts().orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns harm averted per pound beyond the promised; not a number where nothing is spent. */
  public double avertsPerPound() {
    double pounds = addedCost().doubleValue();
    return pounds > 0 ? averts().doubleValue() / pounds : Double.NaN;
  }

  /** Names what averts most within the group. */
  public String most(
      int count, Function<PlanDocument.Line, String> key, Function<String, String> name) {
    return by(key, lines).stream()
        .filter(group -> group.addedUnits() > 0)
        .limit(count)
        .map(group -> name.apply(group.key()))
        .collect(Collectors.joining("; "));
  }
}
