package marshal.results.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0              | £0
          4              | £4
          -4             | -£4
          -0.3           | £0
          999.6          | £1,000
          12345          | £12,300
          999600         | £1.0m
          3941000        | £3.9m
          41210000       | £41.2m
          123456789      | £123m
          2500000000     | £2.5bn
          NaN            | unknown
          """)
  void roundsHarmToWhatCounts(double harm, String expected) {
    assertThat(Figures.harm(harm, "£")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0           | £0
          5           | £0.05
          350         | £3.50
          123456789   | £1,234,568
          -100000     | -£1,000
          """)
  void writesMoneyToThePound(long pence, String expected) {
    assertThat(Figures.pounds(pence)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0        | 0.0
          -20      | 0.0
          440      | 0.4
          9949     | 9.9
          610000   | 610
          1480000  | 1,480
          """)
  void writesThousandsForAColumn(double amount, String expected) {
    assertThat(Figures.thousands(amount)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1     | more than 99 %
          0.996 | more than 99 %
          0.968 | 97 %
          0.005 | 1 %
          0     | less than 1 %
          """)
  void leavesNothingCertain(double share, String expected) {
    assertThat(Figures.percent(share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"384,6.4 h", "360,6 h", "-30,-0.5 h", "66000,'1,100 h'"})
  void writesHours(long minutes, String expected) {
    assertThat(Figures.hours(minutes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1,0,–", "2.4,1,2.4", "0.04,1,0.04", "-0.001,1,0.00", "NaN,1,–"})
  void writesRatios(double over, double under, String expected) {
    assertThat(Figures.ratio(over, under)).isEqualTo(expected);
  }
}
