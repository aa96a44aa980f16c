package marshal.cli;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, to look at pages as a reader does. */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Path program) {
    // The browser is the system's: nothing may be fetched.
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Starts the browser; a test without one is skipped. */
  static Browser start() {
    Optional<Path> program = find();
    Assumptions.assumeTrue(program.isPresent(), "no Chromium on the path");
    return new Browser(program.orElseThrow());
  }

  private static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What a page did that no page may do. */
  record Look(List<String> errors, List<String> requests) {}

  /**
   * Opens a page and looks at it.
   *
   * @param width width of the window in pixels
   * @return errors on its console, and requests other than that for the page itself
   */
  Look open(Path file, int width, ColorScheme scheme, Consumer<Page> look) {
    List<String> errors = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    try (BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme))) {
      Page page = context.newPage();
      page.onConsoleMessage(
          message -> {
            if (List.of("error", "warning").contains(message.type())) {
              errors.add(message.text());
            }
          });
      page.onPageError(errors::add);
      page.onRequest(request -> requests.add(request.url()));
      String address = file.toUri().toString();
      page.navigate(address);
      look.accept(page);
      requests.remove(address);
    }
    return new Look(errors, requests);
  }

  /** Prints a page on A4 and counts the sheets. */
  static int print(Page page, Path to) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    byte[] pdf =
        page.pdf(
            new Page.PdfOptions().setPath(to).setPreferCSSPageSize(true).setPrintBackground(true));
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    int pages = 0;
    for (int at = text.indexOf("/Type /Page"); at >= 0; at = text.indexOf("/Type /Page", at + 1)) {
      pages += text.startsWith("/Type /Pages", at) ? 0 : 1;
    }
    return pages;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
