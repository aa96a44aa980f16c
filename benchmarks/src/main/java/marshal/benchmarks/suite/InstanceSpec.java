package marshal.benchmarks.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import marshal.benchmarks.instance.GeneratedCity;

/**
 * An instance of a suite.
 *
 * @param id short name
 * @param source where it comes from
 * @param time time that every method gets
 * @param worlds worlds that every method plans in
 * @param freshWorlds other worlds that every plan is judged in
 * @param seeds seeds of the methods
 * @param methods the methods used here
 */
public record InstanceSpec(
    String id,
    Source source,
    Duration time,
    int worlds,
    int freshWorlds,
    List<Long> seeds,
    List<MethodSpec> methods) {

  /** Where an instance comes from. */
  public sealed interface Source {

    /**
     * A case under a scenario.
     *
     * @param folder folder of the case
     * @param scenario name of the scenario
     */
    record OfCase(Path folder, String scenario) implements Source {}

    /**
     * A made-up city.
     *
     * @param city the city
     */
    record Generated(GeneratedCity city) implements Source {}
  }

  /** Copies the lists. */
  public InstanceSpec {
    seeds = List.copyOf(seeds);
    methods = List.copyOf(methods);
  }
}
