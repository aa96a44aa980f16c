package marshal.results.run;

import java.nio.file.Path;

/**
 * A run in its folder.
 *
 * @param id name of the run
 * @param folder its folder
 */
public record StoredRun(String id, Path folder) {

  /** Name of the plan's file. */
  public static final String PLAN = "plan.csv";

  /** Name of the result's file. */
  public static final String RESULT = "result.json";

  /** Name of the result's file for people. */
  public static final String SUMMARY = "summary.txt";

  /** Name of the file of what each limit is worth, where a run has one. */
  public static final String PRICES = "prices.json";

  /** Name of the file that says where the run comes from. */
  public static final String PROVENANCE = "provenance.json";

  /** Name of the folder with the input files as they were used. */
  public static final String INPUTS = "inputs";

  /** Returns the plan's file. */
  public Path plan() {
    return folder.resolve(PLAN);
  }

  /** Returns the result's file. */
  public Path result() {
    return folder.resolve(RESULT);
  }

  /** Returns the result's file for people. */
  public Path summary() {
    return folder.resolve(SUMMARY);
  }

  /** Returns the file that says where the run comes from. */
  public Path provenance() {
    return folder.resolve(PROVENANCE);
  }

  /** Returns the folder with the input files as they were used. */
  public Path inputs() {
    return folder.resolve(INPUTS);
  }
}
