package marshal.solver.rules;

import java.util.List;
import marshal.model.rule.RuleKind;

/**
 * A hard rule that a plan does not keep, and by how much.
 *
 * <p>{@link #words()} is a sentence for people; the components are for programs. Periods count from
 * 0 in the components and from 1 in the words.
 */
public sealed interface Violation
    permits Concession,
        Violation.FundingShort,
        Violation.StreamOvercommitted,
        Violation.NoPayer,
        Violation.StaffShort,
        Violation.OfferExceeded,
        Violation.AboveBound,
        Violation.BelowCommitment,
        Violation.OwnRule {

  /**
   * Returns the short name of the rule: payer, or that of its {@link marshal.model.rule.RuleKind}.
   */
  String rule();

  /** Returns the code of the neighbourhood that it is about; empty for none or the whole city. */
  default String place() {
    return "";
  }

  /** Returns by how much the rule is broken. */
  double shortfall();

  /** Returns the unit of the shortfall: £, hours or units. */
  String unit();

  /** Returns which thing breaks the rule and by how much, as one sentence. */
  String words();

  /** Returns what may be tried, as one sentence. */
  String remedy();

  /**
   * What only some funding streams may pay for costs more than they have left.
   *
   * @param streams ids of these streams
   * @param interventions ids of what only they may pay for
   * @param costPence what it costs
   * @param freePence what the streams have left after their money commitments
   */
  record FundingShort(
      List<String> streams, List<String> interventions, long costPence, long freePence)
      implements Violation {

    /** Copies the lists. */
    public FundingShort {
      streams = List.copyOf(streams);
      interventions = List.copyOf(interventions);
    }

    /** Returns the money that is missing. */
    public long shortPence() {
      return costPence - freePence;
    }

    @Override
    public double shortfall() {
      return shortPence() / 100.0;
    }

    @Override
    public String unit() {
      return "£";
    }

    @Override
    public String rule() {
      return "funding";
    }

    @Override
    public String words() {
      return "Funding %s %s %s short: %s, which only %s may pay for, %s %s and %s is free."
          .formatted(
              streams.size() == 1
                  ? "stream " + Amounts.quoted(streams)
                  : "streams " + Amounts.quoted(streams),
              streams.size() == 1 ? "is" : "together are",
              Amounts.pounds(shortPence()),
              Amounts.quotedShortly(interventions),
              streams.size() == 1 ? "it" : "they",
              interventions.size() == 1 ? "costs" : "cost",
              Amounts.pounds(costPence),
              Amounts.pounds(freePence));
    }

    @Override
    public String remedy() {
      return "Maybe raise %s by %s, let other money pay for it, or buy fewer units."
          .formatted(Amounts.quoted(streams), Amounts.pounds(shortPence()));
    }
  }

  /**
   * The money commitments of a funding stream come to more than the stream has.
   *
   * @param stream id of the stream
   * @param amountPence what it has
   * @param committedPence what is promised from it
   */
  record StreamOvercommitted(String stream, long amountPence, long committedPence)
      implements Violation {

    /** Returns the money that is missing. */
    public long shortPence() {
      return committedPence - amountPence;
    }

    @Override
    public double shortfall() {
      return shortPence() / 100.0;
    }

    @Override
    public String unit() {
      return "£";
    }

    @Override
    public String rule() {
      return "commitment";
    }

    @Override
    public String words() {
      return "Funding stream '%s' is %s short of its commitments: %s is promised from %s."
          .formatted(
              stream,
              Amounts.pounds(shortPence()),
              Amounts.pounds(committedPence),
              Amounts.pounds(amountPence));
    }

    @Override
    public String remedy() {
      return "Maybe raise '%s' by %s, or lower what is promised from it."
          .formatted(stream, Amounts.pounds(shortPence()));
    }
  }

  /**
   * Something is bought that no funding stream may pay for.
   *
   * @param intervention id of the intervention
   * @param costPence what the plan's units of it cost
   */
  record NoPayer(String intervention, long costPence) implements Violation {

    @Override
    public double shortfall() {
      return costPence / 100.0;
    }

    @Override
    public String unit() {
      return "£";
    }

    @Override
    public String rule() {
      return "payer";
    }

    @Override
    public String words() {
      return "No funding stream may pay for '%s', which costs %s."
          .formatted(intervention, Amounts.pounds(costPence));
    }

    @Override
    public String remedy() {
      return "Maybe add '%s' to what a funding stream may pay for.".formatted(intervention);
    }
  }

  /**
   * A plan takes more hours than a staff pool has.
   *
   * @param pool id of the pool
   * @param period index of the period
   * @param usedMinutes what the plan takes
   * @param minutes what the pool has
   */
  record StaffShort(String pool, int period, long usedMinutes, long minutes) implements Violation {

    /** Returns the time that is missing. */
    public long shortMinutes() {
      return usedMinutes - minutes;
    }

    @Override
    public double shortfall() {
      return shortMinutes() / 60.0;
    }

    @Override
    public String unit() {
      return "hours";
    }

    @Override
    public String rule() {
      return "staff";
    }

    @Override
    public String words() {
      return "Staff pool '%s' is %s short in period %d: %s of %s are needed."
          .formatted(
              pool,
              Amounts.hours(shortMinutes()),
              period + 1,
              Amounts.hours(usedMinutes),
              Amounts.hours(minutes));
    }

    @Override
    public String remedy() {
      return "Maybe add %s to '%s' in period %d, or move units to another period."
          .formatted(Amounts.hours(shortMinutes()), pool, period + 1);
    }
  }

  /**
   * More units are bought in a period than an intervention is offered in all places together.
   *
   * @param intervention id of the intervention
   * @param period index of the period
   * @param units what the plan buys
   * @param atMost what is offered
   */
  record OfferExceeded(String intervention, int period, long units, long atMost)
      implements Violation {

    @Override
    public double shortfall() {
      return units - atMost;
    }

    @Override
    public String unit() {
      return "units";
    }

    @Override
    public String rule() {
      return "offer";
    }

    @Override
    public String words() {
      return "%s too many of '%s' in period %d: %,d are bought and %,d are offered."
          .formatted(
              Amounts.count(units - atMost, "unit"), intervention, period + 1, units, atMost);
    }

    @Override
    public String remedy() {
      return "Maybe raise the most units of '%s' in a period, or buy fewer."
          .formatted(intervention);
    }
  }

  /**
   * A line holds more units than it may.
   *
   * @param line the line in words
   * @param units what the plan buys
   * @param atMost what the line may hold
   */
  record AboveBound(String line, long units, long atMost) implements Violation {

    @Override
    public double shortfall() {
      return units - atMost;
    }

    @Override
    public String unit() {
      return "units";
    }

    @Override
    public String rule() {
      return "bound";
    }

    @Override
    public String words() {
      return "%s of %s: at most %s may be bought."
          .formatted(Amounts.count(units, "unit"), line, Amounts.count(atMost, "unit"));
    }

    @Override
    public String remedy() {
      return "Maybe raise the most units of this line, or buy (or promise) fewer.";
    }
  }

  /**
   * A line holds fewer units than were promised.
   *
   * @param line the line in words
   * @param units what the plan buys
   * @param atLeast what is promised
   */
  record BelowCommitment(String line, long units, long atLeast) implements Violation {

    @Override
    public double shortfall() {
      return atLeast - units;
    }

    @Override
    public String unit() {
      return "units";
    }

    @Override
    public String rule() {
      return "commitment";
    }

    @Override
    public String words() {
      return "%s of %s: %s promised."
          .formatted(
              Amounts.count(units, "unit"),
              line,
              Amounts.count(atLeast, "unit") + (atLeast == 1 ? " is" : " are"));
    }

    @Override
    public String remedy() {
      return "Maybe buy more, or lower the commitment.";
    }
  }

  /**
   * A rule of the partnership's own is broken.
   *
   * @param kind which kind of rule
   * @param name what people call the rule
   * @param place code of the neighbourhood that it is about; empty for none or the whole city
   * @param shortfall by how much it is broken
   * @param unit unit of the shortfall: £, hours or units
   * @param what which thing breaks it and by how much, as one sentence
   * @param remedy what may be tried, as one sentence
   */
  record OwnRule(
      RuleKind kind,
      String name,
      String place,
      double shortfall,
      String unit,
      String what,
      String remedy)
      implements Violation {

    @Override
    public String rule() {
      return kind.id();
    }

    @Override
    public String words() {
      return what;
    }
  }
}
