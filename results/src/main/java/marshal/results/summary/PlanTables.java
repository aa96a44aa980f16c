package marshal.results.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import marshal.model.area.Neighbourhood;
import marshal.model.intervention.Intervention;
import marshal.results.text.TextTable;
import marshal.results.text.TextTable.Kind;
import marshal.results.words.Figures;
import marshal.results.words.Plurals;
import marshal.scenarios.outcome.LineOutcome;
import marshal.scenarios.outcome.PlanOutcome;

/** Spend and harm averted, by intervention and by neighbourhood. */
final class PlanTables {

  private static final String WHOLE_CITY = "whole city";
  private static final int MOST_ROWS = 25;
  private static final int MOST_NAMES = 3;
  private static final int PENCE_PER_POUND = 100;

  private final PlanOutcome outcome;
  private final boolean inPounds;
  private final Map<String, Intervention> interventions = new HashMap<>();
  private final Map<String, String> neighbourhoods = new HashMap<>();
  private final boolean marked;

  PlanTables(PlanOutcome outcome) {
    this.outcome = outcome;
    this.inPounds = outcome.harm().unit().equals("£");
    for (Intervention intervention : outcome.theCase().interventions()) {
      interventions.put(intervention.id(), intervention);
    }
    for (Neighbourhood neighbourhood : outcome.theCase().area().neighbourhoods()) {
      neighbourhoods.put(neighbourhood.code(), neighbourhood.name());
    }
    this.marked = marksSome();
  }

  /** Returns what the marks mean; empty text if nothing bought rests on an assumption. */
  String assumptionNote() {
    if (!marked) {
      return allAssumed()
          ? "    Every line rests in part on an assumption; --json names each.\n"
          : "";
    }
    return "    * rests in part on an assumption, not on studies alone; --json names each.\n";
  }

  private List<String> bought() {
    return outcome.lines().stream()
        .filter(line -> line.addedUnits() != 0)
        .map(LineOutcome::intervention)
        .distinct()
        .toList();
  }

  private boolean allAssumed() {
    return !bought().isEmpty() && bought().stream().allMatch(this::restsOnAssumption);
  }

  /** A mark on every line would mark nothing. */
  private boolean marksSome() {
    return bought().stream().anyMatch(this::restsOnAssumption) && !allAssumed();
  }

  private boolean restsOnAssumption(String intervention) {
    return interventions.containsKey(intervention)
        && interventions.get(intervention).evidence().restsOnAssumption();
  }

  /** Returns the table of interventions; empty text for a plan that buys nothing. */
  String byIntervention() {
    return table(
        List.of("intervention", "units"),
        Part.by(LineOutcome::intervention, outcome.lines()),
        part -> List.of(interventionName(part.key()), units(part)),
        "where most",
        part -> most(part, LineOutcome::neighbourhood, this::placeName));
  }

  /** Returns the table of neighbourhoods; empty text for a plan that buys nothing. */
  String byNeighbourhood() {
    return table(
        List.of("neighbourhood"),
        Part.by(LineOutcome::neighbourhood, outcome.lines()),
        part -> List.of(placeName(part.key())),
        "what most",
        part -> most(part, LineOutcome::intervention, this::plainName));
  }

  private String table(
      List<String> what,
      List<Part> parts,
      Function<Part, List<String>> names,
      String most,
      Function<Part, String> whatMost) {
    if (parts.isEmpty()) {
      return "";
    }
    List<String> headers = new ArrayList<>(what);
    headers.add("£ 000");
    headers.add(inPounds ? "averts £ 000" : "averts " + outcome.harm().unit());
    headers.add(inPounds ? "per £" : "per £ 000");
    headers.add(most);
    List<Kind> kinds = new ArrayList<>(Collections.nCopies(what.size(), Kind.WORDS));
    kinds.addAll(List.of(Kind.FIGURES, Kind.FIGURES, Kind.FIGURES, Kind.NAMES));
    TextTable table = new TextTable(headers, kinds);

    int shown = parts.size() <= MOST_ROWS ? parts.size() : MOST_ROWS - 1;
    for (Part part : parts.subList(0, shown)) {
      table.row(cells(names.apply(part), part, whatMost.apply(part)));
    }
    List<Part> rest = parts.subList(shown, parts.size());
    if (!rest.isEmpty()) {
      table.row(cells(padded(rest.size() + " more", what), Part.together("", rest), ""));
    }
    if (parts.size() > 1) {
      table.row(cells(padded("total", what), Part.together("", parts), ""));
    }
    return table.toText();
  }

  private static List<String> padded(String name, List<String> columns) {
    List<String> cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
    cells.set(0, name);
    return cells;
  }

  private List<String> cells(List<String> names, Part part, String most) {
    double pounds = (double) part.addedPence() / PENCE_PER_POUND;
    List<String> cells = new ArrayList<>(names);
    cells.add(Figures.thousands(pounds));
    cells.add(inPounds ? Figures.thousands(part.averts()) : Figures.plain(part.averts()));
    cells.add(Figures.ratio(part.averts(), inPounds ? pounds : pounds / 1000));
    cells.add(most);
    return cells;
  }

  private String plainName(String id) {
    return interventions.containsKey(id) ? interventions.get(id).name() : id;
  }

  private String units(Part part) {
    Intervention intervention = interventions.get(part.key());
    return Plurals.brief(part.addedUnits(), intervention == null ? "unit" : intervention.unit());
  }

  private String interventionName(String id) {
    return marked && restsOnAssumption(id) ? plainName(id) + TextTable.MARK : plainName(id);
  }

  private String placeName(String code) {
    return neighbourhoods.getOrDefault(code, WHOLE_CITY);
  }

  private static String most(
      Part part, Function<LineOutcome, String> by, Function<String, String> name) {
    List<String> names =
        Part.by(by, part.lines()).stream().limit(MOST_NAMES).map(Part::key).map(name).toList();
    boolean commas = names.stream().anyMatch(each -> each.contains(","));
    return String.join(commas ? "; " : ", ", names);
  }
}
