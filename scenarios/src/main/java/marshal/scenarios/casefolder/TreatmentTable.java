package marshal.scenarios.casefolder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import marshal.scenarios.file.SourceFile;
import marshal.scenarios.file.Table;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;
import marshal.scenarios.problem.Problems;

/** Reads {@code treatment.csv}: what is known of people in treatment and waiting, by group. */
final class TreatmentTable {

  static final String NAME = "treatment.csv";

  static final String PREVALENCE = "prevalence";
  static final String IN_TREATMENT = "in_treatment";
  static final String RETAINED = "retained_share";
  static final String WAITING = "waiting";
  static final String PRESENTATIONS = "presentations_per_month";
  static final String PRESENTATION_PSI = "presentation_psi";
  static final String RE_PRESENTATIONS = "re_presentation_share";
  static final String EARLY_EXIT = "early_exit_percent_per_month";
  static final String LATE_EXIT = "late_exit_percent_per_month";
  static final String GIVE_UP = "give_up_percent_per_month";

  /** The figures of a group, with the most that each may be. */
  static final Map<String, Double> MOST = new LinkedHashMap<>();

  static {
    MOST.put(PREVALENCE, 1e9);
    MOST.put(IN_TREATMENT, 1e9);
    MOST.put(RETAINED, 1.0);
    MOST.put(WAITING, 1e9);
    MOST.put(PRESENTATIONS, 1e9);
    MOST.put(PRESENTATION_PSI, 100.0);
    MOST.put(RE_PRESENTATIONS, 1.0);
    MOST.put(EARLY_EXIT, 100.0);
    MOST.put(LATE_EXIT, 100.0);
    MOST.put(GIVE_UP, 100.0);
  }

  /** What a figure is where a group has no row for it; every other figure is needed. */
  static final Map<String, Figure> BY_DEFAULT =
      Map.of(PRESENTATION_PSI, new Figure(0, 0, false, "as many as a Poisson distribution says"));

  /**
   * One figure.
   *
   * @param row its line; 0 where it is the default
   * @param value its value as read
   * @param assumption whether it rests on no published source
   * @param source where it was published, or why it was assumed
   */
  record Figure(int row, double value, boolean assumption, String source) {}

  private final Problems problems = new Problems();
  private final SortedMap<String, SortedMap<String, Figure>> groups = new TreeMap<>();
  private String sha256 = "";

  private TreatmentTable() {}

  /** Returns the table of a case without treatment. */
  static TreatmentTable none() {
    return new TreatmentTable();
  }

  static TreatmentTable read(SourceFile source, Optional<Set<String>> knownGroups) {
    TreatmentTable table = new TreatmentTable();
    table.sha256 =
        Table.read(
                source,
                Table.Columns.exactly("group", "figure", "value", "assumption", "source"),
                table.problems,
                row -> table.add(row, knownGroups))
            .sha256();
    knownGroups.filter(known -> table.problems.isEmpty()).ifPresent(table::checkComplete);
    return table;
  }

  List<Problem> problems() {
    return problems.toList();
  }

  /** Returns the figures by group and name. */
  SortedMap<String, SortedMap<String, Figure>> groups() {
    return groups;
  }

  String sha256() {
    return sha256;
  }

  private void add(Table.Row row, Optional<Set<String>> knownGroups) {
    String group = row.text("group");
    boolean known = knownGroups.isEmpty() || knownGroups.get().contains(group);
    if (!known) {
      row.problem(
          "group",
          "case.yaml has no such treatment group",
          Nearest.remedy(group, knownGroups.get()));
    }
    String figure = row.text("figure");
    Double most = MOST.get(figure);
    if (most == null) {
      row.problem("figure", "the figure is not known", Nearest.remedy(figure, MOST.keySet()));
    }
    OptionalDouble value = row.number("value", 0);
    if (most != null && value.isPresent() && value.getAsDouble() > most) {
      row.problem(
          "value",
          "'%s' is at most %s".formatted(figure, Numbers.plain(most)),
          most == 1 ? "A share is a fraction: 0.25 for a quarter." : "");
    }
    if (figure.equals(PREVALENCE) && value.isPresent() && value.getAsDouble() == 0) {
      row.problem("value", "the prevalence must be above 0", "");
    }
    String assumption = row.text("assumption");
    if (!List.of("true", "false", "").contains(assumption)) {
      row.problem("assumption", "expected true or false", "");
    }
    if (!assumption.equals("true") && row.text("source").isEmpty()) {
      row.problem(
          "source", "the figure has no source", "Name one, or write true under assumption.");
    }
    if (value.isPresent()) {
      Figure read =
          new Figure(
              row.number(), value.getAsDouble(), assumption.equals("true"), row.text("source"));
      Figure earlier =
          groups.computeIfAbsent(group, g -> new TreeMap<>()).putIfAbsent(figure, read);
      if (earlier != null) {
        row.problem("group and figure are those of row " + earlier.row(), "Keep one of the two.");
      }
    }
  }

  private void checkComplete(Set<String> knownGroups) {
    for (String group : knownGroups) {
      Map<String, Figure> figures = groups.computeIfAbsent(group, g -> new TreeMap<>());
      BY_DEFAULT.forEach(figures::putIfAbsent);
      List<String> missing =
          MOST.keySet().stream().filter(figure -> !figures.containsKey(figure)).toList();
      if (!missing.isEmpty()) {
        problems.add(
            Problem.ofFile(
                NAME,
                "group '" + group + "' has no row for " + String.join(", ", missing),
                "Add a row for each."));
        continue;
      }
      double treated = figures.get(IN_TREATMENT).value() + figures.get(WAITING).value();
      if (treated > figures.get(PREVALENCE).value()) {
        problems.add(
            new Problem(
                NAME,
                "row " + figures.get(PREVALENCE).row() + ", value",
                Numbers.plain(figures.get(PREVALENCE).value()),
                "group '%s' has more people in treatment and waiting (%s) than need it"
                    .formatted(group, Numbers.plain(treated)),
                "Check the three figures; they count people in the same area and year."));
      }
    }
  }
}
