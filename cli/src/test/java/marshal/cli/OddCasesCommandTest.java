package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marshal.results.json.JsonText;
import marshal.results.json.PlanDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Case files at the edge of what makes sense: right answers, or words that say what is wrong. */
final class OddCasesCommandTest {
  private static final String RESOURCES = "resources.yaml";
  private static final String INTERVENTIONS = "interventions.yaml";

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void copy() throws IOException {
    folder = TinyCase.copyTo(temp.resolve("odd"));
  }

  private void edit(String file, String before, String after) throws IOException {
    TinyCase.edit(folder.resolve(file), before, after);
  }

  private void addRules(String text) throws IOException {
    Path file = folder.resolve(RESOURCES);
    Files.writeString(file, Files.readString(file) + "rules:\n" + text.indent(2));
  }

  private void dropCommitments() throws IOException {
    Path file = folder.resolve(RESOURCES);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.indexOf("commitments:")));
  }

  private CommandLineRun plan(Object... options) {
    Object[] usual = {
      "plan", folder, "--no-run", "--steps", 200, "--worlds", 8, "--fresh-worlds", 40
    };
    return CommandLineRun.of(
        Stream.concat(Stream.of(usual), Stream.of(options)).toArray(Object[]::new));
  }

  private String planned(Object... options) {
    CommandLineRun run = plan(options);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return joined(run.out());
  }

  private PlanDocument document() {
    CommandLineRun run = plan("--json");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return JsonText.read(run.out(), PlanDocument.class);
  }

  private String refused(int exitCode, Object... options) {
    CommandLineRun run = plan(options);
    assertThat(run.exitCode()).as(run.out()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("\tat ");
    return joined(run.err());
  }

  private static String joined(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void aFloorAboveACapOfAnotherRule() throws IOException {
    addRules(
        """
        bounds:
          - {name: Floor, level: plan, interventions: [locks], atLeastUnits: 9, source: Board}
          - {name: Cap, level: plan, interventions: [locks], atMostUnits: 3, source: Board}
        """);

    assertThat(refused(ExitCode.INFEASIBLE))
        .contains("Raise the bound 'Cap' to 9 units.")
        .contains("Or instead: ", "Lower the bound 'Floor' to 3 units.");
    assertThat(planned("--without", "Cap")).contains("Locks and lights");
  }

  @Test
  void aFloorAboveItsOwnCap() throws IOException {
    addRules(
        """
        bounds:
          - {name: Both, level: plan, atLeastUnits: 9, atMostUnits: 3, source: Board}
        """);

    assertThat(refused(ExitCode.INPUT_HAS_ERRORS))
        .contains(
            "resources.yaml: rules.bounds[0].atLeastUnits (line 15) is \"9\"; the least is more"
                + " than the most, 3. Lower the one or raise the other.");
  }

  @Test
  void aLockOfWhatItsStreamCannotPay() throws IOException {
    edit(RESOURCES, "mayPayFor: all", "mayPayFor: [locks]");
    edit(RESOURCES, "amountPounds: 60000.25", "amountPounds: 9000");
    dropCommitments();
    addRules(
        """
        locks:
          - {name: Signed, intervention: alcohol-places, period: 1, units: 90, source: Contract}
        """);

    assertThat(refused(ExitCode.INFEASIBLE))
        .contains("Funding stream 'health' is £27,000 short for 'alcohol-places'")
        .contains("which nothing else may pay for. Add £27,000 to 'health'.")
        .contains("Or instead: ", "Change the lock 'Signed' from 90 to 22 units in period 1.");
  }

  @Test
  void aLockOfWhatNobodyMayPayFor() throws IOException {
    edit(RESOURCES, "mayPayFor: all", "mayPayFor: [alcohol-places, marshals]");
    addRules(
        """
        locks:
          - {name: Signed, intervention: locks, neighbourhood: N1, units: 5, source: Contract}
        """);

    assertThat(refused(ExitCode.INFEASIBLE))
        .contains("The lock 'Signed' of 'locks' is out by 5 units in N1 in each of the periods")
        .contains("as no funding stream may pay for 'locks'.")
        .contains("from 5 to 0 units")
        .contains("or let a funding stream pay for 'locks'.");
  }

  @Test
  void aPackageThatNoBudgetCanBuy() throws IOException {
    edit(INTERVENTIONS, "{atMostPerLine: 26}", "{atMostPerLine: 500, smallestPackage: 400}");
    dropCommitments();

    assertThat(planned()).contains("Locks and lights").doesNotContain("Marshals ");
    assertThat(planned("--without", "minimum-package")).contains("Marshals ");
  }

  @Test
  void aPackageThatNoBudgetCanBuyOfWhatIsPromised() throws IOException {
    edit(INTERVENTIONS, "{atMostPerLine: 26}", "{atMostPerLine: 500, smallestPackage: 400}");

    assertThat(refused(ExitCode.INFEASIBLE))
        .contains("The smallest package of 'marshals', 400 units, is too large")
        .contains("Lower the smallest package of 'marshals' to ");
  }

  @Test
  void aTargetThatCannotBeReached() {
    String said = refused(ExitCode.INFEASIBLE, "--objective", "least-cost", "--target", "60%");

    assertThat(said)
        .containsPattern(
            "No plan can be made that averts £1\\.\\dm \\(60 %\\): the most that a plan was found to"
                + " avert within these rules is £[\\d,]+ \\([\\d.]+ %\\), and none can avert more than"
                + " £[\\d,]+ \\([\\d.]+ %\\)\\.");
    String most = said.replaceFirst(".*ask for less, such as £([\\d,]+) .*", "$1").replace(",", "");
    assertThat(planned("--target", Double.toString(0.98 * Double.parseDouble(most))))
        .contains("costs less than");
  }

  @Test
  void noMoney() throws IOException {
    edit(RESOURCES, "amountPounds: 50000,", "amountPounds: 0,");
    edit(RESOURCES, "amountPounds: 60000.25", "amountPounds: 0");
    dropCommitments();

    assertThat(planned())
        .contains("The plan buys nothing, as no money is free: the £")
        .contains("no other plan within these rules averts more.");
    PlanDocument document = document();
    assertThat(document.lines()).isEmpty();
    assertThat(document.harm().averted().mean().orElseThrow()).isEqualByComparingTo("0");
    assertThat(document.certificate().gapPercent().orElseThrow()).isEqualByComparingTo("0");
  }

  @Test
  void oneNeighbourhood() throws IOException {
    Path file = folder.resolve("demand.json");
    Files.writeString(
        file, Files.readString(file).replaceAll("\"N[13]\": [^,\\n]*,?", "").replace("},\n", "},"));
    Files.writeString(
        file, Files.readString(file).replaceAll("(\"N2\": [^,\\s]*),(\\s*})", "$1$2"));
    for (String table : List.of("neighbourhoods.csv", "recorded-crime.csv", "current-plan.csv")) {
      keep(table, row -> !row.matches("(.*,)?N[13],.*"));
    }
    keep("adjacency.csv", row -> !row.startsWith("N"));

    PlanDocument document = document();

    assertThat(document.lines())
        .extracting(PlanDocument.Line::neighbourhood)
        .contains("N2")
        .isSubsetOf("N2", "city");
  }

  private void keep(String table, java.util.function.Predicate<String> rows) throws IOException {
    Path file = folder.resolve(table);
    try (Stream<String> lines = Files.lines(file)) {
      String kept = lines.filter(rows).collect(Collectors.joining("\n", "", "\n"));
      Files.writeString(file, kept);
    }
  }

  @Test
  void nothingToBuy() throws IOException {
    Files.writeString(folder.resolve(INTERVENTIONS), "schemaVersion: 1\ninterventions: []\n");
    edit(RESOURCES, "[alcohol-places, alcohol-workers]", "all");
    dropCommitments();
    keep("current-plan.csv", row -> row.startsWith("intervention"));

    assertThat(planned())
        .contains("The plan buys nothing: £110,000 stays unspent")
        .contains("no other plan within these rules averts more.");
    assertThat(document().lines()).isEmpty();
    assertThat(CommandLineRun.of("forecast", folder).exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void anEffectThatLeavesNothing() throws IOException {
    edit(INTERVENTIONS, "-25, lowPercent: -50, highPercent: -5,", "-100, lowPercent: -100,");

    assertThat(refused(ExitCode.INPUT_HAS_ERRORS))
        .contains("interventions[0].effects[0].changePercent (line 17) is \"-100\"")
        .contains("expected a number above -100");
  }

  @Test
  void anEffectThatLeavesNextToNothing() throws IOException {
    edit(
        INTERVENTIONS,
        "-25, lowPercent: -50, highPercent: -5, reachShare: 0.2",
        "-99.9, lowPercent: -99.99, highPercent: -99, reachShare: 1");

    PlanDocument document = document();

    assertThat(document.harm().withPlan().orElseThrow()).isPositive();
    assertThat(document.lines()).extracting(PlanDocument.Line::intervention).contains("locks");
  }

  /** Twice the incidents where it is bought: nobody buys it. */
  @Test
  void anEffectThatDoublesWhatItReaches() throws IOException {
    edit(
        INTERVENTIONS,
        "-25, lowPercent: -50, highPercent: -5,",
        "100, lowPercent: 50, highPercent: 150,");

    assertThat(document().lines())
        .extracting(PlanDocument.Line::intervention)
        .doesNotContain("locks");
  }

  @Test
  void allEffectsHarmful() throws IOException {
    edit(
        INTERVENTIONS,
        "-25, lowPercent: -50, highPercent: -5,",
        "25, lowPercent: 5, highPercent: 50,");
    edit(
        INTERVENTIONS,
        "-15, lowPercent: -30, highPercent: 5,",
        "15, lowPercent: 5, highPercent: 30,");
    edit(
        INTERVENTIONS,
        "-30, lowPercent: -50, highPercent: 0,",
        "30, lowPercent: 0, highPercent: 50,");
    edit(
        "case.yaml",
        "-20, lowPercent: -40, highPercent: 0,",
        "20, lowPercent: 0, highPercent: 40,");
    edit("harm.yaml", "weight: 90,", "weight: 0,");
    dropCommitments();

    assertThat(planned())
        .contains("The plan buys nothing: £110,000 stays unspent")
        .contains("current plan adds £");
  }
}
