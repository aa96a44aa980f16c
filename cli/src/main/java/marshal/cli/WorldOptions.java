package marshal.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many worlds, and which. */
final class WorldOptions {
  @Mixin private SeedOption seed;

  @Option(
      names = "--worlds",
      paramLabel = "N",
      defaultValue = "64",
      converter = WholeNumber.Worlds.class,
      description = "Worlds that plans are compared in (default: ${DEFAULT-VALUE}).")
  private long worlds;

  @Option(
      names = "--fresh-worlds",
      paramLabel = "N",
      defaultValue = "1000",
      converter = WholeNumber.FreshWorlds.class,
      description = "Other worlds that the result is judged in (default: ${DEFAULT-VALUE}).")
  private long freshWorlds;

  long seed() {
    return seed.seed();
  }

  int worlds() {
    return Math.toIntExact(worlds);
  }

  int freshWorlds() {
    return Math.toIntExact(freshWorlds);
  }
}
