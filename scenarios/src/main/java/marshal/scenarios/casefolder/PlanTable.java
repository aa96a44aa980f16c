package marshal.scenarios.casefolder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import marshal.model.Case;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.scenarios.file.FormulaGuard;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.Table;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/**
 * The rows of a plan: intervention, neighbourhood (or {@code city}), period from 1, units, and
 * where there is such a column whether the line is locked.
 */
final class PlanTable {

  static final String CURRENT_PLAN = "current-plan.csv";
  static final String CITY = "city";
  private static final String LOCKED = "locked";

  /**
   * One row with its own rules kept.
   *
   * @param number its line in the file
   * @param intervention id of the intervention
   * @param place code of the neighbourhood, or {@code city}
   * @param period period from 1
   * @param units units, 0 or more
   * @param locked whether the units must not change
   */
  record Row(
      int number, String intervention, String place, int period, int units, boolean locked) {}

  /**
   * Rows put into a plan.
   *
   * @param plan the plan
   * @param named indices of the lines that the rows name
   * @param locked indices of the lines that must not change
   */
  record Read(Plan plan, List<Integer> named, List<Integer> locked) {}

  private final String file;
  private final Problems problems = new Problems();
  private final List<Row> rows = new ArrayList<>();
  private String sha256 = "";
  private boolean tellsLocks;

  private PlanTable(String file) {
    this.file = file;
  }

  static PlanTable unreadable(Problem problem) {
    PlanTable table = new PlanTable(problem.file());
    table.problems.add(problem);
    return table;
  }

  static PlanTable read(SourceFile source) {
    PlanTable table = new PlanTable(source.name());
    Map<List<String>, Integer> rowByLine = new HashMap<>();
    Table.Summary summary =
        Table.read(
            source,
            new Table.Columns(
                List.of("intervention", "neighbourhood", "period", "units"),
                List.of(LOCKED),
                false),
            table.problems,
            row -> table.add(row, rowByLine));
    table.sha256 = summary.sha256();
    table.tellsLocks = summary.header().contains(LOCKED);
    return table;
  }

  private void add(Table.Row row, Map<List<String>, Integer> rowByLine) {
    Optional<String> intervention = row.requiredText("intervention").map(FormulaGuard::unguarded);
    Optional<String> place = row.requiredText("neighbourhood").map(FormulaGuard::unguarded);
    OptionalInt period = row.whole("period", 1, Integer.MAX_VALUE);
    OptionalInt units = row.whole("units", 0, Integer.MAX_VALUE);
    String locked = row.text(LOCKED);
    if (!locked.isEmpty() && !locked.equals("yes") && !locked.equals("no")) {
      row.problem(LOCKED, "expected yes or no", "");
    }
    if (intervention.isEmpty() || place.isEmpty() || period.isEmpty()) {
      return;
    }
    Integer earlier =
        rowByLine.putIfAbsent(
            List.of(intervention.get(), place.get(), row.text("period")), row.number());
    if (earlier != null) {
      row.problem(
          "intervention, neighbourhood and period are those of row " + earlier,
          "Add the units up in one row.");
    } else if (units.isPresent()) {
      rows.add(
          new Row(
              row.number(),
              intervention.get(),
              place.get(),
              period.getAsInt(),
              units.getAsInt(),
              locked.equals("yes")));
    }
  }

  List<Problem> problems() {
    return problems.toList();
  }

  String sha256() {
    return sha256;
  }

  /** Notes names that the files of a case do not give. */
  void checkNames(Names names, Problems found) {
    for (Row row : rows) {
      if (names.interventions().isPresent()
          && !names.interventions().get().contains(row.intervention())) {
        found.add(
            new Problem(
                file,
                place(row, "intervention"),
                row.intervention(),
                "the catalogue has no such intervention",
                Nearest.remedy(row.intervention(), names.interventions().get())));
      }
      if (names.codes().isPresent()
          && !row.place().equals(CITY)
          && !names.codes().get().contains(row.place())) {
        found.add(
            new Problem(
                file,
                place(row, "neighbourhood"),
                row.place(),
                "neighbourhoods.csv has no such code",
                Nearest.remedy(row.place(), names.codes().get())));
      }
    }
  }

  /**
   * Puts the rows into a plan.
   *
   * @param wrong receives lines that the case does not offer; names that it does not know are not
   *     repeated here
   * @param beyond receives lines with more units than their bounds, or fewer than promised
   */
  Read toPlan(Case theCase, PlanSpace space, Problems wrong, List<Problem> beyond) {
    Map<String, Integer> interventions = new HashMap<>();
    for (int k = 0; k < theCase.interventions().size(); k++) {
      interventions.put(theCase.interventions().get(k).id(), k);
    }
    Map<String, Integer> places = theCase.area().indexByCode();
    places.put(CITY, Line.CITY);
    int[] units = new int[space.lines()];
    List<Integer> named = new ArrayList<>();
    List<Integer> locked = new ArrayList<>();
    for (Row row : rows) {
      Integer intervention = interventions.get(row.intervention());
      Integer place = places.get(row.place());
      if (intervention == null || place == null) {
        continue;
      }
      if (row.period() > theCase.horizon().periods()) {
        wrong.add(
            new Problem(
                file,
                place(row, "period"),
                String.valueOf(row.period()),
                "the plan has %d periods".formatted(theCase.horizon().periods()),
                "Periods count from 1."));
        continue;
      }
      OptionalInt line = space.findIndex(new Line(intervention, place, row.period() - 1));
      if (line.isEmpty()) {
        wrong.add(notOffered(row, theCase, intervention));
      } else {
        units[line.getAsInt()] = row.units();
        named.add(line.getAsInt());
        if (row.locked()) {
          locked.add(line.getAsInt());
        }
        if (row.units() > space.atMost(line.getAsInt())) {
          beyond.add(
              new Problem(
                  file,
                  place(row, "units"),
                  String.valueOf(row.units()),
                  "at most %d units of '%s' may be bought in %s in a period"
                      .formatted(space.atMost(line.getAsInt()), row.intervention(), row.place()),
                  "Lower the units or raise the bounds of the intervention."));
        }
      }
    }
    return new Read(Plan.of(units), List.copyOf(named), List.copyOf(locked));
  }

  /** Returns whether the table has a column of locks. */
  boolean tellsLocks() {
    return tellsLocks;
  }

  private Problem notOffered(Row row, Case theCase, int intervention) {
    boolean cityWide = theCase.interventions().get(intervention).offer().cityWide();
    String remedy =
        cityWide == row.place().equals(CITY)
            ? "Its keys offered.only, offered.where and target say where it is offered."
            : cityWide
                ? "It is bought for the whole city: write city."
                : "It is bought by neighbourhood: write a code.";
    return new Problem(
        file,
        place(row, "neighbourhood"),
        row.place(),
        "'" + row.intervention() + "' is not offered there",
        remedy);
  }

  private static String place(Row row, String column) {
    return "row " + row.number() + ", " + column;
  }
}
