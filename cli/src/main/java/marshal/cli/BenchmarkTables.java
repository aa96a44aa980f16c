package marshal.cli;

import java.nio.file.Path;
import java.util.Optional;
import marshal.benchmarks.compare.Comparison;
import marshal.benchmarks.compare.ComparisonText;
import marshal.benchmarks.kernels.KernelTable;
import marshal.benchmarks.run.Machine;

/** What {@code marshal benchmark} does with results that are there already. */
final class BenchmarkTables {
  private final Console console;

  BenchmarkTables(Console console) {
    this.console = console;
  }

  int compare(Path older, Path newer, boolean json) {
    Comparison comparison = Comparison.of(older, newer);
    console.result(json ? ComparisonText.json(comparison) : ComparisonText.of(comparison));
    return ExitCode.DONE;
  }

  int kernels(Path file, Optional<Path> publish) {
    String machine = Machine.here(ProductVersion.text()).inWords();
    String table = KernelTable.of(file, machine, Sources.commit());
    publish.ifPresentOrElse(
        target -> BenchmarkWork.write(target, table), () -> console.result(table));
    return ExitCode.DONE;
  }
}
