package marshal.results.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import marshal.model.Case;
import marshal.model.harm.HarmIndex;
import marshal.model.resource.FundingStream;
import marshal.model.resource.StaffPool;
import marshal.results.words.OutOfReachWords;
import marshal.solver.Allocation;
import marshal.solver.rules.Concession;
import marshal.solver.rules.Violation;

/** The document that {@code plan --json} prints where there is no plan: what is missing. */
public final class RefusalJson {

  private RefusalJson() {}

  /**
   * Returns the document for a case in which no plan keeps every rule: the same keys, with what
   * needs a plan empty or null.
   *
   * @param violations the rules that cannot be kept, with what is missing
   * @param instead what could be asked for less instead
   */
  public static String infeasible(
      Case theCase,
      long seed,
      int worlds,
      int freshWorlds,
      List<Violation> violations,
      List<Violation> instead) {
    return refused(
        theCase,
        seed,
        worlds,
        freshWorlds,
        violations.stream().map(RefusalJson::shortfall).toList(),
        instead.stream().map(RefusalJson::shortfall).toList());
  }

  /** Returns the same document for a target that is out of reach. */
  public static String outOfReach(
      Case theCase, long seed, int worlds, int freshWorlds, Allocation.OutOfReach reach) {
    OutOfReachWords words = new OutOfReachWords(theCase.harmIndex().unit(), reach);
    return refused(
        theCase,
        seed,
        worlds,
        freshWorlds,
        List.of(
            new PlanDocument.Shortfall(
                "target",
                "",
                BigDecimal.valueOf(reach.asked() - reach.found()).setScale(2, RoundingMode.HALF_UP),
                theCase.harmIndex().unit(),
                words.words(),
                words.remedy(),
                List.of(),
                Optional.empty(),
                Optional.empty())),
        List.of());
  }

  private static String refused(
      Case theCase,
      long seed,
      int worlds,
      int freshWorlds,
      List<PlanDocument.Shortfall> shortfalls,
      List<PlanDocument.Shortfall> instead) {
    Optional<BigDecimal> unknown = Optional.empty();
    HarmIndex index = theCase.harmIndex();
    PlanDocument.Harm harm =
        new PlanDocument.Harm(
            index.id(),
            index.name(),
            index.unit(),
            unknown,
            unknown,
            new PlanDocument.Averted(
                unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown));
    return JsonText.of(
        new PlanDocument(
            Optional.empty(),
            theCase.id(),
            theCase.name(),
            theCase.scenario(),
            seed,
            worlds,
            freshWorlds,
            "infeasible",
            List.of(),
            shortfalls,
            instead,
            harm,
            List.of(),
            Optional.empty(),
            PlanJson.NO_CERTIFICATE,
            resources(theCase),
            people(theCase),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  private static Optional<BigDecimal> hours(Violation violation) {
    return violation instanceof Concession && violation.unit().equals("hours")
        ? Optional.of(Rounding.hours(Math.round(60 * violation.shortfall())))
        : Optional.empty();
  }

  private static PlanDocument.Shortfall shortfall(Violation violation) {
    List<String> streams = List.of();
    OptionalLong pence = OptionalLong.empty();
    if (violation instanceof Violation.StreamOvercommitted overcommitted) {
      streams = List.of(overcommitted.stream());
      pence = OptionalLong.of(overcommitted.shortPence());
    } else if (violation instanceof Violation.FundingShort funding) {
      streams = funding.streams();
      pence = OptionalLong.of(funding.shortPence());
    } else if (violation instanceof Concession concession && !concession.streams().isEmpty()) {
      streams = concession.streams();
      pence = OptionalLong.of(Math.round(100 * concession.shortfall()));
    }
    Optional<BigDecimal> hours =
        violation instanceof Violation.StaffShort staff
            ? Optional.of(Rounding.hours(staff.shortMinutes()))
            : hours(violation);
    return new PlanDocument.Shortfall(
        violation.rule(),
        violation.place(),
        BigDecimal.valueOf(violation.shortfall())
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros(),
        violation.unit(),
        violation.words(),
        violation.remedy(),
        streams,
        pence.isPresent() ? Optional.of(Rounding.pounds(pence.getAsLong())) : Optional.empty(),
        hours);
  }

  private static PlanDocument.Budget resources(Case theCase) {
    long free =
        theCase.resources().funding().stream().mapToLong(theCase.resources()::freePence).sum();
    return new PlanDocument.Budget(
        Rounding.pounds(free),
        Optional.empty(),
        Optional.empty(),
        theCase.resources().funding().stream().map(stream -> funding(theCase, stream)).toList());
  }

  private static PlanDocument.Funding funding(Case theCase, FundingStream stream) {
    long free = theCase.resources().freePence(stream);
    return new PlanDocument.Funding(
        stream.id(),
        stream.name(),
        stream.partner(),
        Rounding.pounds(stream.amountPence()),
        Rounding.pounds(stream.amountPence() - free),
        Rounding.pounds(free),
        Optional.empty(),
        Optional.empty());
  }

  private static List<PlanDocument.Staff> people(Case theCase) {
    return theCase.resources().staff().stream().flatMap(pool -> people(pool).stream()).toList();
  }

  private static List<PlanDocument.Staff> people(StaffPool pool) {
    return IntStream.range(0, pool.minutesPerPeriod().size())
        .mapToObj(
            period ->
                new PlanDocument.Staff(
                    pool.id(),
                    pool.name(),
                    period + 1,
                    Rounding.hours(pool.minutesPerPeriod().get(period)),
                    Optional.empty(),
                    Optional.empty()))
        .toList();
  }
}
