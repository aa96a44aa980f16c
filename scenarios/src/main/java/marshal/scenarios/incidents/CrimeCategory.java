package marshal.scenarios.incidents;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The categories of street-level files and their names over the years.
 *
 * <p>police.uk publishes fourteen categories since May 2013. Before, there were eleven (September
 * 2011 to April 2013) and at first six (December 2010 to August 2011). Since May 2013 "Violent
 * crime" is named "Violence and sexual offences"; "Public disorder and weapons" is split into
 * "Public order" and "Possession of weapons"; "Bicycle theft" and "Theft from the person" are taken
 * out of "Other theft". Only the first is a change of name: a split cannot be undone from the file,
 * so the older category keeps its own.
 *
 * @see <a href="https://www.police.uk/pu/about-police.uk-crime-data/">About police.uk crime
 *     data</a>
 */
final class CrimeCategory {

  /** Categories as of May 2013. */
  static final List<String> CURRENT =
      List.of(
          "Anti-social behaviour",
          "Bicycle theft",
          "Burglary",
          "Criminal damage and arson",
          "Drugs",
          "Other crime",
          "Other theft",
          "Possession of weapons",
          "Public order",
          "Robbery",
          "Shoplifting",
          "Theft from the person",
          "Vehicle crime",
          "Violence and sexual offences");

  /** The category that was split in May 2013. */
  static final String PUBLIC_DISORDER_AND_WEAPONS = "Public disorder and weapons";

  private static final Map<String, String> RENAMED =
      Map.of(
          "violent crime", "Violence and sexual offences",
          "violence and sexual offenses", "Violence and sexual offences",
          "antisocial behaviour", "Anti-social behaviour",
          "anti social behaviour", "Anti-social behaviour",
          "criminal damage & arson", "Criminal damage and arson");

  private static final Map<String, String> KNOWN =
      Stream.concat(CURRENT.stream(), Stream.of(PUBLIC_DISORDER_AND_WEAPONS))
          .collect(Collectors.toMap(CrimeCategory::folded, Function.identity()));

  private CrimeCategory() {}

  /** Returns the name under which a category is counted, or nothing if it is not known. */
  static Optional<String> canonicalName(String name) {
    String folded = folded(name);
    return Optional.ofNullable(KNOWN.getOrDefault(folded, RENAMED.get(folded)));
  }

  private static String folded(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
