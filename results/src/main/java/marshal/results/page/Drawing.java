package marshal.results.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;

/**
 * What a chart shows, as {@code charts.js} reads it. A unit is "£" or words that follow a figure;
 * what is not known is empty.
 */
@JsonPropertyOrder("kind")
public sealed interface Drawing {

  /** Returns which of the drawings of {@code charts.js} it is. */
  @JsonProperty("kind")
  String kind();

  /**
   * Counts of the past, then a forecast without and with a plan.
   *
   * @param steps names of all steps, the past first
   * @param past counts of the past; empty where nothing was recorded
   * @param without mean without the plan, for the steps after the past
   * @param withPlan the same with the plan, with its intervals
   */
  record Fan(
      String unit,
      List<String> steps,
      List<Optional<Double>> past,
      List<Double> without,
      Band withPlan)
      implements Drawing {
    @Override
    public String kind() {
      return "fan";
    }
  }

  /** Mean and intervals by step. */
  record Band(
      List<Double> mean,
      List<Double> low80,
      List<Double> high80,
      List<Double> low95,
      List<Double> high95) {}

  /** Horizontal bars: a group of one bar per series for every row. */
  record Bars(String unit, List<String> rows, List<Series> series, boolean stacked)
      implements Drawing {
    @Override
    public String kind() {
      return "bars";
    }
  }

  /**
   * One series of bars; a value for every row.
   *
   * @param quiet whether it stays in the background of the others
   */
  record Series(String name, List<Optional<Double>> values, boolean quiet) {}

  /** Curves over a figure, with intervals where their points have them, and single points. */
  record Curves(
      String xName, String xUnit, String yName, String yUnit, List<Curve> curves, List<Point> marks)
      implements Drawing {
    @Override
    public String kind() {
      return "curves";
    }
  }

  /** Points joined in their order. */
  record Curve(String name, List<Point> points) {}

  /** A point, with an interval where it has one. */
  record Point(String name, double x, double y, Optional<Double> low, Optional<Double> high) {
    /** Returns a point without an interval. */
    public static Point of(String name, double x, double y) {
      return new Point(name, x, y, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Figures that change from time to time and hold in between, each from 0 to an end.
   *
   * @param until end of the horizontal axis
   * @param least foot of the vertical axis; above 0 for a logarithmic one, where what is less
   *     stands on the foot
   * @param most top of the vertical axis
   */
  record Steps(
      String xName,
      String xUnit,
      double until,
      String yUnit,
      double least,
      double most,
      List<Curve> curves)
      implements Drawing {
    @Override
    public String kind() {
      return "steps";
    }
  }

  /** A mean with its 80 and 95 % intervals in every row. */
  record Intervals(String unit, List<Interval> rows) implements Drawing {
    @Override
    public String kind() {
      return "intervals";
    }
  }

  /** One row of intervals. */
  record Interval(
      String name, double mean, double low80, double high80, double low95, double high95) {}

  /**
   * How far each of several figures moves a result from its base.
   *
   * @param base the result as planned
   */
  record Tornado(String unit, double base, List<Swing> rows) implements Drawing {
    @Override
    public String kind() {
      return "tornado";
    }
  }

  /** The result where a figure is low and where it is high, with what low and high are. */
  record Swing(String name, double whenLow, double whenHigh, String lowWords, String highWords) {}
}
