package marshal.model.world;

import java.util.Arrays;

/**
 * Draws of all uncertain parameters: a set of equally likely possible worlds.
 *
 * <p>In every array the world is the innermost index, the order in which the kernels run.
 */
public final class WorldSet {

  private final int size;
  private final double[][] interventionDeviate;
  private final double[][] displacementShare;
  private final double[][] treatmentDeviate;
  private final double[][][] cityLevel;
  private final double[][][] neighbourhoodLevel;

  WorldSet(
      int size,
      double[][] interventionDeviate,
      double[][] displacementShare,
      double[][] treatmentDeviate,
      double[][][] cityLevel,
      double[][][] neighbourhoodLevel) {
    this.size = size;
    this.interventionDeviate = interventionDeviate;
    this.displacementShare = displacementShare;
    this.treatmentDeviate = treatmentDeviate;
    this.cityLevel = cityLevel;
    this.neighbourhoodLevel = neighbourhoodLevel;
  }

  /** Returns the number of worlds. */
  public int size() {
    return size;
  }

  /**
   * Returns the standard normal deviate of an intervention's effects. One deviate serves all
   * effects of an intervention: where it works better than expected, it does so on every stream.
   */
  public double interventionDeviate(int intervention, int world) {
    return interventionDeviate[intervention][world];
  }

  /**
   * Returns the share of what an intervention prevents that arrives in bordering neighbourhoods
   * instead; below 0 where its benefit diffuses to them.
   */
  public double displacementShare(int intervention, int world) {
    return displacementShare[intervention][world];
  }

  /** Returns these worlds with the deviate of one intervention the same in all of them. */
  public WorldSet withInterventionDeviate(int intervention, double deviate) {
    return new WorldSet(
        size,
        with(interventionDeviate, intervention, deviate),
        displacementShare,
        treatmentDeviate,
        cityLevel,
        neighbourhoodLevel);
  }

  /** Returns these worlds with the displaced share of one intervention the same in all of them. */
  public WorldSet withDisplacementShare(int intervention, double share) {
    return new WorldSet(
        size,
        interventionDeviate,
        with(displacementShare, intervention, share),
        treatmentDeviate,
        cityLevel,
        neighbourhoodLevel);
  }

  /** Returns these worlds with the deviate of one treatment group the same in all of them. */
  public WorldSet withTreatmentDeviate(int group, double deviate) {
    return new WorldSet(
        size,
        interventionDeviate,
        displacementShare,
        with(treatmentDeviate, group, deviate),
        cityLevel,
        neighbourhoodLevel);
  }

  /**
   * Returns the first of these worlds, which are evenly spread if these are.
   *
   * @param worlds how many; at least 1 and no more than there are
   */
  public WorldSet first(int worlds) {
    if (worlds < 1 || worlds > size) {
      throw new IllegalArgumentException(
          "Asked for the first %d of %d worlds; it must be 1 to %d.".formatted(worlds, size, size));
    }
    return new WorldSet(
        worlds,
        first(interventionDeviate, worlds),
        first(displacementShare, worlds),
        first(treatmentDeviate, worlds),
        Arrays.stream(cityLevel).map(rows -> first(rows, worlds)).toArray(double[][][]::new),
        Arrays.stream(neighbourhoodLevel)
            .map(rows -> first(rows, worlds))
            .toArray(double[][][]::new));
  }

  private static double[][] first(double[][] rows, int worlds) {
    return Arrays.stream(rows).map(row -> Arrays.copyOf(row, worlds)).toArray(double[][]::new);
  }

  private static double[][] with(double[][] table, int row, double value) {
    double[][] changed = table.clone();
    changed[row] = new double[table[row].length];
    Arrays.fill(changed[row], value);
    return changed;
  }

  /** Returns the standard normal deviate of what being retained in treatment changes. */
  public double treatmentDeviate(int group, int world) {
    return treatmentDeviate[group][world];
  }

  /**
   * Returns what the city's level of a stream is multiplied by at a step.
   *
   * @return a copy, one number per world, with mean 1 over worlds in the limit
   */
  public double[] cityLevel(int stream, int step) {
    return cityLevel[stream][step].clone();
  }

  /**
   * Returns what a neighbourhood's own level of a stream is multiplied by.
   *
   * @return a copy, one number per world, with mean 1 over worlds in the limit
   */
  public double[] neighbourhoodLevel(int stream, int neighbourhood) {
    return neighbourhoodLevel[stream][neighbourhood].clone();
  }
}
