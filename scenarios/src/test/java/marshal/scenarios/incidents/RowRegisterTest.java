package marshal.scenarios.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import marshal.scenarios.incidents.RowRegister.Verdict;
import org.junit.jupiter.api.Test;

class RowRegisterTest {

  private static final int MONTH = RecordedSteps.MONTHS.number(LocalDate.of(2030, 1, 1));

  @Test
  void agreesWithSetsOnRandomRows() {
    SplittableRandom random = new SplittableRandom(3);
    RowRegister register = new RowRegister(1_000_000);
    Set<String> idsBefore = new HashSet<>();
    Map<Long, Integer> alikeBefore = new HashMap<>();
    for (int file = 0; file < 20; file++) {
      assertThat(register.startFile()).isTrue();
      Set<String> ids = new HashSet<>();
      Set<Long> rows = new HashSet<>();
      Map<Long, Integer> alike = new HashMap<>();
      for (int n = 0; n < 3_000; n++) {
        long row = RowHash.mix(random.nextInt(20_000));
        if (random.nextBoolean()) {
          int timesHere = alike.merge(row, 1, Integer::sum);
          Verdict expected =
              timesHere <= alikeBefore.getOrDefault(row, 0)
                  ? Verdict.IN_EARLIER_FILE_WITHOUT_ID
                  : timesHere == 1 ? Verdict.NEW : Verdict.ALIKE_WITHOUT_ID;
          assertThat(register.register(MONTH, "", row)).isEqualTo(expected);
        } else {
          // Rows with and without Crime ID never agree in every column.
          long withId = row ^ 0x5555;
          String id = "id" + (random.nextInt(4) == 0 ? random.nextInt(50) : row);
          Verdict expected;
          if (idsBefore.contains(id)) {
            expected = Verdict.IN_EARLIER_FILE;
          } else {
            long key = withId + 31L * id.hashCode();
            boolean newRow = rows.add(key);
            expected = ids.add(id) ? Verdict.NEW : newRow ? Verdict.SAME_ID : Verdict.IDENTICAL;
          }
          assertThat(register.register(MONTH, id, withId + 31L * id.hashCode()))
              .isEqualTo(expected);
        }
      }
      idsBefore.addAll(ids);
      alike.forEach((row, times) -> alikeBefore.merge(row, times, Math::max));
    }
  }

  @Test
  void neverHoldsMoreThanItsLimitAndStillKnowsWhatItHolds() {
    RowRegister register = new RowRegister(10_000);
    register.startFile();
    for (int i = 0; i < 200_000; i++) {
      Verdict verdict = register.register(MONTH, "", RowHash.mix(i));
      assertThat(verdict).isEqualTo(i < 10_000 ? Verdict.NEW : Verdict.UNCHECKED);
    }
    assertThat(register.size()).isEqualTo(10_000);
    assertThat(register.bytes()).isLessThanOrEqualTo(16_384 * 8);
    register.startFile();
    assertThat(register.register(MONTH, "", RowHash.mix(77)))
        .isEqualTo(Verdict.IN_EARLIER_FILE_WITHOUT_ID);
  }

  @Test
  void holdsItsDefaultLimitInSixtySevenMegabytes() {
    // The table doubles at 85 %, so the limit decides its greatest size.
    assertThat(ImportOptions.DEFAULT.maxRowKeys()).isLessThan((int) (0.85 * (1 << 23)));
  }

  @Test
  void tellsSoManyFilesApartAndNoMore() {
    RowRegister register = new RowRegister(10);
    for (int i = 0; i < RowRegister.MAX_FILES; i++) {
      assertThat(register.startFile()).isTrue();
    }
    assertThat(register.startFile()).isFalse();
  }
}
