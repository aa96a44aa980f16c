package marshal.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import marshal.scenarios.boundaries.BoundaryImport;
import marshal.scenarios.boundaries.Geography;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports outlines. */
@Command(
    name = "boundaries",
    mixinStandardHelpOptions = true,
    description = {
      "Derives who borders whom, tile positions and outlines for maps from a GeoJSON file.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  marshal import boundaries w.geojson --code-property WD13CD --out mycity")
final class ImportBoundariesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "GeoJSON file of outlines in WGS 84.")
  private Path file = Path.of("");

  @Option(
      names = "--code-property",
      paramLabel = "NAME",
      required = true,
      description = "Property with the neighbourhood's code.")
  private String codeProperty = "";

  @Option(
      names = "--name-property",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Property with its name (default: the same as --code-property).")
  private String nameProperty = "";

  @Option(
      names = "--snap-metres",
      paramLabel = "N",
      defaultValue = "10",
      description = "Distance up to which outlines count as touching (default: ${DEFAULT-VALUE}).")
  private double snapMetres;

  @Option(
      names = "--out",
      paramLabel = "CASE",
      required = true,
      description = "Folder of a case that has a neighbourhoods.csv.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    String name = nameProperty.isEmpty() ? codeProperty : nameProperty;
    Geography geography = new BoundaryImport(codeProperty, name, snapMetres).derive(file);
    geography.writeTiles(out.resolve("neighbourhoods.csv"));
    geography.writeAdjacency(out.resolve("adjacency.csv"));
    geography.writeOutlines(out.resolve("boundaries.geojson"));
    Console.of(spec)
        .result(
            "%s: %d outlines, %d borders\n"
                .formatted(out, geography.outlines().size(), geography.borders().size()));
    return ExitCode.DONE;
  }
}
