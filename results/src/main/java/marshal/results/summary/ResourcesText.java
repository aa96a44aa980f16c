package marshal.results.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.time.Horizon;
import marshal.model.time.StepLength;
import marshal.results.text.Paragraph;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;
import marshal.scenarios.outcome.FundingOutcome;
import marshal.scenarios.outcome.LineOutcome;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.outcome.StaffOutcome;

/** What a plan leaves of money and people, and what more of them would do, for a terminal. */
final class ResourcesText {

  private static final int STEPS_PER_QUARTER = 3;
  private static final int NEXT_POUNDS = 10_000;
  private static final int MOST_NAMED = 5;

  private final PlanOutcome outcome;
  private final Case theCase;

  private ResourcesText(PlanOutcome outcome) {
    this.outcome = outcome;
    this.theCase = outcome.theCase();
  }

  /** Returns the paragraphs. */
  static String of(PlanOutcome outcome) {
    ResourcesText text = new ResourcesText(outcome);
    return text.promised() + text.moneyLeft() + text.nextPound() + text.staffLeft();
  }

  /** What the plan holds because it was promised before, and what that costs. */
  private String promised() {
    Set<String> promised =
        outcome.lines().stream()
            .filter(line -> line.committedUnits() > 0)
            .map(LineOutcome::intervention)
            .collect(Collectors.toSet());
    if (promised.isEmpty()) {
      return "";
    }
    List<String> names =
        theCase.interventions().stream()
            .filter(intervention -> promised.contains(intervention.id()))
            .map(Intervention::name)
            .toList();
    return Paragraph.wrap(
        "Promised already, and in every plan: %s (%s)."
            .formatted(Figures.pounds(outcome.committedUnitsPence()), few(names, "; ")));
  }

  private String moneyLeft() {
    long left = outcome.availablePence() - outcome.spentPence();
    List<FundingOutcome> streams =
        outcome.funding().stream()
            .filter(stream -> leftPence(stream) != 0)
            .sorted(Comparator.comparingLong(ResourcesText::leftPence).reversed())
            .toList();
    if (streams.isEmpty()) {
      return Paragraph.wrap("Money left over: none.");
    }
    List<String> parts =
        streams.stream()
            .map(stream -> stream.name() + " " + Figures.pounds(leftPence(stream)))
            .toList();
    return Paragraph.wrap(
        "Money left over: %s (%s).".formatted(Figures.pounds(left), few(parts, ", ")));
  }

  private static long leftPence(FundingOutcome stream) {
    return stream.availablePence() - stream.spentPence();
  }

  /** What one more pound would avert, the streams where it averts most first. */
  private String nextPound() {
    List<String> prices =
        outcome.funding().stream()
            .filter(stream -> stream.pricePerPound().orElse(0) > 0)
            .sorted(
                Comparator.comparingDouble(
                        (FundingOutcome stream) -> stream.pricePerPound().orElse(0))
                    .reversed())
            .map(
                stream ->
                    "%s %s"
                        .formatted(
                            stream.name(),
                            Figures.harm(
                                NEXT_POUNDS * stream.pricePerPound().orElse(0),
                                outcome.harm().unit())))
            .toList();
    return prices.isEmpty()
        ? ""
        : Paragraph.wrap("The next £10,000 averts, by who pays: " + few(prices, "; ") + ".");
  }

  private String staffLeft() {
    if (outcome.staff().isEmpty()) {
      return "";
    }
    Map<String, List<StaffOutcome>> pools = new LinkedHashMap<>();
    for (StaffOutcome staff : outcome.staff()) {
      pools.computeIfAbsent(staff.pool(), unused -> new ArrayList<>()).add(staff);
    }
    List<String> full = new ArrayList<>();
    List<List<StaffOutcome>> free = new ArrayList<>();
    for (List<StaffOutcome> pool : pools.values()) {
      List<StaffOutcome> fullPeriods = pool.stream().filter(ResourcesText::isFull).toList();
      if (!fullPeriods.isEmpty()) {
        boolean always = fullPeriods.size() == pool.size();
        full.add(pool.get(0).name() + (always ? "" : " in " + periods(fullPeriods)));
      }
      if (leftMinutes(pool) > 0) {
        free.add(pool);
      }
    }
    free.sort(Comparator.comparingLong(ResourcesText::leftMinutes).reversed());
    List<String> left = free.stream().map(ResourcesText::left).toList();
    return (full.isEmpty() ? "" : Paragraph.wrap("Staff fully used: " + few(full, "; ") + "."))
        + Paragraph.wrap(
            "Staff time left over: " + (left.isEmpty() ? "none" : few(left, "; ")) + ".");
  }

  private static boolean isFull(StaffOutcome staff) {
    return staff.usedMinutes() >= staff.availableMinutes() && staff.usedMinutes() > 0;
  }

  private static long availableMinutes(List<StaffOutcome> pool) {
    return pool.stream().mapToLong(StaffOutcome::availableMinutes).sum();
  }

  private static long leftMinutes(List<StaffOutcome> pool) {
    return availableMinutes(pool) - pool.stream().mapToLong(StaffOutcome::usedMinutes).sum();
  }

  private static String left(List<StaffOutcome> pool) {
    return "%s %s of %s"
        .formatted(
            pool.get(0).name(),
            Figures.hours(leftMinutes(pool)),
            Figures.hours(availableMinutes(pool)));
  }

  /** Names the first few of a list and counts the rest. */
  private static String few(List<String> items, String separator) {
    if (items.size() <= MOST_NAMED) {
      return String.join(separator, items);
    }
    return String.join(separator, items.subList(0, MOST_NAMED))
        + separator
        + Figures.count(items.size() - MOST_NAMED)
        + " more";
  }

  private String periods(List<StaffOutcome> periods) {
    Horizon horizon = theCase.horizon();
    boolean quarters =
        horizon.stepLength() == StepLength.MONTH && horizon.stepsPerPeriod() == STEPS_PER_QUARTER;
    String word = quarters ? "quarter" : "period";
    List<String> numbers =
        periods.stream().map(period -> Integer.toString(period.period())).toList();
    return (numbers.size() == 1 ? word : Plurals.plural(word)) + " " + listed(numbers);
  }

  private static String listed(List<String> items) {
    int last = items.size() - 1;
    return last == 0
        ? items.get(0)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
