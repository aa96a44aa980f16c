package marshal.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marshal.results.json.PlanDocument;
import marshal.results.page.Chart;
import marshal.results.page.Drawing;
import marshal.results.page.Element;
import marshal.results.page.Page;
import marshal.results.table.Column.Kind;
import marshal.results.table.DataTable;
import marshal.results.words.Figures;
import marshal.scenarios.outcome.Estimate;
import marshal.scenarios.outcome.PlanCourse;
import marshal.scenarios.outcome.PlanCourse.StreamCourse;

/** Forecast fans: the city's harm, and the incidents of each demand stream. */
final class CourseCharts {

  private static final int TALL = 300;
  private static final int SMALL = 190;

  private final Page page;
  private final PlanDocument document;
  private final String unit;

  CourseCharts(Page page, PlanDocument document) {
    this.page = page;
    this.document = document;
    this.unit = document.harm().unit();
  }

  Element of(PlanCourse course) {
    Element small = Element.of("div", "small");
    course.streams().forEach(stream -> small.add(chart(stream, "incidents", SMALL)));
    return Element.row()
        .add(
            Words.intro(
                ("What was recorded, what is forecast without the plan and with it. The shaded bands"
                        + " hold 80 and 95 of a hundred simulated futures; %s of them are behind each"
                        + " chart.%s")
                    .formatted(Figures.count(course.worlds()), recordsEnd(course.harm()))))
        .add(chart(course.harm(), unit, TALL))
        .add(small);
  }

  private Element chart(StreamCourse course, String of, int height) {
    boolean whole = course.id().isEmpty();
    String title = whole ? "Harm of all recorded streams, whole city" : course.name();
    String summary =
        whole ? "Harm of incidents; that of waiting comes on top." : totals(course.id());
    return page.chart(
        new Chart(
            "fan-" + (whole ? "all" : course.id()),
            title,
            summary,
            height,
            drawing(course, whole ? unit : ""),
            table(course, title, of)));
  }

  /** The totals are those of the plan's own worlds, which are more than those behind the chart. */
  private String totals(String stream) {
    return document.demand().stream()
        .filter(demand -> demand.stream().equals(stream))
        .findFirst()
        .map(
            demand ->
                "Over the horizon %s without the plan, %s with it."
                    .formatted(
                        Figures.harm(Words.value(demand.withoutPlan()), "incidents"),
                        Figures.harm(Words.value(demand.withPlan()), "incidents")))
        .orElse("Incidents over the horizon.");
  }

  /** Says where there is a gap between the records and the forecast. */
  private static String recordsEnd(StreamCourse course) {
    int last = course.past().size() - 1;
    int known = last;
    while (known >= 0 && course.past().get(known).isEmpty()) {
      known--;
    }
    return known < 0 || known == last
        ? ""
        : " Records end with %s.".formatted(course.pastSteps().get(known));
  }

  private static Drawing drawing(StreamCourse course, String unit) {
    List<Estimate> with = course.withPlan();
    return new Drawing.Fan(
        unit,
        Stream.concat(course.pastSteps().stream(), course.steps().stream()).toList(),
        course.past().stream().map(past -> past.map(CourseCharts::rounded)).toList(),
        course.withoutPlan().stream().map(CourseCharts::rounded).toList(),
        new Drawing.Band(
            with.stream().map(Estimate::mean).map(CourseCharts::rounded).toList(),
            with.stream().map(Estimate::low80).map(CourseCharts::rounded).toList(),
            with.stream().map(Estimate::high80).map(CourseCharts::rounded).toList(),
            with.stream().map(Estimate::low95).map(CourseCharts::rounded).toList(),
            with.stream().map(Estimate::high95).map(CourseCharts::rounded).toList()));
  }

  /** Two decimals are more than a drawing shows. */
  private static double rounded(double value) {
    return Math.rint(value * 100) / 100;
  }

  private static DataTable table(StreamCourse course, String title, String of) {
    DataTable.Builder table =
        DataTable.of("table-fan-" + (course.id().isEmpty() ? "all" : course.id()), title)
            .column("step", Kind.WORDS)
            .column("recorded", "recorded, " + of, Kind.AMOUNT)
            .column("without_plan", Kind.AMOUNT)
            .column("with_plan", Kind.AMOUNT)
            .column("low80", "80 % low", Kind.AMOUNT)
            .column("high80", "80 % high", Kind.AMOUNT)
            .column("low95", "95 % low", Kind.AMOUNT)
            .column("high95", "95 % high", Kind.AMOUNT);
    List<Object> none = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      none.add(Optional.empty());
    }
    for (int t = 0; t < course.pastSteps().size(); t++) {
      List<Object> row = new ArrayList<>(List.of(course.pastSteps().get(t), course.past().get(t)));
      row.addAll(none);
      table.row(row.toArray());
    }
    for (int t = 0; t < course.steps().size(); t++) {
      Estimate with = course.withPlan().get(t);
      table.row(
          course.steps().get(t),
          Optional.empty(),
          course.withoutPlan().get(t),
          with.mean(),
          with.low80(),
          with.high80(),
          with.low95(),
          with.high95());
    }
    return table.build();
  }
}
