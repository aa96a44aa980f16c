package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareCommandTest {
  private static final String HEADER = "intervention,neighbourhood,period,units\n";
  private static final String PROMISES =
      HEADER + "alcohol-places,city,1,20\nalcohol-places,city,2,20\nmarshals,N2,1,4\n";

  @TempDir private Path temp;

  private CommandLineRun compare(Object... words) {
    List<Object> all = new ArrayList<>(List.of("compare", "--paths", 60, "--runs", temp));
    all.addAll(List.of(words));
    return CommandLineRun.of(all.toArray());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  private String run(Path folder) {
    CommandLineRun planned =
        CommandLineRun.of(
            "plan", folder, "--steps", 50, "--worlds", 4, "--fresh-worlds", 20, "--runs", temp);
    assertThat(planned.exitCode()).as(planned.err()).isEqualTo(ExitCode.DONE);
    return CommandLineRun.of("runs", "list", "--runs", temp).out().strip().split("\\s")[0];
  }

  @Test
  void comparesARunAFileAndWords() throws IOException {
    String run = run(CommandLineRun.TINY);
    Path draft = file("draft.csv", PROMISES + "locks,N1,1,5\n");

    CommandLineRun compared = compare(run, "none", "current", draft);

    assertThat(compared.exitCode()).as(compared.err()).isEqualTo(ExitCode.DONE);
    assertThat(compared.out())
        .contains(
            "Tinytown",
            "Against A, B spends",
            "D ",
            "who pays",
            "averts, by harm index",
            "draft.csv");
    assertThat(compared.out().lines()).allMatch(line -> line.length() <= 100);
    CommandLineRun again = compare(run, "none", "current", draft);
    assertThat(again.out()).isEqualTo(compared.out());
  }

  @Test
  void looksAcrossScenarios() {
    CommandLineRun compared =
        compare("none", "current", "--case", CommandLineRun.TINY, "--across-scenarios", "--json");

    assertThat(compared.exitCode()).as(compared.err()).isEqualTo(ExitCode.DONE);
    assertThat(compared.out())
        .contains("\"kind\": \"compare\"", "\"greatestRegret\": ", "\"scenario\": \"cut\"");
    assertThat(
            compare("none", "current", "--case", CommandLineRun.TINY, "--across-scenarios").out())
        .contains("falls behind the best, by scenario", "keep");
  }

  @Test
  void refusesPlansThatBreakRulesUnlessAsked() throws IOException {
    Path broken = file("broken.csv", HEADER + "locks,N1,1,5\n");

    CommandLineRun refused = compare(broken, "none", "--case", CommandLineRun.TINY);
    CommandLineRun allowed =
        compare(broken, "none", "--case", CommandLineRun.TINY, "--allow-infeasible");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("promised", "--allow-infeasible");
    assertThat(allowed.exitCode()).as(allowed.err()).isEqualTo(ExitCode.DONE);
    assertThat(allowed.out()).contains("breaks rules", "A breaks");
  }

  @Test
  void namesEveryProblemOfAHandMadePlan() throws IOException {
    Path wrong = file("wrong.csv", HEADER + "lokcs,N1,1,5\nlocks,N9,1,5\nlocks,N1,2,2.5\n");

    CommandLineRun refused = compare(wrong, "none", "--case", CommandLineRun.TINY);

    assertThat(refused.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(refused.err()).contains("lokcs", "N9", "2.5");
  }

  @Test
  void refusesARunOfAnotherCase() throws IOException {
    Path other = TinyCase.copyTo(Files.createDirectory(temp.resolve("other")).resolve("case"));
    TinyCase.edit(other.resolve("case.yaml"), "id: tiny", "id: elsewhere");
    String run = run(other);

    CommandLineRun refused = compare(run, "none", "--case", CommandLineRun.TINY);

    assertThat(refused.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(refused.err()).contains("another case", "elsewhere");
  }

  @Test
  void saysThatARunWasPlannedUnderAnotherScenario() {
    String run = run(CommandLineRun.TINY);

    CommandLineRun compared =
        compare(
            run, "none", "--case", CommandLineRun.TINY, "--scenario", "cut", "--allow-infeasible");

    assertThat(compared.exitCode()).as(compared.err()).isEqualTo(ExitCode.DONE);
    assertThat(compared.out()).contains("A was planned under scenario 'baseline'");
  }

  @Test
  void comparesARunOfAnotherVersionAndSaysSo() throws IOException {
    String run = run(CommandLineRun.TINY);
    CommandLineRun before = compare(run, "current");
    Path provenance = temp.resolve(run).resolve("provenance.json");
    TinyCase.edit(provenance, "\"productVersion\": \"", "\"productVersion\": \"0.0.9, not ");

    CommandLineRun compared = compare(run, "current");

    assertThat(compared.exitCode()).as(compared.err()).isEqualTo(ExitCode.DONE);
    assertThat(compared.out()).contains("A was made by Marshal 0.0.9, not", "is judged anew by");
    assertThat(compared.out()).startsWith(before.out().substring(0, 400));
  }

  @Test
  void refusesADamagedRunAndNamesWhatIsWrong() throws IOException {
    String run = run(CommandLineRun.TINY);
    Path plan = temp.resolve(run).resolve("plan.csv");
    Files.writeString(plan, Files.readString(plan).replaceFirst(",1,", ",2,"));

    CommandLineRun refused = compare(run, "current");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains(run, "plan.csv", "was changed after the run");
  }

  @Test
  void refusesAPlanOverBudgetUnlessAsked() throws IOException {
    Path rich = file("rich.csv", PROMISES + "locks,N1,1,5000\n");

    CommandLineRun refused = compare(rich, "none", "--case", CommandLineRun.TINY);
    CommandLineRun allowed =
        compare(rich, "none", "--case", CommandLineRun.TINY, "--allow-infeasible");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("rich.csv", "'council' is £931,200 short");
    assertThat(allowed.exitCode()).as(allowed.err()).isEqualTo(ExitCode.DONE);
    assertThat(allowed.out()).contains("rich.csv (breaks rules)", "'council' is £931,200 short");
  }

  @Test
  void showsNamesAsTheyAreWrittenOnThePageAndNoFormulaInATable() throws IOException {
    Path wicked = WickedCase.in(temp.resolve("wicked"));
    String run = run(wicked);
    Path page = temp.resolve("page.html");

    CommandLineRun report = CommandLineRun.of("report", run, "none", "--runs", temp, "--out", page);

    assertThat(report.exitCode()).as(report.err()).isEqualTo(ExitCode.DONE);
    assertThat(page)
        .content()
        .contains("&lt;img src=x onerror=window.broken=1&gt;")
        .doesNotContain(WickedCase.PLACE)
        .contains("marshal compare " + run + " none --scenario baseline --paths 10000 --seed 1");
  }

  @Test
  void needsTwoToSixPlans() {
    assertThat(compare("none").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(compare("none", "no-such-run").exitCode()).isNotEqualTo(ExitCode.DONE);
  }

  @Test
  void saysWhatAPlanHangsOn() {
    CommandLineRun made =
        CommandLineRun.of("sensitivity", CommandLineRun.TINY, "--worlds", 8, "--runs", temp);
    CommandLineRun json =
        CommandLineRun.of(
            "sensitivity",
            CommandLineRun.TINY,
            "--plan",
            "current",
            "--against",
            "none",
            "--worlds",
            8,
            "--by",
            10,
            "--json");

    assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.DONE);
    assertThat(made.out()).contains("What matters most is", "switches at", "made for it");
    assertThat(made.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(json.exitCode()).as(json.err()).isEqualTo(ExitCode.DONE);
    assertThat(json.out()).contains("\"kind\": \"sensitivity\"", "\"+10 %\"");
    assertThat(CommandLineRun.of("sensitivity", CommandLineRun.TINY, "--by", 100).exitCode())
        .isEqualTo(ExitCode.WRONG_USAGE);
  }
}
