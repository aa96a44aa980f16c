package marshal.scenarios.explanation;

import java.util.List;
import marshal.solver.rules.Limit;

/** Why a line has not one unit more. */
public sealed interface WhyNoMore {

  /** No funding stream may pay for it. */
  record NobodyPays() implements WhyNoMore {}

  /**
   * No more of it may be bought in this place and period.
   *
   * @param atMost the most units
   */
  record BoundReached(int atMost) implements WhyNoMore {}

  /** The line is locked: it stays as it is. */
  record Locked() implements WhyNoMore {}

  /** One more would avert nothing, or add harm. */
  record AvertsNothing() implements WhyNoMore {}

  /**
   * What is left of some limits is less than a unit needs, and what it needs averts more where it
   * is.
   *
   * @param limits the limits that leave no room
   */
  record OthersAvertMore(List<Limit> limits) implements WhyNoMore {

    /** Copies the list. */
    public OthersAvertMore {
      limits = List.copyOf(limits);
    }
  }

  /**
   * It would be worth its price, but what is left of some limits is less than a whole unit needs.
   *
   * @param limits the limits that leave no room
   */
  record NoWholeUnitFits(List<Limit> limits) implements WhyNoMore {

    /** Copies the list. */
    public NoWholeUnitFits {
      limits = List.copyOf(limits);
    }
  }

  /** There is room for one more, and it would avert harm: the plan can be made better. */
  record RoomIsLeft() implements WhyNoMore {}

  /** One more alone would break another rule: a least amount, a package, a fairness rule. */
  record AnotherRule() implements WhyNoMore {}
}
