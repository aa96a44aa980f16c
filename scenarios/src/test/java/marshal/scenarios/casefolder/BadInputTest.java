package marshal.scenarios.casefolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import marshal.scenarios.problem.InputException;
import marshal.scenarios.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {

  @TempDir Path temporary;
  private TinyCase tiny;

  @BeforeEach
  void copy() {
    tiny = TinyCase.copiedTo(temporary);
  }

  /** One edit, and what the one problem that it makes must say. */
  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        // Keys and types.
        "case.yaml | periods: 2 | periods: two | case.yaml: periods (line 7) is \"two\"; expected a whole number from 1 to 520.",
        "case.yaml | periods: 2 | periods: 2.5 | is \"2.5\"; expected a whole number",
        "case.yaml | periods: 2 | period: 2 | Did you mean 'periods'?",
        "case.yaml | step: month | step: moth | expected one of: month, week.~Did you mean 'month'?",
        "case.yaml | priceYear: 2015/16 | priceYear: 2015 | Put it in quotes: \"2015\".",
        "case.yaml | firstDay: 2020-04-01 | firstDay: 2020-04-31 | there is no such day",
        "case.yaml | firstDay: 2020-04-01 | firstDay: 2020-04-02 | begins on the first of a month",
        "case.yaml | id: tiny | id: Tiny Town | expected small letters, digits and single hyphens",
        "case.yaml | id: tiny | id: tiny\\nid: tiny | the key 'id' is given twice",
        "case.yaml | nearRepeats: false | nearRepeats: 'no' | expected true or false",
        "case.yaml | categories: [Burglary] | categories: [] | the list must have at least one item",
        "case.yaml | categories: [Burglary] | categories: [Burglery] | recorded-crime.csv has no such category.~Did you mean 'Burglary'?",
        "case.yaml | share: 0.3 | share: 1.3 | expected a number from 0 to 1",
        "case.yaml | share: 0.3 | share: 0.5 | the shares of home-violence, street-violence in this category add up to 1.1 in N2",
        "case.yaml | shareFigure: centre_share | shareFigure: center_share | Did you mean 'centre_share'?",
        "case.yaml | source: Invented survey | nearRepeats: false | the key 'nearRepeats' is given twice",
        "case.yaml |     source: Invented survey\\n | | the share has no source",
        "case.yaml | harmIndex: money | harmIndex: mony | Did you mean 'money'?",
        "case.yaml | 2009/10: 90 | 2010/11: 90 | has no price index for 2009/10",
        "case.yaml | until: 2019-12 | until: 2019-13 | expected a month as 2014-01",
        "case.yaml | id: home-violence | id: burglary | the id is that of line 16",
        "case.yaml | neighbourhoodFigure: population | neighbourhoodFigure: people | neighbourhoods.csv has no such column",
        "interventions.yaml | poundsPerUnit: 300 | poundsPerUnit: -300 | interventions[1].cost.poundsPerUnit (line 23) is \"-300\"; expected a number from 0 to 1000000000",
        "interventions.yaml | poundsPerUnit: 300 | poundsPerUnit: .nan | is \".nan\"; expected a number",
        "interventions.yaml | poundsPerUnit: 300 | poundsPerUnit: .inf | is \".inf\"; expected a number",
        "interventions.yaml | poundsPerUnit: 300 | poundsPerUnit: 300.005 | no more than two decimals",
        "interventions.yaml | poundsPerUnit: 300 | poundsPerUnit: '£1,300' | without quotes, thousands separators",
        "interventions.yaml | poundsPerUnit: 300 | pounds: 300 | Did you mean 'poundsPerUnit'?",
        "interventions.yaml | pool: team | pool: teem | resources.yaml has no such staff pool.~Did you mean 'team'?",
        "interventions.yaml | only: [N2] | only: [N9] | neighbourhoods.csv has no such code",
        "interventions.yaml | stream: burglary | stream: burglar | case.yaml has no such demand stream.~Did you mean 'burglary'?",
        "interventions.yaml | lowPercent: -50 | lowPercent: -20 | the change must lie between lowPercent -20 and highPercent -5",
        "interventions.yaml | mechanism: watching | mechanism: washing | Did you mean 'watching'?",
        "interventions.yaml | {places: alcohol} | {places: alcool} | case.yaml has no such treatment group",
        "interventions.yaml | {places: alcohol} | {places: alcohol, retention: alcohol} | places or retention, not both",
        "interventions.yaml | figure: households | figure: houses | neighbourhoods.csv has no such column",
        "interventions.yaml | {atMostPerLine: 26} | {atMostPerPeriod: 26} | one of the keys 'atMostPerLine: ...', 'atMostPerTarget: ...' is missing",
        "interventions.yaml | , source: Rota} | } | one of the keys 'source: ...', 'assumption: true' is missing",
        "interventions.yaml | halfLifeMonths: permanent | halfLifeMonths: forever | expected a number from 0 to 12000 or the word 'permanent'",
        "interventions.yaml | atMostPerLine: 26 | atMostPerLine: 25 | at most 25 units of 'marshals' may be bought in N2",
        "interventions.yaml | places: city} | places: city, only: [N1]} | cannot be kept to some neighbourhoods",
        "interventions.yaml | id: marshals | id: locks | the id is that of line 5",
        "interventions.yaml | name: Marshals | name: *marshals | anchors (&name) and aliases (*name) are not allowed",
        "interventions.yaml | name: Marshals | name: !!java.net.URL Marshals | type tags (!name) are not allowed",
        "interventions.yaml | name: Marshals | name: [Marshals | not valid YAML",
        "harm.yaml | stream: burglary | stream: burglarly | Did you mean 'burglary'?",
        "harm.yaml | perIncident:\\n      - {stream: burglary, weight: 20, source: Invented} | perIncident: | there is no weight for stream 'burglary'",
        "harm.yaml | weight: 20 | weight: -20 | expected a number from 0",
        "harm.yaml | unit: £ | unit: $ | expected one of: £, days, points",
        "harm.yaml | unit: £\\n    priceYear: 2009/10 | unit: £ | weights in pounds need the key 'priceYear'",
        "resources.yaml | [700, 650.5] | [700] | the list has 1 numbers, the plan 2 periods",
        "resources.yaml | mayPayFor: all | mayPayFor: every | expected a list or the word 'all'",
        "resources.yaml | [alcohol-places, alcohol-workers] | [alcohol-place] | Did you mean 'alcohol-places'?",
        "resources.yaml | funding: council | funding: counsil | Did you mean 'council'?",
        "resources.yaml | units: 20 | units: 200 | at most 100 units of 'alcohol-places' may be bought in city",
        "resources.yaml | neighbourhood: N2 | neighbourhood: N1 | the intervention is not offered there",
        "resources.yaml | period: 1 | period: 3 | the plan has 2 periods",
        "scenarios/cut.yaml | extends: baseline | extends: bassline | there is no scenario of this name.~Did you mean 'baseline'?",
        "scenarios/cut.yaml | extends: baseline | extends: ../../baseline | there is no scenario of this name",
        "scenarios/cut.yaml | changePercent: -10 | changePercent: -110 | expected a number from -100",
        "scenarios/cut.yaml | changePercent: -10 | amountPounds: 1, changePercent: -10 | cannot both be given",
        "scenarios/cut-and-more.yaml | id: team | id: teams | Did you mean 'team'?",
        "scenarios/cut-and-more.yaml | remove: [Rent | remove: [Rents | there is no such commitment.~Did you mean 'Rent'?",
        "scenarios/cut-and-more.yaml | share: 0.4 | share: 0.5 | scenarios/cut-and-more.yaml: streamShares is \"Violence\"; the shares of home-violence, street-violence",
        "scenarios/cut-and-more.yaml | changePercent: -20 | changePercent: -60 | the effect on 'burglary' becomes -60 with an interval from -50 to -5",
        "scenarios/cut-and-more.yaml | stream: burglary, changePercent: -20 | retention: alcohol, changePercent: -20 | the intervention does not help this group to stay in treatment",
        "scenarios/cut-and-more.yaml | stream: burglary, changePercent: -20 | changePercent: -20 | Give one of the keys 'stream' and 'retention'",
        "scenarios/cut-and-more.yaml | stream: burglary, changePercent: -20 | stream: burglary, retention: alcohol, changePercent: -20 | Give one of the keys 'stream' and 'retention'",
        "scenarios/cut-and-more.yaml | figure: waiting | figure: waitings | Did you mean 'waiting'?",
        "scenarios/cut-and-more.yaml | all, changePercent: 10} | all, poundsPerUnit: 10} | every unit cannot have the same price",
        // Tables.
        "neighbourhoods.csv | N1,North,1000,400 | N1,North,300,400 | neighbourhoods.csv: row 2, population is \"300\"; fewer people than the 400 households cannot be right.",
        "neighbourhoods.csv | N1,North,1000,400 | N1,North,0,400 | expected a whole number from 1",
        "neighbourhoods.csv | N1,North,1000,400 | N1,North,1000.5,400 | is \"1000.5\"; expected a whole number",
        "neighbourhoods.csv | N1,North,1000 | N1,North,\"1,000\" | Write it without thousands separators",
        "neighbourhoods.csv | N2,Centre | N1,Centre | neighbourhoods.csv: row 3, code is \"N1\"; the code is that of row 2",
        "neighbourhoods.csv | N2,Centre,2000,900,1,0 | N2,Centre,2000,900,0,0 | the tile is that of row 2",
        "neighbourhoods.csv | 0,0.5 | 0,NaN | row 2, terraced_share is \"NaN\"; expected a number, 0 or more",
        "neighbourhoods.csv | 0,0.5 | 0,-0.5 | is \"-0.5\"; expected a number, 0 or more",
        "neighbourhoods.csv | 0,0.5 | 0 | row 2: the row has 7 fields, the header 8",
        "neighbourhoods.csv | centre_share,terraced | population,terraced | the column is there twice",
        "neighbourhoods.csv | households | homes | the column households is missing",
        "adjacency.csv | N2,N3 | N2,N4 | row 3, second is \"N4\"; neighbourhoods.csv has no such code",
        "adjacency.csv | N2,N3 | N2,N1 | the border is that of row 2",
        "adjacency.csv | N2,N3 | N3,N3 | a neighbourhood cannot border itself",
        "adjacency.csv | first,second | first;second | Separate columns by commas",
        "recorded-crime.csv | 2019-10,N1,Burglary,5 | 2019-10,N8,Burglary,5 | row 2, neighbourhood is \"N8\"; neighbourhoods.csv has no such code",
        "recorded-crime.csv | 2019-10,N1,Burglary,5 | 2019-10,N2,Burglary,5 | row 3: step, neighbourhood and category are those of row 2",
        "recorded-crime.csv | 2019-10,N1,Burglary,5 | 2019-10,N1,Burglary,-5 | row 2, count is \"-5\"; expected a whole number from 0 to 1000000",
        "recorded-crime.csv | 2019-10,N1,Burglary,5 | 2019-10,N1,Burglary,5.5 | count is \"5.5\"; expected a whole number",
        "recorded-crime.csv | 2019-10,N1,Burglary,5 | 2019-10,N1,Burglary,five | count is \"five\"; expected a whole number",
        "recorded-crime.csv | 2019-10,N1,Burglary,5 | 2019-13,N1,Burglary,5 | month is \"2019-13\"; expected a month as 2014-01",
        "recorded-crime.csv | 2019-10,N1,Burglary,5 | 2019-10,N1,\"Burglary,5 | recorded-crime.csv: row",
        "recorded-crime.csv | month,n | week,n | these are counts by week, and case.yaml has the step month",
        "treatment.csv | alcohol,waiting,6,false,Invented\\n | | group 'alcohol' has no row for waiting",
        "treatment.csv | alcohol,waiting,6 | alcohol,wating,6 | Did you mean 'waiting'?",
        "treatment.csv | alcohol,waiting,6 | alcool,waiting,6 | case.yaml has no such treatment group",
        "treatment.csv | alcohol,waiting,6 | alcohol,waiting,96 | more people in treatment and waiting (126) than need it",
        "treatment.csv | share,0.5,true | share,50,true | 'retained_share' is at most 1",
        "treatment.csv | waiting,6,false,Invented | waiting,6,false, | the figure has no source",
        "current-plan.csv | locks,N1,1,10 | lock,N1,1,10 | Did you mean 'locks'?",
        "current-plan.csv | locks,N1,1,10 | locks,N3,1,10 | 'locks' is not offered there",
        "current-plan.csv | locks,N1,1,10 | locks,city,1,10 | It is bought by neighbourhood: write a code",
        "current-plan.csv | locks,N1,1,10 | locks,N1,3,10 | the plan has 2 periods",
        "current-plan.csv | locks,N1,1,10 | locks,N1,0,10 | expected a whole number, 1 or more",
        "current-plan.csv | locks,N1,1,10 | locks,N1,1,1.5 | units is \"1.5\"; expected a whole number",
        "current-plan.csv | locks,N1,1,10 | locks,N1,1,51 | at most 50 units of 'locks' may be bought in N1 in a period",
        "current-plan.csv | locks,N2,2,5 | locks,N1,1,5 | are those of row 2",
        // The fitted demand.
        "demand.json | \"lambda\": 0.1 | \"lambda\": 0.99 | lambda + phi must be below 1",
        "case.yaml | categories: [Burglary] | categories: [Burglary]\\n    lagWeights: [0.5, 0.4] | the lag weights sum to 0.9",
        "case.yaml | categories: [Burglary] | categories: [Burglary]\\n    lagWeights: [0.5, 0.5] | case.yaml has other lag weights",
        "interventions.yaml | rampUpMonths: 1 | displacement: {share: 0.3, assumption: true} | the share must lie between low -0.2 and high 0.2",
        "interventions.yaml | rampUpMonths: 1 | displacement: {share: 0.3, high: 0.5} | one of the keys 'source: ...', 'assumption: true' is missing",
        "interventions.yaml | rampUpMonths: 1 | displacement: {shares: 0.3, assumption: true} | Did you mean 'share'",
        "demand.json | \"id\": \"burglary\" | \"id\": \"robbery\" | there is no fit of stream 'burglary'",
        "demand.json | \"N1\": 1.4 | \"N8\": 1.4 | neighbourhoods.csv has no such code",
        "demand.json | \"step\": \"month\" | \"step\": \"week\" | case.yaml has steps of another length",
        "demand.json | \"schemaVersion\": 1, | \"schemaVersion\": 1 | not valid JSON",
      })
  void saysWhatIsWrong(String file, String text, String replacement, String expected) {
    tiny.replace(
        file,
        text.replace("\\n", "\n"),
        replacement == null ? "" : replacement.replace("\\n", "\n"));
    assertThat(tiny.problems())
        .isNotEmpty()
        .anySatisfy(problem -> assertThat(problem).contains(expected.replace("~", "\n")));
  }

  @Test
  void saysOnceThatAFolderIsEmpty() throws IOException {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    List<Problem> problems = CaseFolder.validate(empty).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toText())
        .contains(
            "the folder holds no case; missing are case.yaml, neighbourhoods.csv, adjacency.csv,"
                + " recorded-crime.csv, demand.json, interventions.yaml, harm.yaml, resources.yaml,"
                + " current-plan.csv, scenarios/baseline.yaml")
        .contains("marshal new");
  }

  @Test
  void saysThatThereIsNoFolder() {
    InputException thrown =
        catchThrowableOfType(
            InputException.class, () -> CaseFolder.read(temporary.resolve("none"), "baseline"));
    assertThat(thrown)
        .hasMessageContaining("there is no such folder")
        .hasMessageContaining("marshal new");
  }

  @Test
  void reportsAllProblemsOfAllFilesAtOnce() {
    tiny.replace("case.yaml", "periods: 2", "periods: two")
        .replace("interventions.yaml", "name: Marshals", "name: [Marshals")
        .replace("harm.yaml", "weight: 20", "weight: -20")
        .replace("harm.yaml", "weight: 5000", "weight: many")
        .replace("adjacency.csv", "N2,N3", "N2,N4")
        .replace("neighbourhoods.csv", "1000,400", "300,400")
        .replace("recorded-crime.csv", "2019-10,N1", "2019-10,N7")
        .replace("treatment.csv", "alcohol,waiting", "alcohol,wating")
        .replace("resources.yaml", "funding: council", "funding: counsil")
        .replace("current-plan.csv", "locks,N1", "locks,N8")
        .replace("scenarios/cut.yaml", "id: council", "id: councel")
        .replace("demand.json", "\"phi\": 0.05", "\"phi\": -0.05");
    assertThat(tiny.check().problems())
        .extracting(Problem::file)
        .containsExactly(
            "case.yaml",
            "neighbourhoods.csv",
            "adjacency.csv",
            "recorded-crime.csv",
            "treatment.csv",
            "demand.json",
            "interventions.yaml",
            "harm.yaml",
            "harm.yaml",
            "resources.yaml",
            "current-plan.csv",
            "scenarios/cut.yaml");
  }

  @Test
  void checksTheRestOfAFileAroundAFaultyEntry() {
    tiny.replace("interventions.yaml", "poundsPerUnit: 300", "poundsPerUnit: -300")
        .replace("interventions.yaml", "stream: burglary", "stream: burglar");
    assertThat(tiny.problems())
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).contains("poundsPerUnit"))
        .anySatisfy(problem -> assertThat(problem).contains("Did you mean 'burglary'?"));
  }

  @Test
  void reportsEachMissingFile() {
    tiny.delete("demand.json").delete("harm.yaml").delete("scenarios/baseline.yaml");
    assertThat(tiny.problems())
        .anySatisfy(
            p ->
                assertThat(p)
                    .contains("demand.json: the file is missing")
                    .contains("marshal calibrate"))
        .anySatisfy(p -> assertThat(p).contains("harm.yaml: the file is missing"))
        .anySatisfy(p -> assertThat(p).contains("The scenario 'baseline' must exist."));
  }

  @Test
  void namesTheCircleOfScenarios() {
    tiny.replace("scenarios/baseline.yaml", "title", "extends: cut-and-more\ntitle");
    assertThat(tiny.problems())
        .anySatisfy(
            p ->
                assertThat(p)
                    .contains("the scenarios extend each other in a circle: ")
                    .contains("cut -> baseline -> cut-and-more -> cut"));
  }

  @Test
  void suggestsAScenarioOfNearlyThatName() {
    InputException thrown =
        catchThrowableOfType(
            InputException.class, () -> CaseFolder.read(tiny.folder(), "cut-and-mre"));
    assertThat(thrown).hasMessageContaining("Did you mean 'cut-and-more'?");
  }

  @Test
  void refusesAYamlAliasBomb() {
    StringBuilder bomb = new StringBuilder("schemaVersion: 1\na: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'i'; c++) {
      char p = (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(("*" + p + ", ").repeat(8)).append('*').append(p).append("]\n");
    }
    tiny.write("harm.yaml", bomb.toString());
    assertThat(tiny.problems())
        .anySatisfy(p -> assertThat(p).contains("line 2: anchors (&name) and aliases (*name)"));
  }

  @Test
  void refusesDeepNesting() {
    tiny.write("harm.yaml", "schemaVersion: 1\nindices: " + "[".repeat(30) + "]".repeat(30) + "\n");
    assertThat(tiny.problems())
        .anySatisfy(p -> assertThat(p).contains("values are nested more than 20 deep"));
    tiny.write("harm.yaml", "[".repeat(100_000));
    assertThat(tiny.problems()).anySatisfy(p -> assertThat(p).contains("harm.yaml"));
  }

  @Test
  void refusesTwoDocumentsInOneFile() {
    tiny.append("harm.yaml", "---\nschemaVersion: 1\n");
    assertThat(tiny.problems())
        .anySatisfy(p -> assertThat(p).contains("the file holds a second document"));
  }

  @Test
  void refusesAnEmptyFile() {
    tiny.write("harm.yaml", "# nothing\n").write("adjacency.csv", "");
    assertThat(tiny.problems())
        .anySatisfy(p -> assertThat(p).contains("harm.yaml: the file is empty"))
        .anySatisfy(p -> assertThat(p).contains("adjacency.csv: the file is empty"));
  }

  @Test
  void namesTheLineOfLatin1Bytes() {
    byte[] latin1 =
        tiny.text("neighbourhoods.csv")
            .replace("Centre,", "Café,")
            .getBytes(StandardCharsets.ISO_8859_1);
    tiny.write("neighbourhoods.csv", latin1)
        .write(
            "harm.yaml", "schemaVersion: 1\nname: \u00a3\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(tiny.problems())
        .anySatisfy(
            p ->
                assertThat(p)
                    .contains("neighbourhoods.csv: line 3 is \"byte 0xE9\"")
                    .contains("the file is not UTF-8"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .contains("harm.yaml: line 2 is \"byte 0xA3\"; the file is not UTF-8"));
  }

  @Test
  void namesTheFolderWhereAFileOfACaseIsNamed() {
    assertThat(CaseFolder.validate(tiny.folder().resolve("case.yaml")).problems())
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.toText())
                    .contains("this is a file", tiny.folder().toAbsolutePath().toString()));
  }

  @Test
  void asksToRoundAFractionOfAPerson() {
    tiny.write(
        "neighbourhoods.csv", tiny.text("neighbourhoods.csv").replaceFirst(",(\\d+),", ",$1.5,"));
    assertThat(tiny.problems())
        .anySatisfy(p -> assertThat(p).contains("expected a whole number", "Round it."));
  }

  @Test
  void refusesALineWithoutEndWithoutHoldingIt() throws IOException {
    // A sparse file of a gigabyte: its size alone is allowed for a table, its line is not.
    Path file = tiny.folder().resolve("recorded-crime.csv");
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("month,neighbourhood,category,count\n".getBytes(StandardCharsets.UTF_8));
      out.write(megabyte);
      out.write(megabyte);
    }
    assertThat(tiny.problems())
        .anySatisfy(
            p ->
                assertThat(p).contains("recorded-crime.csv: line 2: the line is longer than 1 MB"));
  }

  @Test
  void refusesAFileOverItsLimitByItsSize() throws IOException {
    try (java.io.RandomAccessFile file =
        new java.io.RandomAccessFile(tiny.folder().resolve("harm.yaml").toFile(), "rw")) {
      file.setLength(1L << 32);
    }
    assertThat(tiny.problems())
        .anySatisfy(p -> assertThat(p).contains("harm.yaml").contains("larger than 4 MB"));
  }

  @Test
  void refusesALinkThatLeavesTheFolder() throws IOException {
    Path outside = Files.writeString(temporary.resolve("outside.yaml"), tiny.text("harm.yaml"));
    tiny.delete("harm.yaml");
    Files.createSymbolicLink(tiny.folder().resolve("harm.yaml"), outside);
    assertThat(tiny.problems())
        .anySatisfy(
            p -> assertThat(p).contains("harm.yaml: the file leads out of the case folder"));
  }

  @Test
  void refusesAFileThatIsThereAsYamlAndAsJson() {
    tiny.write("harm.json", "{}");
    assertThat(tiny.problems()).anySatisfy(p -> assertThat(p).contains("Keep one of the two."));
  }

  @Test
  void refusesAStepFarFromTheOthers() {
    tiny.append("recorded-crime.csv", "9999-01,N1,Burglary,1\n");
    assertThat(tiny.problems()).anySatisfy(p -> assertThat(p).contains("are too many"));
  }

  @Test
  void countsProblemsBeyondTheFirstHundred() {
    tiny.append("adjacency.csv", "N8,N9\n".repeat(500));
    List<String> problems = tiny.problems();
    assertThat(problems).hasSize(101);
    assertThat(problems).last().asString().contains("more problems are not shown");
  }

  @Test
  void takesFormulasForText() {
    tiny.replace("neighbourhoods.csv", "N1,North", "N1,=HYPERLINK(1)");
    assertThat(tiny.problems()).isEmpty();
  }

  @Test
  void warnsWhenTheFitIsOfOtherData() {
    tiny.append("recorded-crime.csv", "2019-12,N1,Other,7\n".replace("Other", "Drugs"));
    assertThat(tiny.problems()).isEmpty();
    assertThat(tiny.warnings())
        .anySatisfy(w -> assertThat(w).contains("it was fitted on another recorded-crime.csv"));
  }
}
