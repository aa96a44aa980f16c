package marshal.model.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of rules that a plan must keep, each with the name that files and outputs use. */
public enum RuleKind {
  /** What only some funding streams may pay for costs no more than they have. */
  FUNDING("funding"),
  /** No more than a share of a funding stream is spent in a period. */
  CASH("cash"),
  /** A plan takes no more hours than a staff pool has. */
  STAFF("staff"),
  /** Hours beyond those of a staff pool are bought at a price. */
  AGENCY("agency"),
  /** No more units are bought than an intervention is offered. */
  OFFER("offer"),
  /** Least and most units or pounds of some lines. */
  BOUND("bound"),
  /** What was promised is bought. */
  COMMITMENT("commitment"),
  /** A line that is locked holds its units. */
  LOCK("lock"),
  /** A line holds nothing or at least a number of units. */
  MINIMUM_PACKAGE("minimum-package"),
  /** Money that is paid once where an intervention is begun. */
  SET_UP("set-up"),
  /** Every neighbourhood has at least a share of the average per head. */
  FAIRNESS_FLOOR("fairness-floor"),
  /** No more than a share of the current plan's money moves away from it. */
  STABILITY("stability"),
  /** An intervention is bought only where another is. */
  REQUIRES("requires"),
  /** An intervention is not bought where another is. */
  EXCLUDES("excludes");

  private final String id;

  RuleKind(String id) {
    this.id = id;
  }

  /** Returns the name used in files and outputs. */
  public String id() {
    return id;
  }

  /** Finds a kind by its name. */
  public static Optional<RuleKind> find(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /** Lists the names. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(RuleKind::id).toList();
  }
}
