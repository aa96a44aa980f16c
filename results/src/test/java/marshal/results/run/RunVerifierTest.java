package marshal.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import marshal.results.json.JsonText;
import marshal.results.run.Verification.Difference;
import marshal.results.run.Verification.Replay;
import marshal.solver.search.SearchLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunVerifierTest {

  @TempDir private Path runs;

  @Test
  void repeatsASearchThatEndedOnSteps() {
    Verification verification = RunVerifier.verify(TinyRuns.plan(runs, "cut"), TinyRuns.VERSION);

    assertThat(verification.isSame()).as(VerificationText.of(verification)).isTrue();
    assertThat(verification.replayed()).isEqualTo(Replay.SEARCH);
    assertThat(VerificationText.of(verification))
        .contains("the same to the bit", "Made and computed again by Marshal 0.1.0");
  }

  @Test
  void judgesThePlanAgainWhereTheClockEndedTheSearch() throws IOException {
    StoredRun run =
        TinyRuns.plan(
            runs,
            "baseline",
            new SearchLimits(Optional.of(Duration.ofMillis(300)), OptionalLong.empty()));
    Verification verification = RunVerifier.verify(run, TinyRuns.VERSION);

    assertThat(verification.isSame()).as(VerificationText.of(verification)).isTrue();
    assertThat(verification.replayed()).isEqualTo(Replay.JUDGEMENT);
    assertThat(VerificationText.of(verification)).contains("The clock ended the search");

    alter(run, StoredRun.RESULT, "\"low80\": ", "\"low80\": 1");
    Verification altered = RunVerifier.verify(run, TinyRuns.VERSION);

    assertThat(altered.isSame()).isFalse();
    assertThat(altered.differences()).hasSizeGreaterThan(0);
    assertThat(altered.differences().get(0).place()).startsWith("/harm/averted/low80");
  }

  @Test
  void namesTheFigureWithBothValues() throws IOException {
    StoredRun run = TinyRuns.plan(runs, "cut");
    String result = Files.readString(run.result());
    String with = JsonText.read(result).at("/harm/withPlan").toString();
    alter(run, StoredRun.RESULT, "\"withPlan\": " + with, "\"withPlan\": " + with + "1");
    rehash(run, StoredRun.RESULT);

    Verification verification = RunVerifier.verify(run, TinyRuns.VERSION);

    assertThat(verification.damage()).isEmpty();
    assertThat(verification.differences())
        .contains(
            new Difference(
                StoredRun.RESULT, "/harm/withPlan", Optional.of(with + "1"), Optional.of(with)));
    assertThat(verification.isSame()).isFalse();
  }

  @Test
  void namesARowOfThePlanThatIsNotThere() throws IOException {
    StoredRun run = TinyRuns.plan(runs, "cut");
    String last = Files.readAllLines(run.plan()).stream().reduce((a, b) -> b).orElseThrow();
    String fewer = last.substring(0, last.lastIndexOf(',')) + ",0";
    alter(run, StoredRun.PLAN, last, fewer);

    Verification verification = RunVerifier.verify(run, TinyRuns.VERSION);

    assertThat(VerificationText.of(verification))
        .contains("plan.csv: the file is not the one that the run wrote")
        .contains("was " + fewer + ", is now not there")
        .contains("was not there, is now " + last);
  }

  @Test
  void namesAnInputThatWasChanged() throws IOException {
    StoredRun run = TinyRuns.plan(runs, "cut");
    alter(run, "inputs/resources.yaml", "650.5", "650");

    Verification verification = RunVerifier.verify(run, TinyRuns.VERSION);

    assertThat(verification.isSame()).isFalse();
    assertThat(verification.replayed()).isEqualTo(Replay.NOTHING);
    assertThat(VerificationText.of(verification))
        .contains("not the same", "inputs/resources.yaml: the file is not the one");
  }

  @Test
  void namesAnotherVersionAndJava() throws IOException {
    StoredRun run = TinyRuns.plan(runs, "cut");
    alter(run, StoredRun.PROVENANCE, "\"javaVersion\": \"", "\"javaVersion\": \"1");

    Verification verification = RunVerifier.verify(run, "0.2.0");

    assertThat(verification.isSame()).as("the figures are the same all the same").isTrue();
    assertThat(VerificationText.of(verification))
        .contains("Made with Marshal 0.1.0; computed again with 0.2.0.", "Made with Java 1");
  }

  private static void alter(StoredRun run, String file, String before, String after)
      throws IOException {
    Path path = run.folder().resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    Files.writeString(path, text.replace(before, after));
  }

  /** Whoever forges a result can forge its hash too; the replay finds out. */
  private static void rehash(StoredRun run, String file) throws IOException {
    String was = RunReader.provenance(run).outputs().get(file);
    byte[] content = Files.readString(run.folder().resolve(file)).getBytes(StandardCharsets.UTF_8);
    alter(run, StoredRun.PROVENANCE, was, Sha256.of(content));
  }
}
