package marshal.results.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import marshal.model.area.Neighbourhood;
import marshal.scenarios.boundaries.Outline;
import marshal.scenarios.boundaries.Position;

/**
 * A map of neighbourhoods, coloured by one of several measures: their outlines where the case has
 * them, a grid of tiles where not.
 */
public final class PlaceMap {

  /** Colours above the lightest, each for as many places. */
  private static final int CLASSES = 5;

  private static final double WIDTH = 640;
  private static final double MARGIN = 4;
  private static final double TILE = 64;
  private static final int MOST_LABELLED = 60;
  private static final int MOST_LETTERS = 10;

  /** Corners nearer than this to the last one drawn are left out. */
  private static final double LEAST_STEP = 0.6;

  /**
   * What colours a map.
   *
   * @param id short name in the page, lower case letters
   * @param label name for people
   * @param byCode figure of each neighbourhood; those that are missing count as 0
   * @param shown how people read the figure
   */
  public record Measure(
      String id, String label, Map<String, Double> byCode, DoubleFunction<String> shown) {

    /** Copies the map. */
    public Measure {
      byCode = Map.copyOf(byCode);
    }

    double of(String code) {
      return byCode.getOrDefault(code, 0.0);
    }
  }

  private final List<Neighbourhood> places;
  private final List<Measure> measures;
  private final List<Map<String, Integer>> classes = new ArrayList<>();

  private PlaceMap(List<Neighbourhood> places, List<Measure> measures) {
    this.places = places;
    this.measures = measures;
    for (Measure measure : measures) {
      classes.add(classes(measure));
    }
  }

  /**
   * Returns a map.
   *
   * @param title what it shows
   * @param places the neighbourhoods
   * @param outlines their outlines; tiles are drawn unless every neighbourhood has one
   * @param measures what may colour it, the first one at the start
   */
  public static Element of(
      String title, List<Neighbourhood> places, List<Outline> outlines, List<Measure> measures) {
    return new PlaceMap(places, measures).draw(title, outlines);
  }

  /** Ranks the places above 0 into colours of about as many places each; the others have none. */
  private Map<String, Integer> classes(Measure measure) {
    double[] positive =
        places.stream()
            .mapToDouble(p -> measure.of(p.code()))
            .filter(v -> v > 0)
            .sorted()
            .toArray();
    Map<String, Integer> byCode = new HashMap<>();
    for (Neighbourhood place : places) {
      double value = measure.of(place.code());
      int below = Arrays.binarySearch(positive, value);
      int rank = below < 0 ? -below - 1 : below;
      byCode.put(
          place.code(),
          value > 0 ? 1 + Math.min(CLASSES - 1, rank * CLASSES / positive.length) : 0);
    }
    return byCode;
  }

  private Element draw(String title, List<Outline> outlines) {
    Map<String, Outline> byCode = new HashMap<>();
    outlines.forEach(outline -> byCode.put(outline.code(), outline));
    boolean drawn = places.stream().allMatch(place -> byCode.containsKey(place.code()));
    Element svg = drawn ? outlineMap(title, byCode) : tileMap(title);
    Element map = Element.of("figure", "map");
    if (measures.size() > 1) {
      map.add(choices());
    }
    map.add(svg);
    for (Measure measure : measures) {
      map.add(key(measure));
    }
    return map.add(Element.of("p", "said").with("aria-live", "polite"));
  }

  private Element choices() {
    Element choices =
        Element.of("div", "choices").with("role", "group").with("aria-label", "Colour the map by");
    for (Measure measure : measures) {
      choices.add(
          Element.of("button")
              .with("type", "button")
              .with("data-measure", measure.id())
              .with("aria-pressed", Boolean.toString(measure.equals(measures.get(0))))
              .text(measure.label()));
    }
    return choices;
  }

  private Element key(Measure measure) {
    double[] values =
        places.stream()
            .mapToDouble(p -> measure.of(p.code()))
            .filter(v -> v > 0)
            .sorted()
            .toArray();
    Element ramp = Element.of("span", "ramp");
    for (int k = 1; k <= CLASSES; k++) {
      ramp.add(Element.of("i", "q" + k));
    }
    Element key = Element.of("div", "key").with("data-measure", measure.id());
    if (!measure.equals(measures.get(0))) {
      key.with("hidden");
    }
    if (values.length == 0) {
      return key.text(measure.label() + ": none anywhere");
    }
    return key.text(measure.label() + ": " + measure.shown().apply(values[0]))
        .add(ramp)
        .text(measure.shown().apply(values[values.length - 1]));
  }

  private static Element svg(String title, double width, double height) {
    return Element.of("svg")
        .with("viewBox", "0 0 %s %s".formatted(number(width), number(height)))
        .with("role", "group")
        .with("aria-label", title);
  }

  private Element tileMap(String title) {
    int left = places.stream().mapToInt(Neighbourhood::tileColumn).min().orElse(0);
    int top = places.stream().mapToInt(Neighbourhood::tileRow).min().orElse(0);
    int right = places.stream().mapToInt(Neighbourhood::tileColumn).max().orElse(0);
    int bottom = places.stream().mapToInt(Neighbourhood::tileRow).max().orElse(0);
    Element svg = svg(title, (right - left + 1) * TILE, (bottom - top + 1) * TILE);
    for (Neighbourhood place : places) {
      double x = (place.tileColumn() - left) * TILE;
      double y = (place.tileRow() - top) * TILE;
      svg.add(
          place(
              place,
              Element.of("rect")
                  .with("x", number(x + 1.5))
                  .with("y", number(y + 1.5))
                  .with("width", number(TILE - 3))
                  .with("height", number(TILE - 3))
                  .with("rx", "5")));
      if (places.size() <= MOST_LABELLED) {
        svg.add(label(place, x + TILE / 2, y + TILE / 2));
      }
    }
    return svg;
  }

  private Element outlineMap(String title, Map<String, Outline> outlines) {
    List<Position> all =
        places.stream()
            .flatMap(place -> outlines.get(place.code()).polygons().stream())
            .flatMap(List::stream)
            .flatMap(List::stream)
            .toList();
    double west = all.stream().mapToDouble(Position::longitude).min().orElse(0);
    double east = all.stream().mapToDouble(Position::longitude).max().orElse(1);
    double south = all.stream().mapToDouble(Position::latitude).min().orElse(0);
    double north = all.stream().mapToDouble(Position::latitude).max().orElse(1);
    // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    double narrower = Math.cos(Math.toRadians((south + north) / 2));
    double scale = (WIDTH - 2 * MARGIN) / Math.max(1e-9, (east - west) * narrower);
    double height = (north - south) * scale + 2 * MARGIN;
    Element svg = svg(title, WIDTH, height);
    Element labels = Element.row();
    for (Neighbourhood place : places) {
      List<List<double[]>> rings = new ArrayList<>();
      for (List<List<Position>> polygon : outlines.get(place.code()).polygons()) {
        for (List<Position> ring : polygon) {
          rings.add(
              ring.stream()
                  .map(
                      p ->
                          new double[] {
                            MARGIN + (p.longitude() - west) * narrower * scale,
                            MARGIN + (north - p.latitude()) * scale
                          })
                  .toList());
        }
      }
      String path = rings.stream().map(PlaceMap::path).collect(Collectors.joining());
      svg.add(place(place, Element.of("path").with("d", path)));
      if (places.size() <= MOST_LABELLED) {
        double[] middle = middle(rings);
        labels.add(label(place, middle[0], middle[1]));
      }
    }
    return svg.add(labels);
  }

  private static String path(List<double[]> ring) {
    StringBuilder path = new StringBuilder("M");
    double[] last = {Double.NaN, Double.NaN};
    for (double[] corner : ring.subList(0, ring.size() - 1)) {
      if (!(Math.hypot(corner[0] - last[0], corner[1] - last[1]) < LEAST_STEP)) {
        path.append(path.length() == 1 ? "" : "L")
            .append(number(corner[0]))
            .append(' ')
            .append(number(corner[1]));
        last = corner;
      }
    }
    return path.append('Z').toString();
  }

  /** Centre of area of the largest ring. */
  private static double[] middle(List<List<double[]>> rings) {
    double most = 0;
    double[] middle = rings.get(0).get(0);
    for (List<double[]> ring : rings) {
      double area = 0;
      double x = 0;
      double y = 0;
      for (int k = 0; k + 1 < ring.size(); k++) {
        double[] a = ring.get(k);
        double[] b = ring.get(k + 1);
        double cross = a[0] * b[1] - b[0] * a[1];
        area += cross / 2;
        x += (a[0] + b[0]) * cross / 6;
        y += (a[1] + b[1]) * cross / 6;
      }
      if (Math.abs(area) > most) {
        most = Math.abs(area);
        middle = new double[] {x / area, y / area};
      }
    }
    return middle;
  }

  private Element place(Neighbourhood place, Element shape) {
    String said =
        place.name()
            + measures.stream()
                .map(
                    m ->
                        m.label().toLowerCase(Locale.UK)
                            + " "
                            + m.shown().apply(m.of(place.code())))
                .collect(Collectors.joining("; ", ": ", ""));
    shape
        .with("class", "place q" + classes.get(0).get(place.code()))
        .with("tabindex", "0")
        .with("role", "img")
        .with("aria-label", said);
    for (int k = 0; k < measures.size(); k++) {
      shape.with(
          "data-" + measures.get(k).id(), Integer.toString(classes.get(k).get(place.code())));
    }
    return shape.add(Element.text("title", said));
  }

  private static Element label(Neighbourhood place, double x, double y) {
    String name = place.name();
    String shown =
        name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS - 1).strip() + "…";
    return Element.of("text")
        .with("x", number(x))
        .with("y", number(y))
        .with("dy", "0.35em")
        .with("aria-hidden", "true")
        .text(shown);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
  }
}
