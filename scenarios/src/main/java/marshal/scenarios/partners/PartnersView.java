package marshal.scenarios.partners;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import marshal.model.Case;
import marshal.model.harm.Agency;
import marshal.model.harm.HarmIndex;
import marshal.scenarios.outcome.DemandOutcome;
import marshal.scenarios.outcome.FundingOutcome;
import marshal.scenarios.outcome.HarmOutcome;
import marshal.scenarios.outcome.PlanOutcome;

/**
 * Who pays for a plan, by partner and funding stream, and who gains, by the shares of avoided cost
 * that the case states for an index in pounds. Everything is in the case's price year. Avoided cost
 * of public services is told apart into what could be taken out of a budget and what frees time;
 * what no agency bears is value to victims and society, in nobody's budget.
 *
 * @param priceYear year that every amount is in
 * @param index the index in pounds that gains are counted in; empty where the case has none
 * @param partners those who pay
 * @param gains what each agency gains; empty where no shares are stated
 * @param total harm averted under the index
 */
public record PartnersView(
    String priceYear,
    Optional<HarmIndex> index,
    List<Partner> partners,
    List<Gain> gains,
    double total) {

  /** Copies the lists. */
  public PartnersView {
    partners = List.copyOf(partners);
    gains = List.copyOf(gains);
  }

  /**
   * Somebody who pays.
   *
   * @param name the partner
   * @param streams its funding streams
   */
  public record Partner(String name, List<FundingOutcome> streams) {

    /** Copies the streams. */
    public Partner {
      streams = List.copyOf(streams);
    }

    /** Returns what the plan spends of its money, promised units included. */
    public long paysPence() {
      return streams.stream().mapToLong(FundingOutcome::spentPence).sum();
    }

    /** Returns what the plan leaves of it. */
    public long leftPence() {
      return streams.stream()
          .mapToLong(stream -> stream.availablePence() - stream.spentPence())
          .sum();
    }
  }

  /**
   * What an agency gains.
   *
   * @param agency the agency
   * @param avoided its part of the harm averted
   */
  public record Gain(Agency agency, double avoided) {

    /** Returns the part of it that could be taken out of a budget. */
    public double cashable() {
      return agency.cashableShare() * avoided;
    }
  }

  /** Returns the view of a plan. */
  public static PartnersView of(PlanOutcome plan) {
    Map<String, Double> incidents = new LinkedHashMap<>();
    for (DemandOutcome demand : plan.demand()) {
      incidents.put(demand.stream(), demand.withoutPlan() - demand.withPlan().mean());
    }
    Map<String, Double> averted = new LinkedHashMap<>();
    for (HarmOutcome harm : plan.harmUnderAll()) {
      averted.put(harm.index(), harm.averted().mean());
    }
    return of(plan.theCase(), plan.funding(), incidents, averted);
  }

  /**
   * Returns the view of a plan.
   *
   * @param theCase the case
   * @param funding what the plan spends of each funding stream
   * @param incidentsAverted mean incidents averted, by demand stream
   * @param averted mean harm averted, by index
   */
  public static PartnersView of(
      Case theCase,
      List<FundingOutcome> funding,
      Map<String, Double> incidentsAverted,
      Map<String, Double> averted) {
    Map<String, List<FundingOutcome>> byPartner = new LinkedHashMap<>();
    for (FundingOutcome stream : funding) {
      byPartner.computeIfAbsent(stream.partner(), unused -> new ArrayList<>()).add(stream);
    }
    List<Partner> partners =
        byPartner.entrySet().stream()
            .map(entry -> new Partner(entry.getKey(), entry.getValue()))
            .toList();
    Optional<HarmIndex> index = findIndex(theCase);
    if (index.isEmpty()) {
      return new PartnersView(theCase.priceYear(), index, partners, List.of(), 0);
    }
    Map<String, Double> harm = new LinkedHashMap<>();
    incidentsAverted.forEach(
        (stream, incidents) ->
            harm.put(stream, incidents * index.get().perIncident().getOrDefault(stream, 0.0)));
    double total = averted.getOrDefault(index.get().id(), 0.0);
    double waiting = total - harm.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Gain> gains =
        index.get().agencies().stream()
            .map(agency -> new Gain(agency, avoided(agency, harm, waiting)))
            .toList();
    return new PartnersView(theCase.priceYear(), index, partners, gains, total);
  }

  private static double avoided(Agency agency, Map<String, Double> harm, double waiting) {
    double avoided = agency.shareOfWaiting() * waiting;
    for (Map.Entry<String, Double> stream : harm.entrySet()) {
      avoided += agency.shareOfIncidents().getOrDefault(stream.getKey(), 0.0) * stream.getValue();
    }
    return avoided;
  }

  /** The index of the plan where it is in pounds, else the first that is, shares before none. */
  private static Optional<HarmIndex> findIndex(Case theCase) {
    List<HarmIndex> candidates =
        Stream.concat(Stream.of(theCase.harmIndex()), theCase.harmIndices().stream())
            .filter(HarmIndex::inPounds)
            .toList();
    return candidates.stream()
        .filter(index -> !index.agencies().isEmpty())
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  /** Returns whether the case states who bears which part of the harm. */
  public boolean hasShares() {
    return !gains.isEmpty();
  }

  /** Returns the avoided cost of public services that could be taken out of a budget. */
  public double cashable() {
    return gains.stream().mapToDouble(Gain::cashable).sum();
  }

  /** Returns the avoided cost of public services that frees time, not cash. */
  public double capacity() {
    return gains.stream().mapToDouble(gain -> gain.avoided() - gain.cashable()).sum();
  }

  /** Returns the value to victims and society. */
  public double social() {
    return total - gains.stream().mapToDouble(Gain::avoided).sum();
  }
}
