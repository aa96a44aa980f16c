package marshal.results.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style sheets and scripts that are copied into every page. */
final class Resources {

  /** The smallest build of ECharts that draws lines, bars and dots as SVG. */
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

  private Resources() {}

  static String style() {
    return read("page.css");
  }

  /** Themes and tables; nothing a page could not be read without. */
  static String script() {
    return read("page.js");
  }

  /** The chart library and what draws the charts of this package with it. */
  static String chartScripts() {
    return read(ECHARTS) + "\n" + read("charts.js");
  }

  private static String read(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its part " + name + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
