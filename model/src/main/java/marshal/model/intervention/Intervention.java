package marshal.model.intervention;

import java.util.List;
import java.util.Optional;

/**
 * One intervention of the catalogue.
 *
 * @param id short name used in files
 * @param name name for people
 * @param unit what is bought, in the singular: "home", "marshal night"
 * @param unitCostPence price of a unit in the case's price year
 * @param staff staff time that a unit takes
 * @param offer where it may be deployed and how much
 * @param target whom it is aimed at
 * @param persistence how its effect grows and fades
 * @param effects what it changes; empty for an enabler with no measured effect of its own
 * @param lever how it acts on treatment, if it does
 * @param mechanism name of the mechanism that it shares with others, if it does
 * @param evidence what its figures rest on
 * @param displacement where the incidents that it prevents go
 */
public record Intervention(
    String id,
    String name,
    String unit,
    long unitCostPence,
    List<StaffUse> staff,
    Offer offer,
    Target target,
    Persistence persistence,
    List<Effect> effects,
    Optional<TreatmentLever> lever,
    Optional<String> mechanism,
    Evidence evidence,
    Displacement displacement) {

  /** An intervention that moves nothing across borders. */
  public Intervention(
      String id,
      String name,
      String unit,
      long unitCostPence,
      List<StaffUse> staff,
      Offer offer,
      Target target,
      Persistence persistence,
      List<Effect> effects,
      Optional<TreatmentLever> lever,
      Optional<String> mechanism,
      Evidence evidence) {
    this(
        id,
        name,
        unit,
        unitCostPence,
        staff,
        offer,
        target,
        persistence,
        effects,
        lever,
        mechanism,
        evidence,
        Displacement.NONE);
  }

  /** Returns this intervention offered otherwise. */
  public Intervention withOffer(Offer other) {
    return new Intervention(
        id,
        name,
        unit,
        unitCostPence,
        staff,
        other,
        target,
        persistence,
        effects,
        lever,
        mechanism,
        evidence,
        displacement);
  }

  /** Returns this intervention with other displacement. */
  public Intervention withDisplacement(Displacement other) {
    return new Intervention(
        id,
        name,
        unit,
        unitCostPence,
        staff,
        offer,
        target,
        persistence,
        effects,
        lever,
        mechanism,
        evidence,
        other);
  }

  /** Returns this intervention with other persistence. */
  public Intervention withPersistence(Persistence other) {
    return new Intervention(
        id,
        name,
        unit,
        unitCostPence,
        staff,
        offer,
        target,
        other,
        effects,
        lever,
        mechanism,
        evidence,
        displacement);
  }

  /** Returns this intervention with other effects. */
  public Intervention withEffects(List<Effect> other) {
    return new Intervention(
        id,
        name,
        unit,
        unitCostPence,
        staff,
        offer,
        target,
        persistence,
        other,
        lever,
        mechanism,
        evidence,
        displacement);
  }

  /** Checks the price and copies the lists. */
  public Intervention {
    staff = List.copyOf(staff);
    effects = List.copyOf(effects);
    if (unitCostPence < 0) {
      throw new IllegalArgumentException(
          "A unit of '%s' costs %d pence; it must be 0 or more.".formatted(id, unitCostPence));
    }
  }
}
