package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import marshal.model.intervention.Intervention;
import marshal.model.resource.FundingStream;

/**
 * The sets of funding streams whose money must be watched.
 *
 * <p>Interventions with the same payers form a class. Costs can be split over the streams if and
 * only if, for every union F of the payers of some classes, what only F may pay for costs at most
 * what F has (Hall's condition for transport; Gale 1957, doi:10.2140/pjm.1957.7.1073). A union that
 * falls apart into two with no class across them adds nothing to its parts and is left out.
 *
 * <p>A set of streams is the bits of a {@code long}.
 */
final class FundingFamilies {

  private static final int MOST_STREAMS = Long.SIZE - 1;
  private static final int MOST_FAMILIES = 1 << 14;

  private FundingFamilies() {}

  /** Returns the streams that may pay for an intervention. */
  static long payers(List<FundingStream> streams, Intervention intervention) {
    if (streams.size() > MOST_STREAMS) {
      throw new IllegalArgumentException(
          "The case has %d funding streams; the most is %d.\nMaybe join streams with the same rules."
              .formatted(streams.size(), MOST_STREAMS));
    }
    long payers = 0;
    for (int s = 0; s < streams.size(); s++) {
      if (streams.get(s).mayPay(intervention.id())) {
        payers |= 1L << s;
      }
    }
    return payers;
  }

  /**
   * Returns the families for some classes, the smallest first.
   *
   * @param classes the payers of each class, none empty
   */
  static List<Long> of(Set<Long> classes) {
    Set<Long> unions = new LinkedHashSet<>();
    for (long payers : classes) {
      List<Long> grown = new ArrayList<>();
      grown.add(payers);
      unions.forEach(union -> grown.add(union | payers));
      unions.addAll(grown);
      if (unions.size() > MOST_FAMILIES) {
        throw new IllegalArgumentException(
            "The lists of what funding streams may pay for overlap in more than %d ways.\nMaybe join streams with nearly the same lists."
                .formatted(MOST_FAMILIES));
      }
    }
    List<Long> families = new ArrayList<>();
    for (long union : unions) {
      if (holdsTogether(union, classes)) {
        families.add(union);
      }
    }
    families.sort(
        Comparator.<Long>comparingInt(Long::bitCount).thenComparing(Comparator.naturalOrder()));
    return families;
  }

  private static boolean holdsTogether(long union, Set<Long> classes) {
    long reached = Long.lowestOneBit(union);
    long before = 0;
    while (reached != before) {
      before = reached;
      for (long payers : classes) {
        if ((payers & ~union) == 0 && (payers & reached) != 0) {
          reached |= payers;
        }
      }
    }
    return reached == union;
  }
}
