package marshal.scenarios.sensitivity;

import java.util.List;
import marshal.scenarios.casefolder.LoadedCase;

/**
 * What moving each figure does.
 *
 * @param loaded the case
 * @param plan what the user calls the plan
 * @param against what the user calls the plan it is ranked against
 * @param worlds worlds that both were evaluated in
 * @param seed seed of the worlds
 * @param asItStands the plans with every figure as it stands
 * @param factors the figures, the one that moves the harm averted most first
 */
public record SensitivityOutcome(
    LoadedCase loaded,
    String plan,
    String against,
    int worlds,
    long seed,
    Factor.Point asItStands,
    List<Factor> factors) {

  /** Copies the factors. */
  public SensitivityOutcome {
    factors = List.copyOf(factors);
  }
}
