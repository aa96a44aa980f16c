package marshal.scenarios.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problem;

/** Holds the first row of a table against the columns that it may have. */
final class TableHeader {

  private TableHeader() {}

  /** Returns what is wrong with a header; nothing if rows can be read by it. */
  static List<Problem> problems(String file, List<String> header, Table.Columns columns) {
    List<Problem> found = new ArrayList<>();
    if (header.size() > Limits.TABLE_COLUMNS) {
      found.add(
          new Problem(
              file,
              "row 1",
              "",
              "the table has more than " + Limits.TABLE_COLUMNS + " columns",
              ""));
      return found;
    }
    Optional<Table.Columns.Foreign> foreign =
        columns.foreign().filter(other -> header.contains(other.name()));
    if (foreign.isPresent()) {
      Table.Columns.Foreign other = foreign.get();
      found.add(new Problem(file, "row 1", other.name(), other.rule(), other.remedy()));
      return found;
    }
    List<String> missing =
        columns.required().stream().filter(name -> !header.contains(name)).toList();
    if (!missing.isEmpty()) {
      String first = header.get(0);
      found.add(
          new Problem(
              file,
              "row 1",
              String.join(",", header),
              "the column " + String.join(", ", missing) + " is missing",
              header.size() == 1 && (first.contains(";") || first.contains("\t"))
                  ? "Separate columns by commas."
                  : "The header must name: " + String.join(",", columns.required())));
    }
    Set<String> known = new LinkedHashSet<>(columns.required());
    known.addAll(columns.optional());
    Set<String> seen = new LinkedHashSet<>();
    for (String name : header) {
      if (!seen.add(name)) {
        found.add(
            new Problem(file, "row 1", name, "the column is there twice", "Remove one of them."));
      } else if (name.isEmpty()) {
        found.add(new Problem(file, "row 1", "", "a column has no name", "Name or remove it."));
      } else if (!columns.further() && !known.contains(name)) {
        found.add(
            new Problem(
                file, "row 1", name, "the column is not known", Nearest.remedy(name, known)));
      }
    }
    return found;
  }
}
