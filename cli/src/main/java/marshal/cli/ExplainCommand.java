package marshal.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a plan is as it is. Holds options only: what it calls is loaded when it runs. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says why a plan is as it is: what the last unit of each line averts and what one more would,"
          + " against the price of the money and hours it uses; which rules hold the plan back; and"
          + " what moving money does.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal explain 20261122-104512                           the whole plan",
      "  marshal explain 20261122-104512 --neighbourhood Arboretum",
      "  marshal explain 20261122-104512 --intervention street-lighting",
      "  marshal explain 20261122-104512 --intervention locks --neighbourhood Abbey --period 2",
      "  marshal explain 20261122-104512 --move 10000 --from street-lighting --to Abbey",
      "  marshal explain draft.csv --case mycity --scenario grant-cut-10"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunsOption runs;

  @Parameters(
      paramLabel = "PLAN",
      description =
          "Name of a run, its beginning, or its folder; a table ending in .csv; or 'current'.")
  private String plan = "";

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description = "For a table: folder of a case, or the name of one that is shipped.")
  private Optional<String> folder = Optional.empty();

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description = "For a table: scenario of the case (default: baseline).")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--neighbourhood",
      paramLabel = "N",
      description = "Lines of one neighbourhood, by code or name; 'city' for the whole city's.")
  private Optional<String> neighbourhood = Optional.empty();

  @Option(
      names = "--intervention",
      paramLabel = "K",
      description = "Lines of one intervention, by id or name.")
  private Optional<String> intervention = Optional.empty();

  @Option(
      names = "--period",
      paramLabel = "P",
      converter = WholeNumber.NotNegative.class,
      description = "Lines of one period, from 1.")
  private Optional<Long> period = Optional.empty();

  @Option(
      names = "--move",
      paramLabel = "POUNDS",
      description = "Take so much off where it costs least, put it in where it averts most.")
  private Optional<BigDecimal> move = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "A",
      description = "With --move: an intervention, a neighbourhood or a funding stream.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "B",
      description = "The same; between two streams the money itself changes hands.")
  private Optional<String> to = Optional.empty();

  @Mixin private JsonOption json;

  /** Money to move, as the user wrote it. */
  record Move(BigDecimal pounds, String from, String to) {}

  @Override
  public Integer call() {
    return new ExplainWork(
            Console.of(spec),
            plan,
            runs.folder(),
            folder,
            scenario,
            neighbourhood,
            intervention,
            period,
            wanted(),
            json.wanted())
        .run();
  }

  private Optional<Move> wanted() {
    if (move.isPresent() != from.isPresent() || move.isPresent() != to.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "Money is moved with all of --move, --from and --to.");
    }
    return move.map(pounds -> new Move(pounds, from.orElseThrow(), to.orElseThrow()));
  }
}
