package marshal.scenarios.fitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import marshal.model.time.StepLength;
import marshal.scenarios.problem.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemandFileTest {

  @TempDir Path temporary;

  static StreamFit stream(double lambda, double phi, double trend, double sin) {
    TreeMap<String, Double> levels = new TreeMap<>();
    levels.put("A", Math.log(10));
    levels.put("B, upon Sea", Math.log(20));
    TreeMap<String, Integer> last = new TreeMap<>();
    last.put("A", 12);
    last.put("B, upon Sea", 18);
    TreeMap<String, Double> errors = new TreeMap<>();
    errors.put("lambda", 0.02);
    return new StreamFit(
        "burglary",
        List.of("Burglary"),
        levels,
        lambda,
        phi,
        0.1,
        trend,
        List.of(sin),
        List.of(0.0),
        "2019-01",
        "2019-01",
        "2019-12",
        last,
        -123.456789,
        errors,
        0.15,
        0.1,
        List.of(1.0),
        List.of());
  }

  static StreamFit lagged(StreamFit fit) {
    return new StreamFit(
        fit.id(),
        fit.categories(),
        fit.areaLevels(),
        fit.lambda(),
        fit.phi(),
        fit.psi(),
        fit.trendPerStep(),
        fit.sin(),
        fit.cos(),
        fit.timeZero(),
        fit.fittedFrom(),
        fit.fittedUntil(),
        fit.lastCounts(),
        fit.logLikelihood(),
        fit.standardErrors(),
        fit.citySdPerYear(),
        fit.neighbourhoodSdPerYear(),
        List.of(0.25, 0.75),
        List.of(new TreeMap<>(java.util.Map.of("A", 4, "B, upon Sea", 8))));
  }

  @Test
  void readsALagKernelAndTheCountsThatItReaches() {
    Path file = temporary.resolve("lagged.json");
    FittedDemand lagged =
        new FittedDemand(
            1,
            "0.1.0",
            "0".repeat(64),
            StepLength.MONTH,
            List.of(lagged(stream(0.1, 0.05, 0, 0.2))));
    DemandFile.write(file, lagged);
    assertThat(DemandFile.read(file)).isEqualTo(lagged);
  }

  private static FittedDemand demand() {
    return new FittedDemand(
        1, "0.1.0", "0".repeat(64), StepLength.MONTH, List.of(stream(0.1, 0.05, 1e-7, 1 / 3.0)));
  }

  @Test
  void readsWhatItWrote() {
    Path file = temporary.resolve("demand.json");
    DemandFile.write(file, demand());
    assertThat(DemandFile.read(file)).isEqualTo(demand());
  }

  @Test
  void writesTheSameBytesEveryTime() {
    assertThat(DemandFile.toJson(demand())).isEqualTo(DemandFile.toJson(demand())).endsWith("}\n");
  }

  @Test
  void refusesToWriteWhatIsNoNumber() {
    FittedDemand broken =
        new FittedDemand(
            1,
            "0.1.0",
            "0".repeat(64),
            StepLength.MONTH,
            List.of(stream(0.1, 0.05, Double.NaN, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> DemandFile.toJson(broken));
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path file = temporary.resolve("demand.json");
    Files.writeString(
        file, DemandFile.toJson(demand()).replace("\"lambda\": 0.1", "\"lambda\": -1"));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> DemandFile.read(file))
        .withMessageContaining("streams[0].lambda")
        .withMessageContaining("expected a number, 0 or more");
  }
}
