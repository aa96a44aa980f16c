package marshal.results.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import marshal.model.harm.HarmIndex;
import marshal.scenarios.outcome.FundingOutcome;
import marshal.scenarios.partners.PartnersView;

/** Writes who pays and who gains as a document. */
public final class PartnersJson {

  private static final Rounding POUNDS = new Rounding(true);

  private PartnersJson() {}

  /** Returns the document. */
  public static PartnersDocument of(PartnersView view) {
    boolean shares = view.hasShares();
    return new PartnersDocument(
        view.partners().stream().map(partner -> partner(view, partner)).toList(),
        new PartnersDocument.AvoidedCost(
            view.priceYear(),
            view.index().map(HarmIndex::id),
            view.gains().stream().map(PartnersJson::gain).toList(),
            shares ? POUNDS.harm(view.cashable()) : Optional.empty(),
            shares ? POUNDS.harm(view.capacity()) : Optional.empty(),
            shares ? POUNDS.harm(view.social()) : Optional.empty(),
            notes(view)));
  }

  private static List<String> notes(PartnersView view) {
    List<String> notes = new ArrayList<>();
    notes.add("Every amount is in prices of " + view.priceYear() + ".");
    if (!view.hasShares()) {
      notes.add(
          "The case states no shares of avoided cost, so who gains is not known: see the key"
              + " 'agencies' of an index in £ in harm.yaml.");
      return notes;
    }
    notes.add(
        "Avoided cost of public services mostly frees time: only its cashable part could be taken"
            + " out of a budget. What no service bears is value to victims and society.");
    if (view.gains().stream().anyMatch(gain -> gain.agency().assumption())) {
      notes.add("Shares of avoided cost rest in part on assumptions.");
    }
    return notes;
  }

  private static PartnersDocument.Partner partner(PartnersView view, PartnersView.Partner partner) {
    return new PartnersDocument.Partner(
        partner.name(),
        Rounding.pounds(partner.paysPence()),
        Rounding.pounds(partner.leftPence()),
        partner.streams().stream().map(PartnersJson::stream).toList(),
        gained(view, partner, PartnersView.Gain::avoided),
        gained(view, partner, PartnersView.Gain::cashable));
  }

  private static Optional<BigDecimal> gained(
      PartnersView view, PartnersView.Partner partner, ToDoubleFunction<PartnersView.Gain> part) {
    List<PartnersView.Gain> own =
        view.gains().stream()
            .filter(gain -> gain.agency().partner().equals(Optional.of(partner.name())))
            .toList();
    OptionalDouble sum =
        own.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(own.stream().mapToDouble(part).sum());
    return sum.isPresent() ? POUNDS.harm(sum.getAsDouble()) : Optional.empty();
  }

  private static PartnersDocument.Stream stream(FundingOutcome stream) {
    return new PartnersDocument.Stream(
        stream.stream(),
        stream.name(),
        Rounding.pounds(stream.spentPence()),
        Rounding.pounds(stream.availablePence() - stream.spentPence()));
  }

  private static PartnersDocument.Gain gain(PartnersView.Gain gain) {
    return new PartnersDocument.Gain(
        gain.agency().id(),
        gain.agency().name(),
        gain.agency().partner(),
        POUNDS.harm(gain.avoided()),
        POUNDS.harm(gain.cashable()),
        gain.agency().assumption());
  }
}
