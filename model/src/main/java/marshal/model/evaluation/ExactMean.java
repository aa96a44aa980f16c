package marshal.model.evaluation;

import java.util.Arrays;
import java.util.List;
import marshal.model.harm.HarmIndex;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.treatment.PathPeople;
import marshal.model.treatment.TreatmentChain;
import marshal.model.treatment.TreatmentFlow;

/**
 * The exact mean of one plan at a time, in every world.
 *
 * <p>Mean incidents are linear in past means, so one forward pass gives them without noise: M[i,t]
 * = s[i,t] (nu[i,t] + g[i,t] (lambda M[i,t-1] + phi sum_j w[j,i] M[j,t-1])), where s is the share
 * of incidents that the plan leaves and g the share of triggered ones. A lag kernel spreads what is
 * triggered over several steps; displacement adds what arrives from next door, {@link
 * StreamDisplacement}.
 *
 * <p>Changing a line marks what depends on it; the next question recomputes just that, so single
 * changes cost far less than a fresh plan, and give the same bits. Where the last changes are taken
 * back, as a search does most of the time, the tables are put back as they were. Not safe for use
 * by several threads at once.
 */
public final class ExactMean {

  /** A search that has taken one change back will do so with most of the next ones. */
  private static final int TRIALS = 4;

  final HarmModel model;

  /** As they are wanted; the tables follow when they are asked. */
  final double[] units;

  /** Coverage, row-major [site][step]. */
  final double[] coverage;

  private final TreatmentState[] treatment;
  private final StreamState[] streams;
  private final UnitChanges changes;

  /** Changes to come that are prepared for being taken back, as the last ones were. */
  private int trials;

  /** Starts from the committed plan. */
  public ExactMean(HarmModel model) {
    this.model = model;
    PlanSpace space = model.space;
    int steps = model.theCase.horizon().steps();
    this.coverage = new double[space.sites() * steps];
    double[] committed = new double[space.lines()];
    for (int line = 0; line < committed.length; line++) {
      committed[line] = space.atLeast(line);
    }
    this.changes = new UnitChanges(committed);
    this.units = committed;
    for (int site = 0; site < space.sites(); site++) {
      model.doses.cover(site, 0, units, coverage);
    }
    this.treatment = new TreatmentState[model.treatment.size()];
    for (int g = 0; g < treatment.length; g++) {
      treatment[g] = new TreatmentState(model, g);
      treatment[g].run(units, coverage);
    }
    this.streams = new StreamState[model.streams.length];
    for (int o = 0; o < streams.length; o++) {
      streams[o] = new StreamState(model, o, coverage, treatment);
    }
  }

  /** Sets the whole plan. */
  public void setPlan(Plan plan) {
    for (int line = 0; line < units.length; line++) {
      setUnits(line, plan.units(line));
    }
  }

  /**
   * Sets the units of one line.
   *
   * @param line index of the line
   * @param unitsOfLine 0 or more, fractions allowed
   */
  public void setUnits(int line, double unitsOfLine) {
    if (units[line] != unitsOfLine) {
      changes.set(line, unitsOfLine);
    }
  }

  /** Returns the units of a line. */
  public double units(int line) {
    return units[line];
  }

  private void refresh() {
    if (changes.isLastUndone()) {
      takeBack();
      trials = TRIALS;
    }
    int changed = changes.settle();
    if (changed > 0) {
      markSites(changed);
      recompute(trials > 0 && changes.remembers());
      trials = Math.max(0, trials - 1);
    }
  }

  private boolean isRemembered() {
    boolean remembered = true;
    for (TreatmentState group : treatment) {
      remembered &= group.canTakeBack();
    }
    for (StreamState stream : streams) {
      remembered &= stream.canTakeBack();
    }
    return remembered;
  }

  /**
   * Brings the tables back to before the last refresh, anew where its change was not remembered.
   */
  private void takeBack() {
    boolean remembered = isRemembered();
    double[] wanted = changes.takeBackLast();
    for (int c = 0; c < changes.lastCount(); c++) {
      int line = changes.lastLine(c);
      if (remembered) {
        model.doses.cover(model.space.site(line), firstStep(line), units, coverage);
      } else {
        markSite(model.space.site(line), firstStep(line));
      }
    }
    if (remembered) {
      for (TreatmentState group : treatment) {
        group.takeBack();
      }
      for (StreamState stream : streams) {
        stream.takeBack();
      }
    } else {
      recompute(false);
    }
    changes.resume(wanted);
  }

  private int firstStep(int line) {
    return model.theCase.horizon().firstStep(model.space.line(line).period());
  }

  /** Marks what depends on each site, once for changed lines of a site that come together. */
  private void markSites(int changed) {
    int first = 0;
    while (first < changed) {
      int site = model.space.site(changes.line(first));
      int fromStep = firstStep(changes.line(first));
      int next = first + 1;
      while (next < changed && model.space.site(changes.line(next)) == site) {
        fromStep = Math.min(fromStep, firstStep(changes.line(next++)));
      }
      markSite(site, fromStep);
      first = next;
    }
  }

  private void markSite(int site, int fromStep) {
    model.doses.cover(site, fromStep, units, coverage);
    for (StreamState stream : streams) {
      stream.markSite(site, fromStep);
    }
    for (TreatmentState group : treatment) {
      group.markSite(site, fromStep);
    }
  }

  private void recompute(boolean remember) {
    for (int g = 0; g < treatment.length; g++) {
      int changedFrom = treatment[g].refresh(units, coverage, remember);
      if (changedFrom >= 0) {
        for (StreamState stream : streams) {
          stream.markTreatment(g, changedFrom);
        }
      }
    }
    for (StreamState stream : streams) {
      stream.refresh(coverage, treatment, remember);
    }
  }

  /**
   * Returns the harm in each world under an index.
   *
   * @return harm over the horizon, one per world
   */
  public double[] harmByWorld(HarmIndex index) {
    refresh();
    double[] weights = model.weights(index);
    double[] harm = new double[model.worlds.size()];
    for (int o = 0; o < streams.length; o++) {
      Rows.add(harm, weights[o], streams[o].total());
    }
    for (int g = 0; g < treatment.length; g++) {
      Rows.add(harm, weights[streams.length + g], treatment[g].waitingTotal());
    }
    return harm;
  }

  /** Returns the mean harm over worlds under the index that plans are made under. */
  public double harm() {
    double[] harm = harmByWorld(model.theCase.harmIndex());
    double sum = 0;
    for (double value : harm) {
      sum += value;
    }
    return sum / harm.length;
  }

  /** Returns the incidents of a stream over the horizon, one number per world. */
  public double[] incidentsByWorld(int stream) {
    refresh();
    return streams[stream].total().clone();
  }

  /** Returns the person-steps that a treatment group waits over the horizon, one per world. */
  public double[] waitingByWorld(int group) {
    refresh();
    return treatment[group].waitingTotal().clone();
  }

  /**
   * Returns the flow of people through treatment in one world.
   *
   * @return the flow, valid until the next call
   */
  public TreatmentFlow treatmentFlow(int group, int world) {
    refresh();
    return treatment[group].flow(units, coverage, world);
  }

  /** Simulates the treatment of a group in one world, person by person, on one path. */
  void simulateTreatment(int group, int world, TreatmentChain chain, PathPeople people) {
    refresh();
    treatment[group].simulate(chain, units, coverage, world, people);
  }

  /** Returns the mean share of a group's people in need who are retained: [step][world]. */
  double[][] retainedShare(int group) {
    refresh();
    return treatment[group].retainedShare;
  }

  /**
   * Returns the mean incidents over worlds of a stream.
   *
   * @return row-major [step][neighbourhood]
   */
  public double[] meanIncidents(int stream) {
    refresh();
    return streams[stream].meanIncidents();
  }

  /**
   * Returns the share of incidents that the plan leaves, in one world.
   *
   * @return row-major [step][neighbourhood]
   */
  public double[] remainingShare(int stream, int world) {
    refresh();
    return streams[stream].shareOf(streams[stream].remaining, world);
  }

  /**
   * Returns the share of triggered incidents that the plan leaves besides, in one world.
   *
   * @return row-major [step][neighbourhood]; empty if nothing acts on triggered incidents alone
   */
  public double[] remainingTriggeredShare(int stream, int world) {
    refresh();
    double[][] triggered = streams[stream].remainingTriggered;
    return triggered.length == 0 ? new double[0] : streams[stream].shareOf(triggered, world);
  }

  /**
   * Returns the share of incidents that the plan moves to bordering neighbourhoods, in one world:
   * of those that none triggers, then of triggered ones.
   *
   * @return two tables, row-major [step][neighbourhood]; none if nothing is displaced
   */
  List<double[]> movedShares(int stream, int world) {
    refresh();
    StreamState state = streams[stream];
    return state
        .displacement
        .map(d -> List.of(state.shareOf(d.moved, world), state.shareOf(d.movedTriggered, world)))
        .orElse(List.of());
  }

  /**
   * Returns the derivative of the mean harm by the units of each line.
   *
   * @return one number per line, 0 or less where one more unit averts harm
   */
  public double[] gradient() {
    double[] equal = new double[model.worlds.size()];
    Arrays.fill(equal, 1.0 / equal.length);
    return gradient(equal);
  }

  /**
   * Returns the derivative of a weighted mean of the harm by the units of each line, by one
   * backward pass.
   *
   * @param worldWeights weight of each world
   */
  public double[] gradient(double[] worldWeights) {
    refresh();
    int steps = model.theCase.horizon().steps();
    double[] weights = model.weights(model.theCase.harmIndex());
    double[] byCoverage = new double[coverage.length];
    double[][][] byRetained = new double[treatment.length][steps][worldWeights.length];
    for (int o = 0; o < streams.length; o++) {
      new StreamGradient(streams[o], weights[o], worldWeights, coverage, byCoverage, byRetained)
          .add();
    }
    double[] byUnits = new double[units.length];
    for (int g = 0; g < treatment.length; g++) {
      treatment[g].addGradient(
          weights[streams.length + g],
          worldWeights,
          byRetained[g],
          units,
          coverage,
          byCoverage,
          byUnits);
    }
    for (int site = 0; site < model.space.sites(); site++) {
      model.doses.addGradient(site, byCoverage, coverage, byUnits);
    }
    return byUnits;
  }
}
