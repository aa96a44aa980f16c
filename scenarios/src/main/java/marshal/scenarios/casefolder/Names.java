package marshal.scenarios.casefolder;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import marshal.scenarios.file.At;
import marshal.scenarios.file.Value;
import marshal.scenarios.problem.Nearest;
import marshal.scenarios.problem.Problems;

/**
 * The names that the files of a case give, for those that refer to them.
 *
 * <p>A set is absent where its file could not be read: then nothing is known to be wrong.
 *
 * @param streams ids of demand streams
 * @param groups ids of treatment groups
 * @param figures figures of neighbourhoods
 * @param codes codes of neighbourhoods
 * @param interventions ids of interventions
 * @param mechanisms ids of mechanisms
 * @param indices ids of harm indices
 * @param funding ids of funding streams
 * @param pools ids of staff pools
 */
record Names(
    Optional<Set<String>> streams,
    Optional<Set<String>> groups,
    Optional<Set<String>> figures,
    Optional<Set<String>> codes,
    Optional<Set<String>> interventions,
    Optional<Set<String>> mechanisms,
    Optional<Set<String>> indices,
    Optional<Set<String>> funding,
    Optional<Set<String>> pools) {

  /** Notes a problem where a name is not known. */
  static void check(At at, Optional<Set<String>> known, String rule, Problems problems) {
    if (known.isPresent()
        && at.value() instanceof Value.Text text
        && !known.get().contains(text.text())) {
      problems.add(at.problem(rule, Nearest.remedy(text.text(), known.get())));
    }
  }

  /** Notes a problem where a name is neither known nor a word that may stand for all. */
  static void check(
      At at, Optional<Set<String>> known, String word, String rule, Problems problems) {
    check(
        at,
        known.map(
            names -> {
              Set<String> all = new HashSet<>(names);
              all.add(word);
              return all;
            }),
        rule,
        problems);
  }
}
