package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {

  @Test
  void foretellsTheRestFromWhatWasWorkedOn() {
    Pace pace = new Pace(9);
    pace.worked();
    pace.worked();

    assertThat(pace.words("points", 12)).isEqualTo("2 of 9 points, about 42 s left");
  }

  @Test
  void whatWasThereAlreadyIsDoneAndNoMeasureOfThePace() {
    Pace pace = new Pace(9);
    pace.kept();
    assertThat(pace.words("points", 5)).isEqualTo("1 of 9 points");

    pace.worked();
    assertThat(pace.words("points", 6)).isEqualTo("2 of 9 points, about 42 s left");
  }

  @Test
  void nothingIsLeftAtTheEnd() {
    Pace pace = new Pace(1);
    pace.worked();

    assertThat(pace.words("points", 3)).isEqualTo("1 of 1 points");
  }
}
