package marshal.model.intervention;

/** How an intervention acts on treatment. */
public sealed interface TreatmentLever {

  /** Returns the id of the treatment group. */
  String group();

  /**
   * Each unit is a treatment place, open for its period.
   *
   * @param group id of the treatment group
   */
  record Places(String group) implements TreatmentLever {}

  /**
   * Units lower the hazard of leaving early, in proportion to their coverage of the group.
   *
   * @param group id of the treatment group
   * @param change relative change of the early exit hazard at full coverage
   */
  record Retention(String group, RelativeEffect change) implements TreatmentLever {}
}
