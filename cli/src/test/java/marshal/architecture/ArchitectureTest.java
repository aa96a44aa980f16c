package marshal.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marshal.model.fixture.MisbehavingModel;
import marshal.model.fixture.east.East;
import marshal.model.fixture.west.West;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the modules to their one direction and each library to its place. A twin breaks every rule
 * with a fixture class, because a rule that cannot fail holds nothing.
 */
final class ArchitectureTest {
  /** Each may use those before it and none after it. */
  private static final List<String> MODULES =
      List.of("model", "solver", "scenarios", "results", "benchmarks", "cli");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("marshal");

  private static final JavaClasses OFFENDERS =
      new ClassFileImporter().importClasses(MisbehavingModel.class, East.class, West.class);

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void productKeepsTheRule(String name, ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void offenderIsCaught(String name, ArchRule rule) {
    assertThatThrownBy(() -> rule.check(OFFENDERS)).isInstanceOf(AssertionError.class);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments("the model knows no other module", direction("model")),
        arguments("picocli stays in cli", only("picocli..", "marshal.cli..")),
        arguments(
            "OptaPlanner stays in solver and benchmarks",
            only("org.optaplanner..", "marshal.solver..", "marshal.benchmarks..")),
        arguments(
            "Jackson stays in scenarios, results and benchmarks",
            only(
                "com.fasterxml.jackson..",
                "marshal.scenarios..",
                "marshal.results..",
                "marshal.benchmarks..")),
        arguments("only cli chooses a logging backend", only("ch.qos.logback..", "marshal.cli..")),
        arguments(
            "only cli writes to the console",
            noClasses()
                .that()
                .resideOutsideOfPackage("marshal.cli..")
                .should(ACCESS_STANDARD_STREAMS)),
        arguments(
            "the model touches no files",
            noClasses()
                .that()
                .resideInAPackage("marshal.model..")
                .should()
                .dependOnClassesThat(filesAndStreams())),
        arguments(
            "packages form no cycles",
            slices().matching("marshal.(**)").should().beFreeOfCycles()));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void moduleUsesNoneAfterIt(String module) {
    direction(module).allowEmptyShould(true).check(PRODUCT);
  }

  static Stream<String> modules() {
    return MODULES.stream().limit(MODULES.size() - 1L);
  }

  @Test
  void everyModuleIsOnTheClassPath() {
    // Without this, a rule could hold only because a module was never looked at.
    assertThat(PRODUCT.contain("marshal.cli.Marshal")).isTrue();
    for (String module : MODULES) {
      if (Files.isDirectory(sources(module))) {
        assertThat(PRODUCT).anyMatch(type -> type.getPackageName().startsWith("marshal." + module));
      }
    }
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    NavigableSet<Path> silent = new TreeSet<>();
    for (String module : MODULES) {
      silent.addAll(packagesWithoutInfo(sources(module)));
    }

    assertThat(silent).isEmpty();
  }

  @Test
  void packageWithoutAnInfoIsCaught() throws IOException {
    assertThat(packagesWithoutInfo(Path.of("src", "test", "java", "marshal", "model", "fixture")))
        .isNotEmpty();
  }

  private static ArchRule direction(String module) {
    String[] later =
        IntStream.range(MODULES.indexOf(module) + 1, MODULES.size())
            .mapToObj(i -> "marshal." + MODULES.get(i) + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("marshal." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later);
  }

  private static ArchRule only(String library, String... users) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static DescribedPredicate<JavaClass> filesAndStreams() {
    return DescribedPredicate.describe(
        "files and streams",
        type ->
            (type.getPackageName().equals("java.io") && !type.isEquivalentTo(Serializable.class))
                || type.getPackageName().startsWith("java.nio.file"));
  }

  private static Path sources(String module) {
    return Path.of("..", module, "src", "main", "java");
  }

  private static NavigableSet<Path> packagesWithoutInfo(Path sources) throws IOException {
    NavigableSet<Path> silent = new TreeSet<>();
    if (Files.isDirectory(sources)) {
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(Path::getParent)
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .forEach(silent::add);
      }
    }
    return silent;
  }
}
