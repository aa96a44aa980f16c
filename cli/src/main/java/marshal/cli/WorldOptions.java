package marshal.cli;

import picocli.CommandLine.Option;

/** How many worlds, and which. */
final class WorldOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of every random number (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--worlds",
      paramLabel = "N",
      defaultValue = "64",
      description = "Worlds that plans are compared in (default: ${DEFAULT-VALUE}).")
  private int worlds;

  @Option(
      names = "--fresh-worlds",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Other worlds that the result is judged in (default: ${DEFAULT-VALUE}).")
  private int freshWorlds;

  long seed() {
    return seed;
  }

  int worlds() {
    return worlds;
  }

  int freshWorlds() {
    return freshWorlds;
  }
}
