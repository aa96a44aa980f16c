package marshal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marshal.model.time.StepLength;
import marshal.scenarios.incidents.DatedColumns;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports any table of dated incidents. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Counts any table of incidents, a row each with a date and a place, by month or week,",
      "neighbourhood and category. The step is that of the case; of a file, --step.",
      "A place is a column with the names or codes of the case's neighbourhoods (or of a",
      "--lookup), or coordinates inside --boundaries.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal import incidents crimes.csv --date-column Date --place-column Ward \\",
      "    --category-column Type --map \"BREAK AND ENTER=Burglary\" --out mycity",
      "  marshal import incidents raw.csv.gz --date-column YEAR,MONTH,DAY \\",
      "    --place-column NEIGHBOURHOOD --category Burglary --until 2012-12 --out mycity",
      "  marshal import incidents crimes.csv --date-column Date --date-format \"MM/dd/yyyy HH:mm\" \\",
      "    --boundaries wards.geojson --category-column Type --out crime.csv"
    })
final class ImportIncidentsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Tables: .csv, .csv.gz, or a .zip of them.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--date-column",
      paramLabel = "NAME",
      required = true,
      split = ",",
      description = "Column of the date, or three of year, month and day with commas between.")
  private List<String> dateColumns = new ArrayList<>();

  @Option(
      names = "--date-format",
      paramLabel = "PATTERN",
      description = "How dates are written, such as dd/MM/yyyy; otherwise as 2014-01-31.")
  private Optional<String> dateFormat = Optional.empty();

  @ArgGroup(multiplicity = "1")
  private Kind kind = new Kind();

  /** What the rows are. */
  private static final class Kind {
    @Option(
        names = "--category-column",
        paramLabel = "NAME",
        description = "Column of the category.")
    private Optional<String> column = Optional.empty();

    @Option(
        names = "--category",
        paramLabel = "TEXT",
        description = "What all rows are, where no column says it.")
    private Optional<String> name = Optional.empty();
  }

  @Option(
      names = "--map",
      paramLabel = "FROM=TO",
      description =
          "What to count a category of the column as; others keep their name. Repeatable.")
  private Map<String, String> renamed = new LinkedHashMap<>();

  @Option(
      names = "--place-column",
      paramLabel = "NAME",
      description = "Column with the name or code of the neighbourhood.")
  private Optional<String> placeColumn = Optional.empty();

  @Option(
      names = "--lookup",
      paramLabel = "FILE",
      description = "Table from the column's LSOA codes to neighbourhoods, as of police-uk.")
  private Optional<Path> lookup = Optional.empty();

  @Option(
      names = "--boundaries",
      paramLabel = "FILE",
      description = "GeoJSON file with the neighbourhoods' outlines, in place of --place-column.")
  private Optional<Path> boundaries = Optional.empty();

  @Option(
      names = "--longitude-column",
      paramLabel = "NAME",
      defaultValue = "Longitude",
      description = "Column of degrees east (WGS 84). Default: ${DEFAULT-VALUE}.")
  private String longitude = "";

  @Option(
      names = "--latitude-column",
      paramLabel = "NAME",
      defaultValue = "Latitude",
      description = "Column of degrees north. Default: ${DEFAULT-VALUE}.")
  private String latitude = "";

  @Option(
      names = "--id-column",
      paramLabel = "NAME",
      description = "Column of an identifier, by which a row of two files counts once.")
  private Optional<String> idColumn = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "STEP",
      description = "First month or week to count, such as 2014-01.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--until", paramLabel = "STEP", description = "Last month or week to count.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--complete",
      description = {
        "The files hold every incident: a step without any is one in which nothing happened.",
        "Otherwise it was not recorded."
      })
  private boolean complete;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description = "month or week, where --out is a file; weeks then begin on Mondays.")
  private Optional<StepLength> step = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "CASE|FILE",
      required = true,
      description = "Folder of a case, whose recorded-crime.csv is replaced, or a file.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (placeColumn.isPresent() == boundaries.isPresent()) {
      throw wrong("Name either a --place-column or --boundaries, and not both.");
    }
    if (lookup.isPresent() && boundaries.isPresent()) {
      throw wrong("Name either a --lookup or --boundaries, and not both.");
    }
    try {
      DatedColumns columns =
          new DatedColumns(
              dateColumns,
              dateFormat,
              placeColumn,
              longitude,
              latitude,
              idColumn,
              new DatedColumns.Category(kind.column, kind.name, renamed));
      ImportIncidentsWork work = new ImportIncidentsWork(Console.of(spec), files, out, columns);
      return work.run(work.locator(lookup, boundaries), work.steps(step), from, until, complete);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
