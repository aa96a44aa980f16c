package marshal.model.intervention;

/**
 * Where the incidents that an intervention prevents go: a share of them arrives in the bordering
 * neighbourhoods instead (displacement), or as many again fail to happen there (diffusion of
 * benefit, a share below 0).
 *
 * <p>The share is uncertain: triangular from its lowest to its highest value, most likely at its
 * central one. Reviews find displacement and diffusion about equally often (Guerette and Bowers
 * 2009, Criminology 47(4); Johnson, Guerette and Bowers 2014), which {@link #UNSURE} says.
 *
 * @param share most likely share of what is prevented that moves, -1 to 1
 * @param low lowest share, -1 or more
 * @param high highest share, 1 or less
 */
public record Displacement(double share, double low, double high) {

  /** What is prevented is gone, and nothing else changes. */
  public static final Displacement NONE = new Displacement(0, 0, 0);

  /** The default range: as likely a fifth less as a fifth more than what is seen on the spot. */
  public static final Displacement UNSURE = new Displacement(0, -0.2, 0.2);

  /** Checks the order of the range. */
  public Displacement {
    if (!(low >= -1 && low <= share && share <= high && high <= 1)) {
      throw new IllegalArgumentException(
          "Displacement needs -1 <= low <= share <= high <= 1, but is %s (%s to %s)."
              .formatted(share, low, high));
    }
  }

  /** Returns whether there is none, in any world. */
  public boolean isNone() {
    return low == 0 && high == 0;
  }

  /** Returns whether the share differs from world to world. */
  public boolean isUncertain() {
    return low < high;
  }

  /**
   * Returns the share in a world.
   *
   * @param uniform place of the world in the distribution, 0 to 1
   */
  public double shareAt(double uniform) {
    double range = high - low;
    if (range == 0) {
      return share;
    }
    double below = (share - low) / range;
    return uniform <= below
        ? low + Math.sqrt(uniform * range * (share - low))
        : high - Math.sqrt((1 - uniform) * range * (high - share));
  }
}
