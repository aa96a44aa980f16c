package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import marshal.scenarios.problem.Problem;
import org.junit.jupiter.api.Test;

class CaseFolderTest {

  private static final Path TINY = TinyCase.ORIGINAL;

  @Test
  void findsNothingWrongWithTheTinyCase() {
    CaseCheck check = CaseFolder.validate(TINY);
    assertThat(check.problems()).extracting(Problem::toText).isEmpty();
    System.out.println(check.warnings());
    LoadedCase loaded = CaseFolder.read(TINY, "cut-and-more");
    System.out.println(loaded);
  }
}
