package marshal.results.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import marshal.results.json.PlanDocument;
import marshal.scenarios.problem.InputException;

/** Says in a line what each run is: its name first, so that other programs can cut it off. */
public final class RunListText {

  private RunListText() {}

  /** Returns a line for each run, in their order. */
  public static String of(List<StoredRun> runs) {
    int width = runs.stream().mapToInt(run -> run.id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (StoredRun run : runs) {
      text.append(run.id()).append(" ".repeat(width - run.id().length() + 2)).append(words(run));
      text.append('\n');
    }
    return text.toString();
  }

  private static String words(StoredRun run) {
    try {
      Provenance provenance = RunReader.provenance(run);
      boolean isPlan = provenance.command().equals(Provenance.PLAN);
      if (!isPlan && !provenance.command().equals(Provenance.EVALUATE)) {
        return provenance.command();
      }
      PlanDocument document = RunReader.document(run);
      return provenance.command()
          + document.harm().averted().mean().map(mean -> averts(document, mean)).orElse("")
          + document.budget().spent().map(spent -> " for " + pounds(spent)).orElse("")
          + (provenance.stoppedBy().isEmpty() ? "" : ", stopped by " + provenance.stoppedBy());
    } catch (InputException e) {
      return "damaged: see 'marshal runs verify'";
    }
  }

  private static String averts(PlanDocument document, BigDecimal mean) {
    return document.harm().unit().equals("£")
        ? ", averts " + pounds(mean)
        : String.format(Locale.UK, ", averts %,.0f %s", mean, document.harm().unit());
  }

  private static String pounds(BigDecimal pounds) {
    return String.format(Locale.UK, "£%,.0f", pounds);
  }
}
