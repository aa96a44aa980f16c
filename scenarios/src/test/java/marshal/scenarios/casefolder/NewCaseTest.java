package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCaseTest {

  @TempDir Path temporary;

  @Test
  void makesACaseThatIsGood() {
    Path target = temporary.resolve("cities/mine");
    NewCase.create(target, TinyCase.ORIGINAL);
    assertThat(CaseFolder.validate(target).problems()).isEmpty();
    assertThat(temporary.resolve("cities")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void fillsAnEmptyFolder() throws IOException {
    Path target = Files.createDirectory(temporary.resolve("mine"));
    NewCase.create(target, TinyCase.ORIGINAL);
    assertThat(target.resolve("case.yaml")).exists();
  }

  @Test
  void leavesAFolderAloneThatHoldsSomething() throws IOException {
    Path target = Files.createDirectory(temporary.resolve("mine"));
    Files.writeString(target.resolve("notes.txt"), "keep");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> NewCase.create(target, TinyCase.ORIGINAL))
        .withMessageContaining("the folder already holds something");
    assertThat(target).isDirectoryContaining("glob:**notes.txt");
    assertThat(target.resolve("case.yaml")).doesNotExist();
  }

  @Test
  void refusesAFileAndAFolderInsideTheOriginal() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> NewCase.create(file, TinyCase.ORIGINAL))
        .withMessageContaining("this is a file, not a folder");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> NewCase.create(TinyCase.ORIGINAL.resolve("copy"), TinyCase.ORIGINAL))
        .withMessageContaining("cannot lie inside its original");
  }
}
