package marshal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports street-level crimes. */
@Command(
    name = "police-uk",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the street-level crimes of police.uk by month, neighbourhood and category.",
      "Neighbourhoods are found by LSOA code in a lookup, or by coordinates inside outlines.",
      "police.uk publishes no day, so a case in weeks is refused.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal import police-uk 2015-01.zip --lookup lsoa-to-ward.csv --out mycity",
      "  marshal import police-uk *.csv --boundaries wards.geojson --out crime.csv"
    })
final class ImportPoliceUkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Street-level files: .csv, .csv.gz, or the .zip of many months.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--lookup",
      paramLabel = "FILE",
      description = "Table with the neighbourhood of each LSOA; this or --boundaries is needed.")
  private Optional<Path> lookup = Optional.empty();

  @Option(
      names = "--lsoa-column",
      paramLabel = "NAME",
      description = "Column of the lookup with the LSOA's code; otherwise found by its name.")
  private Optional<String> lsoaColumn = Optional.empty();

  @Option(
      names = "--neighbourhood-column",
      paramLabel = "NAME",
      description =
          "Column of the lookup with the neighbourhood's code; otherwise found by its name.")
  private Optional<String> neighbourhoodColumn = Optional.empty();

  @Option(
      names = "--boundaries",
      paramLabel = "FILE",
      description = "GeoJSON file with the neighbourhoods' outlines, in place of a lookup.")
  private Optional<Path> boundaries = Optional.empty();

  @Option(
      names = "--code-property",
      paramLabel = "NAME",
      description =
          "Property of the outlines with the neighbourhood's code; otherwise found by its name.")
  private Optional<String> codeProperty = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "CASE|FILE",
      required = true,
      description = "Folder of a case, whose recorded-crime.csv is replaced, or a file.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (lookup.isPresent() == boundaries.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "Name either a --lookup or --boundaries, and not both.");
    }
    ImportPoliceUkWork work = new ImportPoliceUkWork(Console.of(spec), files, out);
    return lookup.isPresent()
        ? work.byLookup(lookup.get(), lsoaColumn, neighbourhoodColumn)
        : work.byBoundaries(boundaries.orElseThrow(), codeProperty);
  }
}
