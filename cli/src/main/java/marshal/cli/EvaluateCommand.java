package marshal.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges a plan that somebody wrote. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a plan that somebody wrote comes to, for example the current one.",
      "A plan that breaks a rule is not evaluated unless you ask for it.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  marshal evaluate --plan scenarios/cases/derby/current-plan.csv",
      "  marshal evaluate mycity --plan draft.csv --scenario grant-cut-10",
      "  marshal evaluate --plan draft.csv --allow-infeasible --json"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CaseOptions caseOptions;
  @Mixin private WorldOptions worldOptions;

  @Option(
      names = "--plan",
      paramLabel = "FILE.csv",
      required = true,
      description = "The plan: columns intervention, neighbourhood, period and units.")
  private Path plan = Path.of("");

  @Option(
      names = "--allow-infeasible",
      description = "Evaluate a plan that breaks a rule all the same.")
  private boolean allowInfeasible;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    return new EvaluateWork(
            Console.of(spec), caseOptions, worldOptions, plan, allowInfeasible, json.wanted())
        .run();
  }
}
