package marshal.model.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks through all tests of the model for those that check an oracle. */
class OracleTableTest {

  @ParameterizedTest
  @EnumSource(OracleRow.class)
  void everyRowIsATestWithATwin(OracleRow row) throws Exception {
    List<Method> tests =
        tests().stream().filter(test -> test.getAnnotation(Oracle.class).value() == row).toList();
    assertThat(tests).as("tests of %s", row).isNotEmpty();
    assertThat(tests)
        .as("twins of %s", row)
        .anyMatch(test -> !test.getAnnotation(Oracle.class).twin().isEmpty());
  }

  @Test
  void everyOracleIsRun() throws Exception {
    assertThat(tests())
        .allMatch(
            test ->
                test.isAnnotationPresent(Test.class)
                    || test.isAnnotationPresent(ParameterizedTest.class));
  }

  private static List<Method> tests()
      throws IOException, ClassNotFoundException, URISyntaxException {
    Path root =
        Path.of(OracleTableTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Method> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.class")).sorted().toList()) {
        String name =
            root.relativize(file)
                .toString()
                .replace(".class", "")
                .replace(root.getFileSystem().getSeparator(), ".");
        for (Method method : Class.forName(name).getDeclaredMethods()) {
          if (method.isAnnotationPresent(Oracle.class)) {
            tests.add(method);
          }
        }
      }
    }
    return tests;
  }
}
