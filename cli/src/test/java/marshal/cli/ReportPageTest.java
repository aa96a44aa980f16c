package marshal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at reports in a real browser. Pictures of them lie in target/pages afterwards. */
final class ReportPageTest {

  private static final int DESK = 1280;
  private static final int PHONE = 390;
  private static final long MOST_BYTES = 3_000_000;
  private static final int MOST_SHEETS = 6;
  private static final Path DOCUMENTS = Path.of("src", "test", "resources", "report");
  private static final Path PICTURES = Path.of("target", "pages");

  @TempDir static Path folder;

  private static Browser browser;
  private static Path derby;
  private static Path wicked;
  private static Path comparison;
  private static Path frontier;
  private static Path planOnFrontier;

  @BeforeAll
  static void writePages() throws IOException {
    browser = Browser.start();
    Files.createDirectories(PICTURES);
    derby = page("derby", Path.of("..", "scenarios", "cases", "derby"));
    wicked =
        page(
            "wicked",
            WickedCase.in(folder.resolve("wicked-case")),
            DOCUMENTS.resolve("sensitivity.json"));
    comparison = report("comparison", folder, DOCUMENTS.resolve("compare.json"));
    Path swept = folder.resolve("swept");
    CommandLineRun sweep =
        CommandLineRun.of(
            "sweep",
            CommandLineRun.TINY,
            "--vary",
            "budget=80%..120%",
            "--points",
            3,
            "--steps",
            20,
            "--worlds",
            8,
            "--fresh-worlds",
            50,
            "--out",
            swept);
    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    frontier = report("sweep", folder, swept);
    planOnFrontier =
        page("tiny", CommandLineRun.TINY, swept, DOCUMENTS.resolve("sensitivity.json"));
  }

  private static Path page(String name, Path theCase, Object... documents) {
    Path runs = folder.resolve(name);
    CommandLineRun plan =
        CommandLineRun.of(
            "plan", theCase, "--steps", 100, "--worlds", 16, "--fresh-worlds", 100, "--runs", runs);
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    return report(name, runs, Stream.concat(Stream.of("2"), Stream.of(documents)).toArray());
  }

  private static Path report(String name, Path runs, Object... sources) {
    Path page = folder.resolve(name + ".html");
    List<Object> words = new ArrayList<>(List.of("report", "--runs", runs, "--out", page));
    words.addAll(List.of(sources));
    CommandLineRun report = CommandLineRun.of(words.toArray());
    assertThat(report.exitCode()).as(report.err()).isZero();
    return page;
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void weighsLittle() throws IOException {
    assertThat(Files.size(derby)).isLessThan(MOST_BYTES);
  }

  @Test
  void drawsEveryChartWithoutErrorOrRequest() {
    Browser.Look look =
        browser.open(
            derby,
            DESK,
            ColorScheme.LIGHT,
            page -> {
              picture(page, "derby-light");
              int charts = page.locator(".plot").count();
              assertThat(charts).isGreaterThan(8);
              assertThat(page.locator(".plot[data-drawn=true] svg").count()).isEqualTo(charts);
              for (Locator plot : page.locator(".plot").all()) {
                assertThat(plot.locator("path").count()).isGreaterThan(5);
                assertThat(plot.getAttribute("aria-label")).isNotBlank();
              }
              assertThat(page.locator("figure.chart details table").count()).isEqualTo(charts);
              assertThat(page.locator(".map path.place").count()).isEqualTo(17);
              // Charts beside each other begin at the same height.
              assertThat(
                      page.evaluate(
                          "() => new Set([...document.querySelectorAll('.small > figure')].slice(0, 3)"
                              + ".map(figure => Math.round(figure.getBoundingClientRect().top))).size"))
                  .isEqualTo(1);
            });

    assertThat(look.errors()).isEmpty();
    assertThat(look.requests()).isEmpty();
  }

  @Test
  void sortsTablesByClickAndByKey() {
    browser.open(
        derby,
        DESK,
        ColorScheme.LIGHT,
        page -> {
          Locator table = page.locator("#interventions");
          Locator cost = table.locator("thead th").nth(3);
          cost.locator("button").click();
          assertThat(cost.getAttribute("aria-sort")).isEqualTo("descending");
          List<Double> down = values(table, 4);
          assertThat(down).isSortedAccordingTo((a, b) -> Double.compare(b, a));

          cost.locator("button").focus();
          page.keyboard().press("Enter");
          assertThat(cost.getAttribute("aria-sort")).isEqualTo("ascending");
          assertThat(values(table, 4)).isSorted().hasSameSizeAs(down);
          assertThat(table.locator("tfoot th").textContent()).isEqualTo("total");
        });
  }

  private static List<Double> values(Locator table, int column) {
    return table.locator("tbody tr td:nth-child(" + column + ")").all().stream()
        .map(cell -> Double.valueOf(cell.getAttribute("data-value")))
        .toList();
  }

  @Test
  void walksAlongAChartByKey() {
    browser.open(
        derby,
        DESK,
        ColorScheme.LIGHT,
        page -> {
          page.locator("#fan-burglary").focus();
          for (int press = 0; press < 30; press++) {
            page.keyboard().press("ArrowRight");
          }
          assertThat(page.locator("#fan-burglary .tip").innerText()).contains("with the plan");
          assertThat(page.locator("body > .unseen").innerText()).contains("80 % sure of");
        });
  }

  @Test
  void coloursTheMapByWhatIsChosen() {
    browser.open(
        derby,
        DESK,
        ColorScheme.LIGHT,
        page -> {
          Locator places = page.locator(".map .place");
          Object before = places.evaluateAll("all => all.map(p => p.getAttribute('class')).join()");
          page.locator(".choices button[data-measure=forecast]").click();
          assertThat(places.evaluateAll("all => all.map(p => p.getAttribute('class')).join()"))
              .isNotEqualTo(before);
          assertThat(page.locator(".map .key:visible").count()).isEqualTo(1);
          places.first().focus();
          assertThat(page.locator(".map .said").innerText()).contains("forecast harm");
        });
  }

  @Test
  void isDarkWhereTheSystemIsAndWhereTheReaderChooses() {
    String paper = "() => getComputedStyle(document.body).backgroundColor";
    browser.open(
        derby,
        DESK,
        ColorScheme.DARK,
        page -> {
          picture(page, "derby-dark");
          Object dark = page.evaluate(paper);
          page.locator("#theme").click();
          assertThat(page.evaluate(paper)).isNotEqualTo(dark).isEqualTo("rgb(251, 250, 247)");
        });
  }

  @Test
  void fitsAPhone() {
    for (Path file : List.of(derby, wicked, comparison, frontier)) {
      browser.open(
          file,
          PHONE,
          ColorScheme.LIGHT,
          page -> {
            picture(page, file.getFileName() + "-phone");
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(PHONE);
            // Words in tables have room: no row is taller than a third of the screen.
            Object tallest =
                page.evaluate(
                    "() => Math.max(...[...document.querySelectorAll('tbody tr')]"
                        + ".map(row => row.getBoundingClientRect().height))");
            assertThat(((Number) tallest).doubleValue()).isLessThan(300);
          });
    }
  }

  @Test
  void printsOnSixSheetsAtMost() {
    browser.open(
        derby,
        DESK,
        ColorScheme.DARK,
        page -> {
          assertThat(Browser.print(page, PICTURES.resolve("derby.pdf"))).isBetween(2, MOST_SHEETS);
          picture(page, "derby-print");
          assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
              .isEqualTo("rgb(255, 255, 255)");
        });
  }

  @Test
  void showsMarkupInNamesAsItIsWritten() {
    Browser.Look look =
        browser.open(
            wicked,
            DESK,
            ColorScheme.LIGHT,
            page -> {
              picture(page, "wicked");
              assertThat(page.evaluate("() => window.broken")).isNull();
              assertThat(page.locator("main img").count()).isZero();
              assertThat(page.locator("#by-neighbourhood").innerText()).contains(WickedCase.PLACE);
              assertThat(page.locator("#sources").innerText()).contains(WickedCase.INTERVENTION);
              assertThat(page.locator(".plot[data-drawn=true]").count()).isPositive();
              // No outlines here, so the map is of tiles.
              assertThat(page.locator(".map rect.place").count()).isPositive();
              page.locator("#chart-interventions").focus();
              page.keyboard().press("ArrowDown");
              assertThat(page.locator("#chart-interventions .tip").innerText()).isNotBlank();
              page.locator("#chart-sensitivity").focus();
              page.keyboard().press("ArrowDown");
              assertThat(page.locator("#chart-sensitivity .tip").innerText()).contains("-25 %");
            });

    assertThat(look.errors()).isEmpty();
    assertThat(look.requests()).isEmpty();
  }

  @Test
  void comparesPlansOnOnePage() {
    Browser.Look look =
        browser.open(
            comparison,
            DESK,
            ColorScheme.LIGHT,
            page -> {
              picture(page, "comparison");
              assertThat(page.locator("h1").innerText())
                  .isEqualTo("Plan A averts most: £82,000 for £85,650.");
              assertThat(page.locator("#pairs").innerText()).contains("cannot be told apart");
              assertThat(page.locator("#indices").innerText()).contains("another order");
              assertThat(page.locator(".plot[data-drawn=true] svg").count()).isEqualTo(3);
              assertThat(page.evaluate("() => window.broken")).isNull();
              assertThat(Browser.print(page, PICTURES.resolve("comparison.pdf")))
                  .isBetween(1, MOST_SHEETS);
            });

    assertThat(look.errors()).isEmpty();
    assertThat(look.requests()).isEmpty();
  }

  @Test
  void drawsTheFrontierOfASweep() {
    Browser.Look look =
        browser.open(
            frontier,
            DESK,
            ColorScheme.LIGHT,
            page -> {
              picture(page, "sweep");
              assertThat(page.locator("#chart-frontier path").count()).isGreaterThan(5);
              assertThat(page.locator("#points-table tbody tr").count()).isEqualTo(3);
              page.locator("#chart-frontier").focus();
              page.keyboard().press("ArrowRight");
              assertThat(page.locator("#chart-frontier .tip").innerText()).contains("money spent");
              assertThat(Browser.print(page, PICTURES.resolve("sweep.pdf")))
                  .isBetween(1, MOST_SHEETS);
            });

    assertThat(look.errors()).isEmpty();
    assertThat(look.requests()).isEmpty();
  }

  @Test
  void marksAPlanOnItsFrontierBesideItsSensitivity() {
    Browser.Look look =
        browser.open(
            planOnFrontier,
            DESK,
            ColorScheme.LIGHT,
            page -> {
              picture(page, "plan-on-frontier");
              assertThat(page.locator("#chart-frontier").innerText())
                  .contains("this plan", "current plan");
              assertThat(page.locator("#frontier-table tbody tr").count()).isEqualTo(3);
              assertThat(page.locator("#margins-of-points tbody tr").count()).isEqualTo(3);
              assertThat(page.locator("#chart-sensitivity path").count()).isGreaterThan(5);
              assertThat(page.locator("#why .reasons li").count()).isPositive();
              assertThat(page.locator("#why .reasons").innerText())
                  .contains("The last one averts", "One more would");
              assertThat(Browser.print(page, PICTURES.resolve("plan-on-frontier.pdf")))
                  .isBetween(1, MOST_SHEETS);
            });

    assertThat(look.errors()).isEmpty();
    assertThat(look.requests()).isEmpty();
  }

  @Test
  void refusesASweepOfAnotherCaseBesideAPlan() {
    CommandLineRun refused =
        CommandLineRun.of(
            "report", "--runs", folder.resolve("derby"), "2", folder.resolve("swept"));

    assertThat(refused.exitCode()).isEqualTo(ExitCode.INPUT_HAS_ERRORS);
    assertThat(refused.err()).contains("the sweep is of another", "tiny", "derby");
  }

  @Test
  void comparesARunWithATable() throws IOException {
    Path runs = folder.resolve("derby");
    Path page =
        report("two", runs, "2", Path.of("..", "scenarios", "cases", "derby", "current-plan.csv"));

    assertThat(page).content().contains("Plan A", "current-plan.csv", "Averted by B");
  }

  @Test
  void drawsWhatABenchmarkMeasured() throws IOException {
    Path suite =
        Files.writeString(
            folder.resolve("suite.yaml"),
            """
            schemaVersion: 1
            title: <b>Two</b> methods
            timeSeconds: 0.3
            worlds: 2
            freshWorlds: 10
            seeds: [1]
            methods:
              - {id: greedy, kind: greedy}
              - {id: planner, kind: optaplanner}
              - {id: rounding, kind: rounding}
            instances:
              - {id: city, generated: {neighbourhoods: 4, interventions: 3, streams: 2}}
            """);
    Path out = folder.resolve("benchmark");
    CommandLineRun run = CommandLineRun.of("benchmark", "--suite", suite, "--out", out);
    assertThat(run.exitCode()).as(run.err()).isZero();

    Browser.Look look =
        browser.open(
            out.resolve("report.html"),
            DESK,
            ColorScheme.LIGHT,
            page -> {
              picture(page, "benchmark");
              assertThat(page.locator("h1").innerText()).isEqualTo("<b>Two</b> methods");
              assertThat(page.locator(".plot[data-drawn=true] svg").count())
                  .isEqualTo(page.locator(".plot").count())
                  .isPositive();
              // Figures with their intervals are sorted as numbers: 9.8 before 16.2.
              Locator end = page.locator("table.sortable").first().locator("thead th").nth(3);
              end.locator("button").click();
              end.locator("button").click();
              assertThat(end.getAttribute("aria-sort")).isEqualTo("ascending");
              assertThat(
                      page
                          .locator("table.sortable")
                          .first()
                          .locator("tbody tr td:nth-child(4)")
                          .allInnerTexts()
                          .stream()
                          .map(text -> Double.valueOf(text.split(" ", 2)[0]))
                          .toList())
                  .hasSize(3)
                  .isSorted();
              assertThat(Browser.print(page, PICTURES.resolve("benchmark.pdf")))
                  .isBetween(1, MOST_SHEETS);
            });

    assertThat(look.errors()).isEmpty();
    assertThat(look.requests()).isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }
}
