package marshal.cli;

import picocli.CommandLine.Option;

/** What every random number is a function of. */
final class SeedOption {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      converter = WholeNumber.Any.class,
      description = "Seed of every random number (default: ${DEFAULT-VALUE}).")
  private long seed;

  long seed() {
    return seed;
  }
}
