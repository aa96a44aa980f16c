package marshal.solver.rules;

/** Which links between lines one plan breaks, kept up to date as lines open and close. */
final class LinkState {
  private final LineLinks links;
  private final int[] units;

  /** Open lines among those that each link looks at. */
  private final int[] openOthers;

  /**
   * Starts with every line closed.
   *
   * @param units units of each line, all 0 now, changed by the caller before it tells
   */
  LinkState(LineLinks links, int[] units) {
    this.links = links;
    this.units = units;
    this.openOthers = new int[links.links.size()];
  }

  boolean isEmpty() {
    return links.isEmpty();
  }

  /** Heeds that a line holds units now, or none; returns how many more links are broken. */
  int turn(int line, boolean opens) {
    int more = 0;
    for (int link : links.watching[line]) {
      more -= broken(link);
      openOthers[link] += opens ? 1 : -1;
      more += broken(link);
    }
    for (int link : links.ofLine[line]) {
      // Its own line has changed already: what it was before is the same with the line turned.
      more += broken(link) - (opens ? 0 : brokenIfOpen(link));
    }
    return more;
  }

  private int broken(int link) {
    return units[links.links.get(link).line()] > 0 ? brokenIfOpen(link) : 0;
  }

  private int brokenIfOpen(int link) {
    return links.links.get(link).excludes() == (openOthers[link] > 0) ? 1 : 0;
  }

  /** See {@link RuleState#tellCompanions}. */
  void tellCompanions(int line, boolean opens, CaseRules rules, RuleState.Companions companions) {
    for (int index : links.ofLine[line]) {
      LineLinks.Link link = links.links.get(index);
      if (opens && link.excludes()) {
        for (int other : link.others()) {
          if (units[other] > 0) {
            companions.set(other, 0);
          }
        }
      } else if (opens && openOthers[index] == 0 && link.others().length > 0) {
        int needed = link.others()[0];
        companions.set(needed, rules.smallest(needed));
      }
    }
    for (int index : links.watching[line]) {
      LineLinks.Link link = links.links.get(index);
      boolean breaks = opens ? link.excludes() : !link.excludes() && openOthers[index] == 1;
      if (breaks && units[link.line()] > 0) {
        companions.set(link.line(), 0);
      }
    }
  }
}
