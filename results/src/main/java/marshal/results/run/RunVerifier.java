package marshal.results.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import marshal.results.json.JsonText;
import marshal.results.json.PlanJson;
import marshal.results.run.Verification.Difference;
import marshal.results.run.Verification.Environment;
import marshal.results.run.Verification.Replay;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.PlanFile;
import marshal.scenarios.outcome.PlanOutcome;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningResult;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;

/**
 * Computes a run again from the inputs it keeps and compares every byte of the plan and of the
 * result, but for the name of the run and the speed of the machine.
 *
 * <p>A search that ended on steps, or by itself under a limit of steps, is made again. One that
 * ended on the clock cannot be: then the stored plan is judged again in the same fresh worlds, and
 * what only a search can know (its proof, its prices, the greedy plan) is not compared.
 *
 * <p>The same bits are promised for the same version of Marshal on the same Java machine and kind
 * of processor, for any number of threads. Java lets {@code Math.exp} and its like differ in the
 * last bit between machines; figures in pence hardly ever show that, but nothing forbids it.
 */
public final class RunVerifier {

  /** Places of the result that a judgement alone does not fill. */
  private static final Pattern OF_THE_SEARCH =
      Pattern.compile(
          "/worlds|/objective|/certificate|/search|/harm/averted/claimedInSearch"
              + "|/budget/byStream/\\d+/pricePerPound|/staff/\\d+/pricePerHour");

  private final StoredRun run;
  private final Environment now;
  private final Provenance provenance;

  private RunVerifier(StoredRun run, String productVersion) {
    this.run = run;
    this.provenance = RunReader.provenance(run);
    this.now =
        new Environment(
            productVersion,
            System.getProperty("java.version"),
            Provenance.javaVmHere(),
            System.getProperty("os.arch"));
  }

  /**
   * Computes a run again.
   *
   * @param productVersion version of this Marshal
   * @throws InputException if the run cannot even be opened
   */
  public static Verification verify(StoredRun run, String productVersion) {
    return new RunVerifier(run, productVersion).verify();
  }

  private Verification verify() {
    List<Problem> damage = RunReader.damage(run, provenance);
    if (!damage.isEmpty() && !onlyOutputsAreDamaged(damage)) {
      return verification(Replay.NOTHING, damage, List.of(), Optional.empty());
    }
    try {
      OpenedRun opened = RunReader.openInputs(run, provenance);
      Replay replay = opened.isRepeatable() ? Replay.SEARCH : Replay.JUDGEMENT;
      return verification(replay, damage, differences(opened, replay), Optional.empty());
    } catch (InputException | IllegalArgumentException e) {
      // Nothing may stop the report of what else differs, least of all another version.
      return verification(
          Replay.NOTHING, damage, List.of(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private boolean onlyOutputsAreDamaged(List<Problem> damage) {
    return damage.stream().noneMatch(problem -> problem.file().contains(StoredRun.INPUTS + "/"))
        && List.of(StoredRun.PLAN, StoredRun.RESULT).stream()
            .allMatch(name -> Files.isRegularFile(run.folder().resolve(name)));
  }

  private List<Difference> differences(OpenedRun opened, Replay replay) {
    LoadedCase loaded = opened.loaded();
    Planning planning = new Planning(opened.options());
    List<Difference> differences = new ArrayList<>();
    PlanOutcome outcome;
    if (replay == Replay.SEARCH) {
      PlanningResult result = planning.plan(loaded, (elapsed, averted) -> {});
      if (!(result instanceof PlanningResult.Planned planned)) {
        return List.of(
            new Difference(
                StoredRun.PLAN,
                "",
                Optional.of("a plan"),
                Optional.of("no plan keeps every rule")));
      }
      outcome = planned.outcome();
      differences.addAll(planDifferences(PlanFile.toCsv(loaded, outcome.plan())));
    } else {
      outcome = planning.evaluate(loaded, opened.plan());
    }
    int greedy = replay == Replay.SEARCH ? Integer.MAX_VALUE : outcome.baselines().size();
    Predicate<String> passedOver =
        place ->
            PlanJson.NOT_COMPARABLE.contains(place)
                || (replay == Replay.JUDGEMENT && OF_THE_SEARCH.matcher(place).matches())
                || place.equals("/baselines/" + greedy);
    differences.addAll(
        DocumentDifferences.between(
            StoredRun.RESULT,
            JsonText.readExactly(text(StoredRun.RESULT)),
            JsonText.readExactly(PlanJson.of(outcome, Optional.of(run.id()))),
            passedOver));
    return differences;
  }

  private List<Difference> planDifferences(String replayed) {
    List<String> was = text(StoredRun.PLAN).lines().toList();
    List<String> is = replayed.lines().toList();
    List<Difference> differences = new ArrayList<>();
    was.stream()
        .filter(row -> !is.contains(row))
        .forEach(row -> differences.add(row(was.indexOf(row), Optional.of(row), Optional.empty())));
    is.stream()
        .filter(row -> !was.contains(row))
        .forEach(row -> differences.add(row(is.indexOf(row), Optional.empty(), Optional.of(row))));
    return differences;
  }

  private static Difference row(int index, Optional<String> stored, Optional<String> replayed) {
    return new Difference(StoredRun.PLAN, "row " + (index + 1), stored, replayed);
  }

  private String text(String file) {
    try {
      return Files.readString(run.folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Verification verification(
      Replay replay, List<Problem> damage, List<Difference> differences, Optional<String> failure) {
    int shown = Math.min(differences.size(), Verification.MOST_DIFFERENCES);
    return new Verification(
        run.id(),
        replay,
        new Environment(
            provenance.productVersion(),
            provenance.javaVersion(),
            provenance.javaVm(),
            provenance.when().processor()),
        now,
        damage,
        differences.subList(0, shown),
        differences.size() - shown,
        failure);
  }
}
