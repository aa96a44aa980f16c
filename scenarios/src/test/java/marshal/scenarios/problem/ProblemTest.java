package marshal.scenarios.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void namesFilePlaceValueRuleAndRemedy() {
    Problem problem =
        new Problem(
            "recorded-crime.csv",
            "row 12, count",
            "-3",
            "expected a whole number, 0 or more",
            "Maybe a minus sign slipped in.");
    assertThat(problem.toText())
        .isEqualTo(
            "recorded-crime.csv: row 12, count is \"-3\"; expected a whole number, 0 or more.\n"
                + "Maybe a minus sign slipped in.");
  }

  @Test
  void leavesOutWhatThereIsNot() {
    assertThat(Problem.ofFile("a.csv", "the file is empty", "").toText())
        .isEqualTo("a.csv: the file is empty.");
    assertThat(new Problem("a.csv", "line 3", "", "a quote is never closed", "").toText())
        .isEqualTo("a.csv: line 3: a quote is never closed.");
    assertThat(new Problem("a.csv", "", "x", "unknown column", "").toText())
        .isEqualTo("a.csv: \"x\"; unknown column.");
  }

  @Test
  void cutsLongValuesAndEscapesControlCharacters() {
    String text = new Problem("a.csv", "line 1", "\u001b[2J" + "x".repeat(500), "no", "").toText();
    assertThat(text).contains("\\u001b[2J").contains("x...\"").hasSizeLessThan(120);
  }

  @Test
  void rejectsAProblemWithoutFileOrRule() {
    assertThatIllegalArgumentException().isThrownBy(() -> Problem.ofFile("", "rule", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> Problem.ofFile("a.csv", " ", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new InputException(List.of()));
  }

  @Test
  void exceptionSaysAllProblems() {
    Problem first = Problem.ofFile("a.csv", "the file is empty", "");
    Problem second = Problem.ofFile("b.csv", "the file is not there", "");
    InputException exception = new InputException(List.of(first, second));
    assertThat(exception.problems()).containsExactly(first, second);
    assertThat(exception).hasMessage("a.csv: the file is empty.\nb.csv: the file is not there.");
  }
}
