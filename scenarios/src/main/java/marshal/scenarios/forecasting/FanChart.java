package marshal.scenarios.forecasting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A small chart of a city's past counts and the fan of its forecast, one column for each step, in
 * block characters: full blocks for the past, shades for the 50, 80 and 95 % intervals, a line for
 * the median.
 */
final class FanChart {
  private static final int ROWS = 9;
  private static final int MOST_COLUMNS = 84;
  private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";

  private final List<Double> past;
  private final List<ForecastLine> fan;
  private final double top;

  private FanChart(List<Double> past, List<ForecastLine> fan) {
    this.past = past;
    this.fan = fan;
    double most = 1;
    for (double count : past) {
      most = Math.max(most, count);
    }
    for (ForecastLine line : fan) {
      most = Math.max(most, line.quantile("97.5"));
    }
    this.top = most;
  }

  /**
   * Draws a chart.
   *
   * @param outlook past counts of the city with the names of their steps
   * @param steps forecast of the city by step
   * @return lines of at most 100 characters
   */
  static List<String> of(StreamOutlook outlook, List<ForecastLine> steps) {
    int columns = outlook.history().size() + steps.size() + 1;
    int stride = (columns + MOST_COLUMNS - 1) / MOST_COLUMNS;
    List<Double> past = new ArrayList<>();
    for (int k = outlook.history().size() - 1; k >= 0; k -= stride) {
      past.add(0, outlook.history().get(k));
    }
    List<ForecastLine> fan = new ArrayList<>();
    for (int k = 0; k < steps.size(); k += stride) {
      fan.add(steps.get(k));
    }
    List<String> lines = new FanChart(past, fan).draw();
    String first =
        outlook.historySteps().get(outlook.history().size() - 1 - (past.size() - 1) * stride);
    String begin = steps.get(0).step();
    int room = Math.max(1, past.size() + 1 - first.length());
    lines.add(" ".repeat(9) + first + " ".repeat(room) + begin);
    return lines;
  }

  private List<String> draw() {
    List<String> lines = new ArrayList<>();
    for (int row = ROWS - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder();
      boolean named = row == ROWS - 1 || row == 0;
      double value = row == 0 ? 0 : top;
      line.append(named ? String.format(Locale.ROOT, "%,8.0f ", value) : " ".repeat(9));
      for (double count : past) {
        double eighths = Math.max(0, Math.min(8, 8 * (count / top * ROWS - row)));
        line.append(EIGHTHS.charAt((int) Math.round(eighths)));
      }
      line.append(fan.isEmpty() ? "" : "│");
      for (ForecastLine step : fan) {
        line.append(shade(step, row));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private char shade(ForecastLine step, int row) {
    if (row(step.quantile("50")) == row) {
      return '━';
    }
    if (row(step.quantile("25")) <= row && row <= row(step.quantile("75"))) {
      return '▓';
    }
    if (row(step.quantile("10")) <= row && row <= row(step.quantile("90"))) {
      return '▒';
    }
    boolean inside = row(step.quantile("2.5")) <= row && row <= row(step.quantile("97.5"));
    return inside ? '░' : ' ';
  }

  private int row(int count) {
    return (int) Math.min(ROWS - 1, Math.floor(count / top * ROWS));
  }
}
