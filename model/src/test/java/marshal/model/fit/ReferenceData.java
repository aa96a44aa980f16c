package marshal.model.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** Reads the shared reference data, which lie beside the repository; skips the test elsewhere. */
final class ReferenceData {
  private ReferenceData() {}

  static Path folder(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve("data").resolve(name);
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return Assumptions.abort("shared/data/" + name + " lies in no folder above this one.");
  }

  static CountSeries weeklyCounts(String name) {
    List<String> lines = lines(folder("hhh4-reference").resolve(name + "_counts.csv"));
    int areas = lines.get(0).split(",").length;
    int[] counts =
        lines.stream()
            .skip(1)
            .flatMap(line -> Arrays.stream(line.split(",")))
            .mapToInt(Integer::parseInt)
            .toArray();
    return CountSeries.contiguous(counts, areas, 52);
  }

  static NeighbourWeights weights(String name) {
    List<String> lines = lines(folder("hhh4-reference").resolve(name + "_adj.csv"));
    int[][] neighbours = new int[lines.size()][];
    for (int i = 0; i < neighbours.length; i++) {
      String[] row = lines.get(i).split(",");
      neighbours[i] =
          IntStream.range(0, row.length).filter(j -> row[j].trim().equals("1")).toArray();
    }
    return NeighbourWeights.equalShares(neighbours);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
