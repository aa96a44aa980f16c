package marshal.scenarios.forecasting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import marshal.model.forecast.RecentShift;

/** A forecast as text of at most 100 columns: a chart, a table and a verdict for each stream. */
public final class ForecastText {
  private static final int NAME_WIDTH = 34;

  private final ForecastReport report;
  private final List<String> lines = new ArrayList<>();

  private ForecastText(ForecastReport report) {
    this.report = report;
  }

  /** Returns the text, with a newline at the end. */
  public static String of(ForecastReport report) {
    return new ForecastText(report).write();
  }

  private String write() {
    lines.add(
        "Forecast of %s, trained on %s to %s"
            .formatted(
                span(report.from(), report.until()), report.trainedFrom(), report.trainedUntil()));
    lines.add(
        "Incidents; 80 % and 95 % are intervals that hold the count so often. Chart: the city by");
    lines.add(
        unit() + ", recorded █, then the median ━ in intervals of 50 % ▓, 80 % ▒ and 95 % ░.");
    if (report.streams().stream().anyMatch(stream -> !stream.scores().isEmpty())) {
      lines.add(
          "Scores are means over neighbourhoods: CRPS in incidents and log score, the lower the");
      lines.add("better, and how often the intervals held what came.");
    }
    report.streams().forEach(this::add);
    return String.join("\n", lines) + "\n";
  }

  private String unit() {
    return report.stepLength().name().toLowerCase(Locale.ROOT);
  }

  private static String span(String from, String until) {
    return from.equals(until) ? from : from + " to " + until;
  }

  private void add(StreamOutlook stream) {
    lines.add("");
    lines.add(stream.name() + " (" + stream.stream() + ")");
    List<ForecastLine> city = report.lines(stream.stream(), ForecastLine.CITY);
    lines.addAll(FanChart.of(stream, city.subList(0, city.size() - 1)));
    lines.add("");
    lines.add(
        row(
            "Total of %d %s%s".formatted(report.steps(), unit(), report.steps() == 1 ? "" : "s"),
            "mean",
            "80 %",
            "95 %"));
    lines.add(row("City", city.get(city.size() - 1)));
    addNaive(report.naiveTotals(stream.stream(), ForecastLine.CITY));
    for (Map.Entry<String, String> place : report.neighbourhoodNames().entrySet()) {
      List<ForecastLine> forecasts = report.lines(stream.stream(), place.getKey());
      lines.add(row(place.getValue(), forecasts.get(forecasts.size() - 1)));
    }
    lines.add(stream.verdict());
    lines.add(
        String.format(
            Locale.ROOT,
            "Momentum %+.1f %%. A year's total misses its forecast by %.0f %% (city) and %.0f %%"
                + " (a neighbourhood)%s",
            stream.momentumPercent(),
            stream.citySdPercent(),
            stream.neighbourhoodSdPercent(),
            stream.driftYears() > 0 ? "." : ","));
    if (!(stream.driftYears() > 0)) {
      lines.add("which is assumed: it takes two years of data to tell.");
    }
    stream.recentShift().ifPresent(this::add);
    addScores(stream);
  }

  private void add(RecentShift shift) {
    String steps =
        shift.steps() == 1
            ? "The last " + unit() + " lies"
            : "The last %d %ss lie".formatted(shift.steps(), unit());
    lines.add(
        String.format(
            Locale.ROOT,
            "%s %.0f %% %s the rest of the year before, more than drift explains: taken to stay",
            steps,
            Math.abs(100 * Math.expm1(shift.logChange())),
            shift.logChange() < 0 ? "below" : "above"));
    lines.add(
        String.format(
            Locale.ROOT,
            "with a probability of %.0f %%, else to be soon over; the intervals hold both.",
            100 * shift.probability()));
  }

  /** With less than a year of data they are often the same, which is said rather than repeated. */
  private void addNaive(List<NaiveLine> naives) {
    for (int k = 0; k < naives.size(); k++) {
      String name = "  " + naives.get(k).forecast();
      boolean same = k > 0 && naives.get(k).line().equals(naives.get(k - 1).line());
      lines.add(same ? row(name, "the same", "", "") : row(name, naives.get(k).line()));
    }
  }

  private void addScores(StreamOutlook stream) {
    if (stream.scores().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%-25s %7s %7s %5s %5s %5s  %7s %7s %5s %5s %5s",
            "Scores (CRPS, log, held)",
            "total",
            "log",
            "50 %",
            "80 %",
            "95 %",
            "step",
            "log",
            "50 %",
            "80 %",
            "95 %"));
    for (ScoredForecast scored : stream.scores()) {
      lines.add(
          String.format(Locale.ROOT, "%-25s ", scored.forecast())
              + text(scored.totals())
              + "  "
              + text(scored.steps()));
    }
    for (Concentration top : stream.concentration()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "The %d neighbourhood%s forecast highest had %.0f %% of the incidents"
                  + " (PAI %.2f, PEI %.2f).",
              top.neighbourhoods(),
              top.neighbourhoods() == 1 ? "" : "s",
              100 * top.hitRate(),
              top.pai(),
              top.pei()));
    }
  }

  private static String text(ForecastScores scores) {
    return String.format(
        Locale.ROOT,
        "%7.2f %7.2f %5.2f %5.2f %5.2f",
        scores.crps(),
        scores.logScore(),
        scores.held50(),
        scores.held80(),
        scores.held95());
  }

  private static String row(String name, ForecastLine line) {
    return row(
        name,
        String.format(Locale.ROOT, line.mean() < 100 ? "%,.1f" : "%,.0f", line.mean()),
        interval(line, "10", "90"),
        interval(line, "2.5", "97.5"));
  }

  private static String interval(ForecastLine line, String low, String high) {
    return String.format(Locale.ROOT, "%,d to %,d", line.quantile(low), line.quantile(high));
  }

  private static String row(String name, String mean, String inner, String outer) {
    String fits = name.length() > NAME_WIDTH ? name.substring(0, NAME_WIDTH - 1) + "…" : name;
    return String.format(
            Locale.ROOT, "%-" + NAME_WIDTH + "s %10s  %18s  %18s", fits, mean, inner, outer)
        .stripTrailing();
  }
}
