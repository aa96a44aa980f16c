package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateCommandTest {
  private static final String HEADER = "intervention,neighbourhood,period,units\n";

  @TempDir private Path temp;
  private Path plan;

  @BeforeEach
  void namePlan() {
    plan = temp.resolve("plan.csv");
  }

  private CommandLineRun evaluate(Object... options) {
    Object[] words = new Object[options.length + 6];
    words[0] = "evaluate";
    words[1] = CommandLineRun.TINY;
    words[2] = "--plan";
    words[3] = plan;
    words[4] = "--fresh-worlds";
    words[5] = 40;
    System.arraycopy(options, 0, words, 6, options.length);
    return CommandLineRun.of(words);
  }

  @Test
  void saysWhatTheCurrentPlanComesTo() throws IOException {
    Files.copy(CommandLineRun.TINY.resolve("current-plan.csv"), plan);

    CommandLineRun run = evaluate("--allow-infeasible");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("Spending £", "the same as the current plan");
  }

  @Test
  void refusesAPlanThatBreaksARuleUnlessAsked() throws IOException {
    Files.writeString(plan, HEADER + "locks,N1,1,1\n");

    CommandLineRun refused = evaluate();
    CommandLineRun allowed = evaluate("--allow-infeasible");
    CommandLineRun asJson = evaluate("--json");

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("breaks these rules", "promised", "--allow-infeasible");
    assertThat(allowed.exitCode()).as(allowed.err()).isEqualTo(ExitCode.DONE);
    assertThat(allowed.out()).contains("This plan breaks");
    assertThat(asJson.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(asJson.out()).contains("\"status\": \"infeasible\"");
  }

  @Test
  void reportsUnitsBeyondTheirBoundAndMoneyBeyondTheBudget() throws IOException {
    Files.writeString(
        plan, HEADER + "alcohol-places,city,1,30\nalcohol-places,city,2,30\nlocks,N1,1,5000\n");

    CommandLineRun refused = evaluate();
    CommandLineRun allowed = evaluate("--allow-infeasible");

    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(refused.err()).contains("5,000", "50", "£", "--allow-infeasible");
    assertThat(allowed.exitCode()).as(allowed.err()).isEqualTo(ExitCode.DONE);
    assertThat(allowed.out()).contains("This plan breaks", "Locks and lights");
  }

  @Test
  void namesWhatTheCaseDoesNotHave() throws IOException {
    Files.writeString(plan, HEADER + "lokcs,N1,1,1\nlocks,N9,1,1\n");

    CommandLineRun run = evaluate();

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(run.err()).contains("lokcs", "N9");
  }

  @Test
  void needsAPlan() {
    assertThat(CommandLineRun.of("evaluate").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
  }
}
