package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import marshal.model.Case;
import marshal.model.demand.StreamDemand;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.RelativeEffect;
import marshal.model.intervention.StaffUse;
import marshal.model.intervention.TreatmentLever;
import marshal.model.resource.Commitment;
import marshal.model.resource.FundingStream;
import marshal.model.treatment.TreatmentGroup;
import marshal.scenarios.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFolderTest {

  private static final Path TINY = TinyCase.ORIGINAL;

  @TempDir Path temporary;

  private static Intervention intervention(Case theCase, String id) {
    return theCase.interventions().stream()
        .filter(i -> i.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsHowFarArrivalsForTreatmentSpread() throws IOException {
    TinyCase tiny = TinyCase.copiedTo(temporary);
    Path file = tiny.folder().resolve("treatment.csv");
    assertThat(group(tiny).presentationPsi()).isZero();
    Files.writeString(file, Files.readString(file) + "alcohol,presentation_psi,0.4,true,\n");
    assertThat(group(tiny).presentationPsi()).isEqualTo(0.4);
    Files.writeString(file, Files.readString(file).replace("psi,0.4", "psi,101"));
    assertThat(CaseFolder.validate(tiny.folder()).problems())
        .extracting(Problem::toText)
        .singleElement()
        .asString()
        .contains("treatment.csv", "'presentation_psi' is at most 100");
  }

  private static TreatmentGroup group(TinyCase tiny) {
    return CaseFolder.read(tiny.folder(), "baseline").theCase().treatmentGroups().get(0);
  }

  @Test
  void findsNothingWrongWithTheTinyCase() {
    CaseCheck check = CaseFolder.validate(TINY);
    assertThat(check.problems()).extracting(Problem::toText).isEmpty();
    assertThat(check.isGood()).isTrue();
    assertThat(check.scenarios())
        .extracting(ScenarioTitle::name)
        .containsExactly("baseline", "cut", "cut-and-more");
    assertThat(CaseFolder.scenarios(TINY)).isEqualTo(check.scenarios());
  }

  @Test
  void readsFiguresInTheUnitsOfTheModel() {
    LoadedCase loaded = CaseFolder.read(TINY, "baseline");
    Case theCase = loaded.theCase();
    assertThat(theCase.horizon().steps()).isEqualTo(7);
    Intervention locks = intervention(theCase, "locks");
    // 175.50 pounds of 2009/10 at index 90 are 195.00 pounds of 2015/16 at index 100.
    assertThat(locks.unitCostPence()).isEqualTo(19_500);
    assertThat(locks.staff()).containsExactly(new StaffUse("team", 240));
    assertThat(locks.persistence().rampUpSteps()).isEqualTo(1);
    assertThat(locks.persistence().halfLifeSteps()).isEqualTo(60);
    assertThat(locks.offer().atMostPerPeriod()).isEqualTo(80);
    assertThat(locks.offer().atMostPerTarget()).isInfinite();
    assertThat(locks.effects())
        .containsExactly(
            new Effect(
                "burglary",
                new RelativeEffect(-0.25, -0.5, -0.05),
                0.2,
                java.util.Optional.empty(),
                true));
    assertThat(intervention(theCase, "alcohol-places").lever())
        .contains(new TreatmentLever.Places("alcohol"));
    assertThat(intervention(theCase, "alcohol-workers").persistence().halfLifeSteps()).isInfinite();
    assertThat(theCase.harmIndex().perIncident().get("burglary"))
        .isCloseTo(5000 / 0.9, within(1e-9));
    assertThat(theCase.resources().funding())
        .extracting(FundingStream::amountPence)
        .containsExactly(5_000_000L, 6_000_025L);
    assertThat(theCase.resources().staff().get(0).minutesPerPeriod())
        .containsExactly(42_000L, 39_030L);
    assertThat(theCase.resources().commitments())
        .contains(
            new Commitment.Units(
                "First nights", "marshals", java.util.Optional.of("N2"), OptionalInt.of(0), 4));
    TreatmentGroup alcohol = theCase.treatmentGroups().get(0);
    assertThat(alcohol.earlyExitHazard()).isEqualTo(0.12);
    assertThat(alcohol.retentionSteps()).isEqualTo(3);
    assertThat(loaded.currentPlan().units()).containsExactly(30, 30, 0, 0, 10, 0, 0, 5, 26, 26);
    assertThat(loaded.sha256ByFile())
        .containsOnlyKeys(
            "adjacency.csv",
            "case.yaml",
            "current-plan.csv",
            "demand.json",
            "harm.yaml",
            "interventions.yaml",
            "neighbourhoods.csv",
            "recorded-crime.csv",
            "resources.yaml",
            "scenarios/baseline.yaml",
            "treatment.csv");
  }

  @Test
  void marksWhatRestsOnAssumptions() {
    LoadedCase loaded = CaseFolder.read(TINY, "cut-and-more");
    assertThat(loaded.assumptions())
        .extracting(Assumption::toText)
        .contains(
            "street-violence: share 0.6 (Half a guess)",
            "alcohol: re_presentation_share 0.2 (Guess)",
            "locks: staff[team].hoursPerUnit 4 (Guess)",
            "locks: target perFigure 0.1, saturation 1",
            "health: amountPounds 60000.25",
            "locks: changePercent -20 (Doubt)");
    assertThat(intervention(loaded.theCase(), "locks").evidence().assumptions())
        .containsExactly(
            "staff[team].hoursPerUnit 4 (Guess)",
            "target perFigure 0.1, saturation 1",
            "changePercent -20 (Doubt)",
            "fractionOfOthers 0.3");
    assertThat(loaded.theCase().harmIndices().get(1).assumptions())
        .containsExactly(
            "perIncident[street-violence].weight 8000",
            "perPersonWaitingMonth[alcohol].weight 90 (Guess)");
  }

  @Test
  void appliesAChainOfScenariosRootFirst() {
    Case base = CaseFolder.read(TINY, "baseline").theCase();
    Case cut = CaseFolder.read(TINY, "cut").theCase();
    Case more = CaseFolder.read(TINY, "cut-and-more").theCase();
    assertThat(cut.resources().funding().get(0).amountPence()).isEqualTo(4_500_000);
    // A tenth less, then a tenth more of what is left.
    assertThat(more.resources().funding().get(0).amountPence()).isEqualTo(4_950_000);
    assertThat(more.resources().funding().get(1).amountPence()).isEqualTo(7_000_000);
    assertThat(more.resources().funding().get(1).mayPayFor()).isEmpty();
    assertThat(more.resources().staff().get(0).minutesPerPeriod())
        .containsExactly(21_000L, 19_515L);
    assertThat(more.harmIndex().id()).isEqualTo("days");
    assertThat(more.horizon().stepsAfterPlan()).isEqualTo(4);
    assertThat(intervention(more, "locks").unitCostPence()).isEqualTo(21_450);
    assertThat(intervention(more, "marshals").unitCostPence()).isEqualTo(20_000);
    assertThat(intervention(more, "marshals").offer().atMostPerLine()).isEqualTo(20);
    assertThat(intervention(more, "locks").effects().get(0).change())
        .isEqualTo(new RelativeEffect(-0.2, -0.5, -0.05));
    assertThat(more.streams().get(1).share()).isEqualTo(0.4);
    assertThat(more.treatmentGroups().get(0).waitingAtStart()).isEqualTo(12);
    assertThat(more.treatmentGroups().get(0).presentationsPerStep()).isCloseTo(6, within(1e-12));
    assertThat(more.resources().commitments())
        .extracting(Commitment::name)
        .containsExactly("Cameras", "Places promised");
    // All streams a tenth more, burglary a fifth more on top.
    assertThat(more.demand().get(0).endemic()[0])
        .isCloseTo(base.demand().get(0).endemic()[0] * 1.1 * 1.2, within(1e-9));
  }

  @Test
  void readsAScenarioFromAnyFile() throws IOException {
    Path file = temporary.resolve("mine.yaml");
    Files.writeString(file, "schemaVersion: 1\ntitle: Mine\nextends: cut\nstepsAfterPlan: 2\n");
    Case theCase = CaseFolder.read(TINY, file.toString()).theCase();
    assertThat(theCase.scenario()).isEqualTo("mine");
    assertThat(theCase.horizon().stepsAfterPlan()).isEqualTo(2);
    assertThat(theCase.resources().funding().get(0).amountPence()).isEqualTo(4_500_000);
  }

  @Test
  void acceptsJsonInPlaceOfYaml() throws IOException {
    TinyCase tiny = TinyCase.copiedTo(temporary);
    for (String stem : List.of("case", "interventions", "harm", "resources", "scenarios/cut")) {
      Object tree = new ObjectMapper(new YAMLFactory()).readTree(tiny.text(stem + ".yaml"));
      tiny.write(stem + ".json", new ObjectMapper().writeValueAsString(tree));
      tiny.delete(stem + ".yaml");
    }
    assertThat(tiny.problems()).isEmpty();
    assertSame(CaseFolder.read(tiny.folder(), "cut"), CaseFolder.read(TINY, "cut"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void givesTheSameCaseWhateverTheOrderOfRows(long seed) {
    TinyCase tiny = TinyCase.copiedTo(temporary);
    for (String table :
        List.of(
            "neighbourhoods.csv",
            "adjacency.csv",
            "recorded-crime.csv",
            "treatment.csv",
            "current-plan.csv")) {
      List<String> lines = new ArrayList<>(tiny.text(table).lines().toList());
      Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
      tiny.write(table, String.join("\n", lines) + "\n");
    }
    LoadedCase shuffled = CaseFolder.read(tiny.folder(), "baseline");
    assertSame(shuffled, CaseFolder.read(TINY, "baseline"));
  }

  @Test
  void takesByteOrderMarksAndCarriageReturns() {
    TinyCase tiny = TinyCase.copiedTo(temporary);
    for (String file :
        List.of("neighbourhoods.csv", "current-plan.csv", "treatment.csv", "harm.yaml")) {
      String text = "\uFEFF" + tiny.text(file).replace("\n", "\r\n");
      tiny.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(tiny.problems()).isEmpty();
    assertSame(CaseFolder.read(tiny.folder(), "cut"), CaseFolder.read(TINY, "cut"));
  }

  @Test
  void convertsMonthsToWeeks() {
    TinyCase tiny = TinyCase.copiedTo(temporary);
    tiny.replace("case.yaml", "step: month", "step: week")
        .replace("case.yaml", "firstDay: 2020-04-01", "firstDay: 2020-01-13")
        .replace("case.yaml", "training: {from: 2019-10, until: 2019-12}\n", "")
        .replace("case.yaml", "from: 2018-01", "from: 2018-01-01")
        .write(
            "recorded-crime.csv",
            tiny.text("recorded-crime.csv")
                .replace("month,", "week,")
                .replace("2019-10,", "2019-12-23,")
                .replace("2019-11,", "2019-12-30,")
                .replace("2019-12,", "2020-01-06,"))
        .write(
            "demand.json",
            tiny.text("demand.json")
                .replace("\"month\"", "\"week\"")
                .replace("\"2019-10\"", "\"2019-12-23\"")
                .replace("\"2019-12\"", "\"2020-01-06\""));
    assertThat(tiny.problems()).isEmpty();
    Case theCase = CaseFolder.read(tiny.folder(), "baseline").theCase();
    TreatmentGroup alcohol = theCase.treatmentGroups().get(0);
    assertThat(alcohol.retentionSteps()).isEqualTo(12);
    assertThat(alcohol.presentationsPerStep()).isCloseTo(5 * 12 / 52.0, within(1e-12));
    // As many leave in 52 weeks as in 12 months.
    assertThat(Math.pow(1 - alcohol.earlyExitHazard(), 52))
        .isCloseTo(Math.pow(1 - 0.12, 12), within(1e-12));
    assertThat(intervention(theCase, "locks").persistence().halfLifeSteps()).isEqualTo(260);
    assertThat(intervention(theCase, "locks").persistence().rampUpSteps()).isEqualTo(4);
    assertThat(theCase.demand().get(0).drift().stepsSinceData()).isZero();
  }

  @Test
  void readsWhatADemandModelIsFittedOnWithoutAFit() {
    TinyCase tiny = TinyCase.copiedTo(temporary).delete("demand.json");
    History history = CaseFolder.history(tiny.folder());
    assertThat(history.crime().steps()).isEqualTo(3);
    assertThat(history.crime().stepName(history.trainingFrom())).isEqualTo("2019-10");
    assertThat(history.trainingUntil()).isEqualTo(3);
    assertThat(history.crime().counts(List.of("Burglary")))
        .containsExactly(5, 8, 4, 6, 9, 5, 5, 8, 4);
    assertThat(history.crime().counts(List.of("Burglary", "Other")))
        .containsExactly(6, 8, 6, 8, 10, 8, 6, 8, 6);
    assertThat(history.levelBreaks()).containsExactly(new LevelBreak("Burglary", -21, "Invented"));
    assertThat(history.streams()).extracting(s -> s.id()).contains("home-violence");
  }

  private static void assertSame(LoadedCase actual, LoadedCase expected) {
    Case a = actual.theCase();
    Case b = expected.theCase();
    assertThat(a.area().neighbourhoods()).isEqualTo(b.area().neighbourhoods());
    assertThat(a.area().adjacency().weight()).containsExactly(b.area().adjacency().weight());
    assertThat(a.interventions()).isEqualTo(b.interventions());
    assertThat(a.harmIndices()).isEqualTo(b.harmIndices());
    assertThat(a.resources()).isEqualTo(b.resources());
    assertThat(a.streams()).isEqualTo(b.streams());
    assertThat(a.treatmentGroups()).isEqualTo(b.treatmentGroups());
    assertThat(actual.currentPlan()).isEqualTo(expected.currentPlan());
    for (int s = 0; s < a.demand().size(); s++) {
      StreamDemand demand = a.demand().get(s);
      assertThat(demand.endemic()).containsExactly(b.demand().get(s).endemic());
      assertThat(demand.previous()).containsExactly(b.demand().get(s).previous());
    }
  }
}
