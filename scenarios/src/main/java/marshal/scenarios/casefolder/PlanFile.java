package marshal.scenarios.casefolder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Line;
import marshal.model.plan.Plan;
import marshal.model.resource.Resources;
import marshal.model.rule.LineUnits;
import marshal.model.rule.Rule;
import marshal.scenarios.file.FormulaGuard;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.WholeFile;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** Reads and writes plans as tables: intervention, neighbourhood, period, units. */
public final class PlanFile {

  private PlanFile() {}

  /**
   * Reads a plan for a case. Whether it keeps the rules, bounds among them, is left to those who
   * judge it.
   *
   * @throws InputException if the file is not a plan or names what the case does not have; it
   *     carries every problem
   */
  public static Plan read(Path file, LoadedCase loaded) {
    return readRows(file, loaded, beyond -> {}).rows().plan();
  }

  /**
   * Reads lines that are to be locked: those marked in the column {@code locked}, or every line of
   * a table without that column, and returns the case with them. The file counts as one that the
   * case was read from.
   *
   * @throws InputException as {@link #read} does, and if a line exceeds its bound
   */
  public static LoadedCase lock(Path file, LoadedCase loaded) {
    Problems unbounded = new Problems();
    Checked checked = readRows(file, loaded, unbounded::addAll);
    unbounded.throwIfAny();
    List<LineUnits> locked = new ArrayList<>();
    for (int line : checked.tellsLocks() ? checked.rows().locked() : checked.rows().named()) {
      locked.add(
          RuleAssembly.unitsOf(loaded.theCase(), loaded.space(), checked.rows().plan(), line));
    }
    Resources resources = loaded.theCase().resources();
    List<Rule> rules = new ArrayList<>(resources.rules());
    rules.add(new Rule.Lock("locked in " + file.getFileName(), locked));
    return loaded
        .withResources(resources.withRules(rules))
        .withFile(file.toAbsolutePath().normalize().toString(), checked.sha256());
  }

  /** A table that was checked. */
  private record Checked(PlanTable.Read rows, boolean tellsLocks, String sha256) {}

  private static Checked readRows(
      Path file, LoadedCase loaded, Consumer<List<Problem>> beyondBounds) {
    Path name = file.getFileName();
    PlanTable table = PlanTable.read(new SourceFile(file, name == null ? "." : name.toString()));
    Problems problems = new Problems();
    problems.addAll(table.problems());
    table.checkNames(namesOf(loaded.theCase()), problems);
    List<Problem> beyond = new ArrayList<>();
    PlanTable.Read rows = table.toPlan(loaded.theCase(), loaded.space(), problems, beyond);
    problems.throwIfAny();
    beyondBounds.accept(beyond);
    return new Checked(rows, table.tellsLocks(), table.sha256());
  }

  private static Names namesOf(Case theCase) {
    Set<String> interventions = new TreeSet<>();
    for (Intervention intervention : theCase.interventions()) {
      interventions.add(intervention.id());
    }
    Optional<Set<String>> unknown = Optional.empty();
    return new Names(
        unknown,
        unknown,
        unknown,
        Optional.of(theCase.area().indexByCode().keySet()),
        Optional.of(interventions),
        unknown,
        unknown,
        unknown,
        unknown);
  }

  /**
   * Writes a plan, whole or not at all; lines without units are left out.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, LoadedCase loaded, Plan plan) {
    WholeFile.write(file, toCsv(loaded, plan));
  }

  /** Returns a plan as the text of a table, in the order of the plan space. */
  public static String toCsv(LoadedCase loaded, Plan plan) {
    Case theCase = loaded.theCase();
    StringBuilder csv = new StringBuilder("intervention,neighbourhood,period,units\n");
    for (int line = 0; line < plan.lines(); line++) {
      if (plan.units(line) > 0) {
        Line where = loaded.space().line(line);
        String place =
            where.place() == Line.CITY
                ? PlanTable.CITY
                : theCase.area().neighbourhood(where.place()).code();
        csv.append(theCase.interventions().get(where.intervention()).id())
            .append(',')
            .append(quoted(FormulaGuard.guarded(place)))
            .append(',')
            .append(where.period() + 1)
            .append(',')
            .append(plan.units(line))
            .append('\n');
      }
    }
    return csv.toString();
  }

  /** A code is the user's text; ids cannot hold a comma. */
  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
