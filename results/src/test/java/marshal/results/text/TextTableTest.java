package marshal.results.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marshal.results.text.TextTable.Kind;
import org.junit.jupiter.api.Test;

final class TextTableTest {

  private static String row(String name, String names) {
    TextTable table =
        new TextTable(List.of("what", "£", "where"), List.of(Kind.WORDS, Kind.FIGURES, Kind.NAMES));
    table.row(List.of(name, "1,000", names));
    return table.toText().lines().skip(1).findFirst().orElseThrow();
  }

  @Test
  void alignsWordsLeftAndFiguresRight() {
    assertThat(row("Locks", "Abbey")).isEqualTo("    Locks  1,000  Abbey");
  }

  @Test
  void cutsBetweenNames() {
    assertThat(row("x".repeat(70), "Arboretum, Alvaston, Boulton"))
        .endsWith("  1,000  Arboretum, …")
        .hasSizeLessThanOrEqualTo(Paragraph.COLUMNS);
    assertThat(row("x".repeat(60), "Patrol, night; Locks, victims; Gates"))
        .endsWith("  1,000  Patrol, night; …");
  }

  @Test
  void keepsTheMarkOfACutCell() {
    assertThat(row("x".repeat(120) + TextTable.MARK, "Abbey")).contains("x… *  1,000");
  }
}
