package marshal.scenarios.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourceFileTest {

  private final SourceFile file = new SourceFile(Path.of("city", "harm.yaml"), "harm.yaml");

  @Test
  void saysThatAFileMayNotBeRead() {
    assertThat(file.unreadable(new AccessDeniedException("city/harm.yaml")).toText())
        .isEqualTo("harm.yaml: the file may not be read by this user.\nCheck its permissions.");
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    assertThat(file.unreadable(new IOException("Input/output error")).toText())
        .contains("harm.yaml", "(Input/output error)");
  }
}
