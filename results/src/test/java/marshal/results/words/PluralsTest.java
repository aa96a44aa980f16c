package marshal.results.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PluralsTest {

  @ParameterizedTest
  @CsvSource({
    "home,homes",
    "marshal night,marshal nights",
    "person,people",
    "hour of patrol,hours of patrol",
    "place for a quarter,places for a quarter",
    "survey,surveys",
    "agency,agencies",
    "coach,coaches",
    "licensed premises,licensed premises",
    "place on a programme,places on a programme",
    "series,series"
  })
  void makesPlurals(String one, String many) {
    assertThat(Plurals.of(2, one)).isEqualTo("2 " + many);
  }

  @ParameterizedTest
  @CsvSource({"1,1 home", "0,0 homes", "1020,'1,020 homes'"})
  void countsFirst(long count, String expected) {
    assertThat(Plurals.of(count, "home")).isEqualTo(expected);
  }

  @Test
  void leavesOutWhatFollowsTheNoun() {
    assertThat(Plurals.brief(3980, "place for a quarter")).isEqualTo("3,980 places");
    assertThat(Plurals.brief(1, "relit street")).isEqualTo("1 relit street");
  }
}
