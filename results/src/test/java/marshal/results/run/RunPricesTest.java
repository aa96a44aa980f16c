package marshal.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marshal.model.evaluation.HarmModel;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.scenarios.casefolder.RuleChanges;
import marshal.scenarios.explanation.PlanExplainer;
import marshal.scenarios.goal.GoalSettings;
import marshal.scenarios.planning.Planning;
import marshal.scenarios.planning.PlanningOptions;
import marshal.scenarios.planning.PlanningResult;
import marshal.scenarios.problem.InputException;
import marshal.solver.LimitPrices;
import marshal.solver.relaxation.LinearRules;
import marshal.solver.relaxation.Relaxation;
import marshal.solver.relaxation.RelaxationLimits;
import marshal.solver.rules.CaseRules;
import marshal.solver.search.SearchLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPricesTest {

  @TempDir private Path runs;

  private static PlanningOptions options(Optional<Double> riskWeight) {
    return new PlanningOptions(
        5,
        8,
        50,
        SearchLimits.ofSteps(300),
        new GoalSettings(Optional.empty(), Optional.empty(), riskWeight, Optional.empty()));
  }

  private static PlanningResult.Planned planned(Optional<Double> riskWeight) {
    LoadedCase loaded = CaseFolder.read(TinyRuns.CASE, "baseline");
    return (PlanningResult.Planned)
        new Planning(options(riskWeight)).plan(loaded, (time, averted) -> {});
  }

  /** Reasons from what is kept are those that would be found again, to the bit. */
  @Test
  void keepsThePricesThatAreFoundAgain() {
    OpenedRun run = RunReader.open(TinyRuns.plan(runs, "baseline"), TinyRuns.VERSION);
    HarmModel model = new Planning(run.options()).searchModel(run.loaded());
    CaseRules rules = new CaseRules(run.loaded().theCase(), run.loaded().space());
    LimitPrices found =
        LimitPrices.of(
            new Relaxation(model, LinearRules.of(rules))
                .solve(RelaxationLimits.DEFAULT, () -> false)
                .prices());
    assertThat(run.prices()).contains(found);
    assertThat(found.toList()).anyMatch(price -> price > 0);

    List<Integer> lines = IntStream.range(0, run.loaded().space().lines()).boxed().toList();
    assertThat(explainer(run, run.prices()).reasons(lines))
        .usingRecursiveComparison()
        .isEqualTo(explainer(run, Optional.empty()).reasons(lines));
    double[] dearer = Arrays.stream(found.toArray()).map(price -> 1.01 * price).toArray();
    assertThat(explainer(run, Optional.of(LimitPrices.of(dearer))).reasons(lines).toString())
        .as("other prices give other reasons")
        .isNotEqualTo(explainer(run, run.prices()).reasons(lines).toString());
  }

  private static PlanExplainer explainer(OpenedRun run, Optional<LimitPrices> prices) {
    return new PlanExplainer(run.loaded(), run.plan(), run.options(), prices);
  }

  @Test
  void keepsNoneWhereTheMeanIsNotAllThatCounts() {
    assertThat(planned(Optional.empty()).limitPrices()).isPresent();
    assertThat(planned(Optional.of(0.5)).limitPrices()).isEmpty();
  }

  @Test
  void opensRunsThatKeepNone() {
    PlanningResult.Planned planned = planned(Optional.empty());
    StoredRun run;
    try (RunDraft draft = new RunStore(runs).begin()) {
      run =
          draft.finish(
              RunContent.of(
                  TinyRuns.CASE,
                  planned.loaded(),
                  options(Optional.empty()),
                  RuleChanges.NONE,
                  planned.outcome(),
                  Optional.empty(),
                  TinyRuns.VERSION));
    }
    assertThat(run.folder().resolve(StoredRun.PRICES)).doesNotExist();
    OpenedRun opened = RunReader.open(run, TinyRuns.VERSION);
    assertThat(opened.prices()).isEmpty();
    assertThat(explainer(opened, opened.prices()).reasons(List.of(0))).hasSize(1);
  }

  @Test
  void refusesPricesThatWereChanged() throws IOException {
    StoredRun run = TinyRuns.plan(runs, "baseline");
    Files.writeString(run.folder().resolve(StoredRun.PRICES), "{\"perUnit\": [1]}\n");
    assertThatThrownBy(() -> RunReader.open(run, TinyRuns.VERSION))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(StoredRun.PRICES)
        .hasMessageContaining("not the one that the run wrote");
  }
}
