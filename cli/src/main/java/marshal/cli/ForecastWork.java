package marshal.cli;

import java.nio.file.Path;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.History;
import marshal.scenarios.forecasting.ForecastJson;
import marshal.scenarios.forecasting.ForecastReport;
import marshal.scenarios.forecasting.ForecastRequest;
import marshal.scenarios.forecasting.ForecastService;
import marshal.scenarios.forecasting.ForecastText;

/** What {@code marshal forecast} does: read, fit, simulate, print. */
final class ForecastWork {
  private final Console console;
  private final Path folder;
  private final ForecastRequest request;
  private final boolean json;

  ForecastWork(Console console, Path folder, ForecastRequest request, boolean json) {
    this.console = console;
    this.folder = folder;
    this.request = request;
    this.json = json;
  }

  int run() {
    History history = CaseFolder.history(folder);
    ForecastService service = new ForecastService(history, request);
    service.note().ifPresent(console::say);
    ForecastReport report = service.run();
    console.result(json ? ForecastJson.of(report) : ForecastText.of(report));
    return ExitCode.DONE;
  }
}
