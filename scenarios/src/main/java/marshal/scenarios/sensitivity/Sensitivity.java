package marshal.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import marshal.model.plan.Plan;
import marshal.model.world.WorldSampler;
import marshal.scenarios.casefolder.VariedCase;

/**
 * Moves one figure at a time and says what a plan averts then, and whether another plan would be
 * the better one.
 *
 * <p>Effects go to the ends of their 95 % intervals in every world at once; displacement to those
 * of its range; reach, half-lives, prices, demand and figures on people in treatment go down and up
 * by a share. Plans keep their units, but for prices: there each plan is cut to the money it then
 * has, least loss first, or buys more with what is saved. Means are exact in worlds that cover the
 * uncertainties evenly.
 */
public final class Sensitivity {

  private Sensitivity() {}

  /** Hears how far it is. */
  public interface Listener {
    /** Called when so many of all figures have been moved; from several threads. */
    void moved(int figures, int all);
  }

  /**
   * Moves every figure that matters to one of two plans.
   *
   * @param varied the case
   * @param planName what the user calls the plan
   * @param plan the plan
   * @param againstName what the user calls the other
   * @param against the plan to rank it against
   * @param sharePercent how far to move what has no interval, more than 0 and less than 100
   * @param worlds worlds, 1 or more
   * @param seed seed of the worlds
   * @param listener hears how far it is
   */
  public static SensitivityOutcome of(
      VariedCase varied,
      String planName,
      Plan plan,
      String againstName,
      Plan against,
      double sharePercent,
      int worlds,
      long seed,
      Listener listener) {
    if (!(sharePercent > 0 && sharePercent < 100)) {
      throw new IllegalArgumentException(
          "Figures are moved by %s %%; it must be more than 0 and less than 100."
              .formatted(sharePercent));
    }
    Contest contest =
        new Contest(
            varied.base(),
            new WorldSampler(varied.base().theCase()).evenlySpread(worlds, seed),
            plan,
            against);
    List<Supplier<Optional<Factor>>> moves = new ArrayList<>();
    moves.addAll(new EffectFactors(contest).list());
    moves.addAll(new DeliveryFactors(contest, sharePercent).list());
    moves.addAll(new DemandFactors(contest, sharePercent).list());
    moves.addAll(new ScenarioFactors(varied, contest, sharePercent).list());
    AtomicInteger done = new AtomicInteger();
    List<Factor> factors =
        moves.parallelStream()
            .map(
                move -> {
                  Optional<Factor> factor = move.get();
                  listener.moved(done.incrementAndGet(), moves.size());
                  return factor;
                })
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingDouble(Factor::swing).reversed())
            .toList();
    return new SensitivityOutcome(
        varied.base(), planName, againstName, worlds, seed, contest.asItStands, factors);
  }
}
