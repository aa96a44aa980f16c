package marshal.scenarios.casefolder;

import marshal.scenarios.problem.InputException;

/**
 * A case under a scenario, whose files were read once, and its variations by scenarios that stand
 * in no file. Every rule of a scenario file holds for them too. Safe for use by several threads.
 */
public final class VariedCase {

  private final CaseFolder reader;
  private final String scenario;
  private final LoadedCase base;

  VariedCase(CaseFolder reader, String scenario, LoadedCase base) {
    this.reader = reader;
    this.scenario = scenario;
    this.base = base;
  }

  /** Returns the case as its scenario has it. */
  public LoadedCase base() {
    return base;
  }

  /** Returns the scenario as it was named: a name or a path. */
  public String scenario() {
    return scenario;
  }

  /**
   * Returns a variation.
   *
   * @param name its name, which becomes that of its scenario and of the text in messages
   * @param yaml a scenario as a file would hold it; whatever it extends, it builds on this case
   * @throws InputException with everything that is wrong with it
   */
  public synchronized LoadedCase with(String name, String yaml) {
    return reader.readText(scenario, yaml, name);
  }
}
