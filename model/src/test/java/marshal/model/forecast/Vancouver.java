package marshal.model.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import marshal.model.area.Adjacency;
import marshal.model.fit.CountSeries;
import org.junit.jupiter.api.Assumptions;

/**
 * Residential burglaries of Vancouver 2005-2012 by month and neighbourhood (Vancouver Police open
 * data), from the data that lie beside the repository; skips the test where they do not.
 *
 * @param names neighbourhoods with over 100 burglaries
 * @param series counts by month
 * @param adjacency each neighbourhood borders the four whose burglaries lie nearest on average; the
 *     data have no outlines
 */
record Vancouver(List<String> names, CountSeries series, Adjacency adjacency) {
  private static final String FILE = "vancouver-residential-burglary-2005_2012.csv.gz";
  private static final int MONTHS = 96;
  private static final int FEWEST = 100;
  private static final int NEAREST = 4;

  /** Counts by month, number, and sums of coordinates of one neighbourhood. */
  private static final class Tally {
    private final int[] months = new int[MONTHS];
    private int number;
    private double x;
    private double y;

    double squaredDistance(Tally other) {
      double dx = x / number - other.x / other.number;
      double dy = y / number - other.y / other.number;
      return dx * dx + dy * dy;
    }
  }

  static Vancouver read() {
    Path file = findFile();
    Map<String, Tally> tallies = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      reader.lines().skip(1).forEach(line -> add(line.split(",", -1), tallies));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tallies.values().removeIf(tally -> tally.number <= FEWEST);
    List<Tally> kept = List.copyOf(tallies.values());
    int n = kept.size();
    int[] counts = new int[MONTHS * n];
    for (int cell = 0; cell < counts.length; cell++) {
      counts[cell] = kept.get(cell % n).months[cell / n];
    }
    return new Vancouver(
        List.copyOf(tallies.keySet()), CountSeries.contiguous(counts, n, 12), adjacency(kept));
  }

  private static void add(String[] field, Map<String, Tally> tallies) {
    int month = (Integer.parseInt(field[0]) - 2005) * 12 + Integer.parseInt(field[1]) - 1;
    String name = field[6];
    if (!name.isEmpty() && month < MONTHS) {
      Tally tally = tallies.computeIfAbsent(name, key -> new Tally());
      tally.months[month]++;
      tally.number++;
      tally.x += Double.parseDouble(field[7]);
      tally.y += Double.parseDouble(field[8]);
    }
  }

  private static Adjacency adjacency(List<Tally> tallies) {
    List<Adjacency.Border> borders = new ArrayList<>();
    List<List<Integer>> nearest = new ArrayList<>();
    for (Tally tally : tallies) {
      nearest.add(
          IntStream.range(0, tallies.size())
              .boxed()
              .filter(j -> tallies.get(j) != tally)
              .sorted(Comparator.comparingDouble(j -> tally.squaredDistance(tallies.get(j))))
              .limit(NEAREST)
              .toList());
    }
    for (int i = 0; i < tallies.size(); i++) {
      for (int j = i + 1; j < tallies.size(); j++) {
        if (nearest.get(i).contains(j) || nearest.get(j).contains(i)) {
          borders.add(new Adjacency.Border(i, j, 1));
        }
      }
    }
    return Adjacency.of(tallies.size(), borders);
  }

  private static Path findFile() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/data/near-repeat").resolve(FILE);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return Assumptions.abort("shared/data/near-repeat lies in no folder above this one.");
  }
}
