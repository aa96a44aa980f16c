package marshal.results.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import marshal.results.run.Verification.Difference;

/** Finds the places in which two documents differ: every digit counts, the order of keys not. */
final class DocumentDifferences {

  private final String file;
  private final Predicate<String> passedOver;
  private final List<Difference> found = new ArrayList<>();

  private DocumentDifferences(String file, Predicate<String> passedOver) {
    this.file = file;
    this.passedOver = passedOver;
  }

  /**
   * Returns the differences in the order of the stored document.
   *
   * @param file name of the file in the result
   * @param passedOver places, as JSON pointers, that are not compared, with all under them
   */
  static List<Difference> between(
      String file, JsonNode stored, JsonNode replayed, Predicate<String> passedOver) {
    DocumentDifferences differences = new DocumentDifferences(file, passedOver);
    differences.compare("", stored, replayed);
    return differences.found;
  }

  private void compare(String place, JsonNode stored, JsonNode replayed) {
    if (passedOver.test(place)) {
      return;
    }
    if (stored.isObject() && replayed.isObject()) {
      Set<String> keys = new LinkedHashSet<>();
      stored.fieldNames().forEachRemaining(keys::add);
      replayed.fieldNames().forEachRemaining(keys::add);
      keys.forEach(key -> compare(place + "/" + key, stored.path(key), replayed.path(key)));
    } else if (stored.isArray() && replayed.isArray()) {
      for (int i = 0; i < Math.max(stored.size(), replayed.size()); i++) {
        compare(place + "/" + i, stored.path(i), replayed.path(i));
      }
    } else if (!text(stored).equals(text(replayed))) {
      found.add(new Difference(file, place, text(stored), text(replayed)));
    }
  }

  private static Optional<String> text(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(node.toString());
  }
}
