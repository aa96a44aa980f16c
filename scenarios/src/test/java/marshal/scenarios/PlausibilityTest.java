package marshal.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.TreatmentLever;
import marshal.model.plan.Line;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSampler;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import org.junit.jupiter.api.Test;

/**
 * Holds what each intervention of Derby averts per pound beside what was published of it.
 *
 * <p>The reference dose is a quarter of the targets of a place, at least one unit (for treatment
 * places, an eighth more than are committed): in the first quarter for what lasts half a year or
 * more, in every quarter for the rest, on top of what is committed. Run with {@code
 * -Dmarshal.regenerate=true} to write the table that it prints to
 * results/published/plausibility.md.
 */
class PlausibilityTest {

  private static final int LASTING_STEPS = 6;

  /** Benefit for a pound as published, and where; the catalogue's rows name the sources in full. */
  private static final Map<String, Published> PUBLISHED =
      Map.of(
          "drug-treatment-places", new Published(2.5, "DTORS, Davies and others 2009"),
          "alley-gates", new Published(1.86, "Bowers, Johnson and Hirschfield 2004, over its life"),
          "alcohol-treatment-places", new Published(5, "UKATT 2005, all public costs"),
          "start-programme", new Published(2.75, "CARA cautions, low end of 2.75 to 11.1"),
          "idva", new Published(2.9, "CAADA 2012"));

  private record Published(double ratio, String source) {}

  private record Row(
      Intervention intervention, String place, int units, double pounds, double ratio) {}

  @Test
  void everyRatioIsPlausibleOrExplained() throws IOException {
    Path root = repository();
    LoadedCase loaded = CaseFolder.read(root.resolve("scenarios/cases/derby"), "baseline");
    Case theCase = loaded.theCase();
    HarmModel model =
        new HarmModel(theCase, loaded.space(), new WorldSampler(theCase).evenlySpread(64, 1));
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < theCase.interventions().size(); k++) {
      rows.add(best(model, k));
    }
    String table = table(rows);
    System.out.println(table);

    for (Row row : rows) {
      Published published = PUBLISHED.get(row.intervention().id());
      boolean near =
          published == null
              || (row.ratio() > published.ratio() / 2 && row.ratio() < published.ratio() * 2);
      if (!(row.ratio() > 0 && row.ratio() <= 10) || !near) {
        assertThat(row.intervention().evidence().note())
            .as("%s averts £%.2f for £1: explained", row.intervention().id(), row.ratio())
            .hasSizeGreaterThan(40);
      }
      assertThat(row.ratio()).as(row.intervention().id()).isBetween(-0.5, 10.0);
    }
    Path published = root.resolve("results/published/plausibility.md");
    if (Boolean.getBoolean("marshal.regenerate")) {
      Files.createDirectories(published.getParent());
      Files.writeString(published, table);
    }
    assertThat(published).content().isEqualTo(table);
  }

  @Test
  void theCurrentPlanAvertsSomethingButLessThanAFifthOfAllHarm() {
    LoadedCase loaded = CaseFolder.read(repository().resolve("scenarios/cases/derby"), "baseline");
    Case theCase = loaded.theCase();
    ExactMean mean =
        new ExactMean(
            new HarmModel(theCase, loaded.space(), new WorldSampler(theCase).evenlySpread(64, 1)));
    double without = mean.harm();
    mean.setPlan(loaded.currentPlan());
    double averted = without - mean.harm();

    assertThat(averted).isBetween(0.005 * without, 0.2 * without);
  }

  private static Row best(HarmModel model, int k) {
    Case theCase = model.theCase();
    PlanSpace space = model.space();
    Intervention intervention = theCase.interventions().get(k);
    boolean lasts = intervention.persistence().halfLifeSteps() >= LASTING_STEPS;
    ExactMean mean = new ExactMean(model);
    double without = mean.harm();
    Row best = null;
    for (int site = 0; site < space.sites(); site++) {
      int first = space.lineOf(site, 0);
      if (space.line(first).intervention() == k) {
        boolean places = intervention.lever().orElse(null) instanceof TreatmentLever.Places;
        double dose = places ? space.atLeast(first) / 8.0 : space.targetSize(site) / 4;
        int units = 0;
        for (int q = 0; q < (lasts ? 1 : theCase.horizon().periods()); q++) {
          int line = space.lineOf(site, q);
          int room = space.atMost(line) - space.atLeast(line);
          int more = (int) Math.max(1, Math.min(Math.round(dose), room));
          mean.setUnits(line, space.atLeast(line) + more);
          units += more;
        }
        double pounds = units * intervention.unitCostPence() / 100.0;
        double ratio = pounds == 0 ? 0 : (without - mean.harm()) / pounds;
        if (best == null || ratio > best.ratio()) {
          int place = space.line(first).place();
          String name = place == Line.CITY ? "city" : theCase.area().neighbourhood(place).name();
          best = new Row(intervention, name, units, pounds, ratio);
        }
        for (int q = 0; q < theCase.horizon().periods(); q++) {
          mean.setUnits(space.lineOf(site, q), space.atLeast(space.lineOf(site, q)));
        }
      }
    }
    return best;
  }

  private static String table(List<Row> rows) {
    StringBuilder table =
        new StringBuilder(
            """
            # Harm averted for a pound, intervention by intervention

            Derby, baseline, Home Office unit costs 2018: a reference dose (a quarter of the targets; an
            eighth more places than are committed) in the place where it averts most, on top of what is
            committed, within the plan year. Printed and checked by `PlausibilityTest`; what lies far
            from its published ratio is explained in the
            catalogue's note.

            | intervention | best place | units | £ | averts per £ | published per £ |
            | --- | --- | ---: | ---: | ---: | --- |
            """);
    for (Row row : rows) {
      Published published = PUBLISHED.get(row.intervention().id());
      table.append(
          String.format(
              Locale.UK,
              "| %s | %s | %,d | %,.0f | %.2f | %s |%n",
              row.intervention().id(),
              row.place(),
              row.units(),
              row.pounds(),
              Math.round(100 * row.ratio()) / 100.0 + 0.0,
              published == null
                  ? ""
                  : String.format(Locale.UK, "%.2f (%s)", published.ratio(), published.source())));
    }
    return table.toString();
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("scenarios/cases"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
