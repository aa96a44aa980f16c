package marshal.model.rule;

import java.util.List;

/** A rule that a partnership sets itself. */
public sealed interface Rule {

  /** Returns what people call it; no two rules have the same name. */
  String name();

  /** Returns its kind. */
  RuleKind kind();

  /** What a bound adds up: the lines that it holds for, one by one or together. */
  enum Level {
    /** Each line by itself. */
    LINE,
    /** The lines of each intervention together. */
    INTERVENTION,
    /** The lines in each neighbourhood together. */
    NEIGHBOURHOOD,
    /** All lines together. */
    PLAN
  }

  /** What a bound counts. */
  enum Measure {
    /** Units bought. */
    UNITS,
    /** Pence spent on units. */
    PENCE
  }

  /**
   * Least and most units or money of some lines.
   *
   * @param name what people call it
   * @param level which of the lines are added up
   * @param interventions ids of the interventions it holds for; empty for all
   * @param neighbourhoods codes of the places it holds for; empty for all
   * @param periods indices of the periods it holds for; empty for all
   * @param measure what is counted
   * @param atLeast least units or pence, 0 or more
   * @param atMost most units or pence
   */
  record Bound(
      String name,
      Level level,
      List<String> interventions,
      List<String> neighbourhoods,
      List<Integer> periods,
      Measure measure,
      long atLeast,
      long atMost)
      implements Rule {

    /** Copies the lists. */
    public Bound {
      interventions = List.copyOf(interventions);
      neighbourhoods = List.copyOf(neighbourhoods);
      periods = List.copyOf(periods);
    }

    @Override
    public RuleKind kind() {
      return RuleKind.BOUND;
    }
  }

  /**
   * Lines whose units are decided.
   *
   * @param name what people call it
   * @param lines the lines with their units
   */
  record Lock(String name, List<LineUnits> lines) implements Rule {

    /** Copies the list. */
    public Lock {
      lines = List.copyOf(lines);
    }

    @Override
    public RuleKind kind() {
      return RuleKind.LOCK;
    }
  }

  /**
   * Each line of an intervention holds nothing or at least some units.
   *
   * @param name what people call it
   * @param intervention id of the intervention
   * @param units least units of a line that holds any, 1 or more
   */
  record MinimumPackage(String name, String intervention, int units) implements Rule {

    @Override
    public RuleKind kind() {
      return RuleKind.MINIMUM_PACKAGE;
    }
  }

  /**
   * Money that is paid once where an intervention is begun, by the money that may pay for it.
   *
   * @param name what people call it
   * @param intervention id of the intervention
   * @param pence how much, 0 or more
   * @param oncePerPlace true if it is paid once for a place, in the first period with units; false
   *     if every line with units pays it
   */
  record SetUp(String name, String intervention, long pence, boolean oncePerPlace) implements Rule {

    @Override
    public RuleKind kind() {
      return RuleKind.SET_UP;
    }
  }

  /**
   * An intervention is bought in a place and period only where another is bought too; what is
   * bought for the whole city counts in every place.
   *
   * @param name what people call it
   * @param intervention id of the intervention
   * @param needed id of the other
   */
  record Requires(String name, String intervention, String needed) implements Rule {

    @Override
    public RuleKind kind() {
      return RuleKind.REQUIRES;
    }
  }

  /**
   * Two interventions are not both bought in a place and period; what is bought for the whole city
   * counts in every place.
   *
   * @param name what people call it
   * @param intervention id of the one
   * @param other id of the other
   */
  record Excludes(String name, String intervention, String other) implements Rule {

    @Override
    public RuleKind kind() {
      return RuleKind.EXCLUDES;
    }
  }

  /**
   * The cash of a funding stream comes in period by period. What is promised from the stream comes
   * off in proportion.
   *
   * @param name what people call it
   * @param stream id of the stream
   * @param shares share of its money that may be spent in each period, each 0 to 1
   * @param carriesOver whether what is not spent in a period may be spent later
   */
  record Cash(String name, String stream, List<Double> shares, boolean carriesOver)
      implements Rule {

    /** Copies the shares. */
    public Cash {
      shares = List.copyOf(shares);
    }

    @Override
    public RuleKind kind() {
      return RuleKind.CASH;
    }
  }

  /**
   * Hours beyond those of a staff pool are bought.
   *
   * @param name what people call it
   * @param pool id of the staff pool
   * @param pencePerHour price of an hour, 0 or more
   * @param atMostMinutesPerPeriod most minutes bought in a period
   * @param paidBy ids of the funding streams that may pay; empty for all that may pay for anything
   */
  record Agency(
      String name, String pool, long pencePerHour, long atMostMinutesPerPeriod, List<String> paidBy)
      implements Rule {

    /** Copies the list. */
    public Agency {
      paidBy = List.copyOf(paidBy);
    }

    @Override
    public RuleKind kind() {
      return RuleKind.AGENCY;
    }
  }

  /**
   * In every neighbourhood at least a share of the average per head is spent on units there; what
   * is bought for the whole city does not count.
   *
   * @param name what people call it
   * @param share share of the average, 0 to 1
   */
  record FairnessFloor(String name, double share) implements Rule {

    @Override
    public RuleKind kind() {
      return RuleKind.FAIRNESS_FLOOR;
    }
  }

  /**
   * At most a share of the money of a plan moves away from it.
   *
   * @param name what people call it
   * @param share share of what the plan's units cost, 0 to 1
   * @param from the plan's lines
   */
  record Stability(String name, double share, List<LineUnits> from) implements Rule {

    /** Copies the lines. */
    public Stability {
      from = List.copyOf(from);
    }

    @Override
    public RuleKind kind() {
      return RuleKind.STABILITY;
    }
  }
}
