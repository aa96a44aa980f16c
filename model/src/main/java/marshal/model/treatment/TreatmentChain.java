package marshal.model.treatment;

import java.util.Arrays;

/**
 * One group's treatment simulated person by person, on one path after another.
 *
 * <p>In each step, in this order: people leave (more easily in their first twelve weeks); places
 * that are no longer paid for close, and as many of those in treatment, chosen by lot, leave; some
 * who wait give up; people newly ask, neighbourhood by neighbourhood, and some of those who just
 * left ask again; those waiting are admitted, first come first served wherever they live, while
 * places are free. These are the steps of {@link TreatmentFlow}, whose figures are what this chain
 * comes to on average where places never run short. Where they do, the chain has queues that the
 * fluid does not, since chance fills places early and leaves them empty late.
 *
 * <p><b>Common random numbers.</b> A person stays so long, and waits so patiently, as their own
 * uniform number says: they leave in the step in which the chance to have stayed so long falls
 * below it. So, path by path: a plan that leaves places and retention alone changes nothing; no
 * plan changes who newly asks, and when; while places are free, lower exit hazards let nobody leave
 * earlier; and where nobody gives up or asks again and places do not vary, more places let nobody
 * in later. Beyond that nothing is monotone, because it is not in life either: somebody admitted
 * earlier also leaves earlier, and somebody who did not give up takes the place of another.
 *
 * <p>Memory is of the order of the people in one path. Not safe for use by several threads at once;
 * {@link #forAnotherThread} shares what is immutable.
 */
public final class TreatmentChain {

  private final TreatmentGroup group;
  private final int steps;
  private final int stages;
  private final int neighbourhoods;
  private final PeopleDraws draws;

  private final PeopleList treated = new PeopleList();
  private final PeopleList queue = new PeopleList();
  private final PeopleList joining = new PeopleList();
  private long[] order = new long[64];

  /** Chance to have stayed so far, by step of admission + stages + 1. */
  private final double[] stayed;

  private final int[] inTreatment;
  private final int[] retained;
  private final int[] waiting;
  private final int[] joined;
  private final int[] admitted;
  private final int[] gaveUp;

  /** People retained, row-major [step][neighbourhood]. */
  private final int[] retainedByHome;

  private long waitedByAdmitted;

  private TreatmentChain(TreatmentGroup group, int steps, PeopleDraws draws) {
    this.group = group;
    this.steps = steps;
    this.stages = group.retentionSteps();
    this.draws = draws;
    this.neighbourhoods = draws.neighbourhoods();
    this.stayed = new double[steps + stages + 1];
    this.inTreatment = new int[steps];
    this.retained = new int[steps];
    this.waiting = new int[steps];
    this.joined = new int[steps];
    this.admitted = new int[steps];
    this.gaveUp = new int[steps];
    this.retainedByHome = new int[steps * neighbourhoods];
  }

  /**
   * Prepares a chain.
   *
   * @param group the group
   * @param steps number of steps, 1 or more
   * @param hashes {@link marshal.model.random.StableHash} of the code of each neighbourhood
   * @param homes share of the group's people who live in each neighbourhood; adds up to 1
   * @param seed master seed
   */
  public static TreatmentChain of(
      TreatmentGroup group, int steps, long[] hashes, double[] homes, long seed) {
    return new TreatmentChain(group, steps, new PeopleDraws(group, hashes, homes, seed));
  }

  /** Returns a chain with the same random numbers for another thread. */
  public TreatmentChain forAnotherThread() {
    return new TreatmentChain(group, steps, draws);
  }

  /**
   * Simulates one path.
   *
   * @param places open places in each step, 0 or more, may be infinite; fractions stay closed
   * @param earlyExitFactor what the early exit hazard is multiplied by in each step, 0 or more
   * @param path number of the path
   */
  public void run(double[] places, double[] earlyExitFactor, int path) {
    start(path);
    for (int t = 0; t < steps; t++) {
      // A cast of what is too large, infinity too, gives the greatest int.
      int open = (int) places[t];
      joining.clear();
      exit(t, group.earlyExitHazard() * earlyExitFactor[t], path);
      close(open, t, path);
      giveUp(t);
      present(t, path);
      queueUp(path);
      admit(open, t, path);
      record(t);
    }
  }

  private void start(int path) {
    treated.clear();
    queue.clear();
    waitedByAdmitted = 0;
    Arrays.fill(stayed, 1);
    int inPlaces = draws.inTreatmentAtStart(path);
    int longer = draws.retainedAtStart(inPlaces, path);
    int waitingThen = draws.waitingAtStart(path);
    for (int p = 0; p < inPlaces + waitingThen; p++) {
      long person = draws.knownPerson(p);
      int home = draws.home(person, path);
      if (p >= inPlaces) {
        double patience = draws.uniform(person, PeopleDraws.PATIENCE, 0, path);
        queue.add(person, home, 0, -1, patience);
      } else {
        int stage =
            p < longer
                ? stages
                : (int) (stages * draws.uniform(person, PeopleDraws.STAGE, 0, path));
        double stay = draws.uniform(person, PeopleDraws.STAY, 0, path);
        treated.add(person, home, 0, -1 - stage, stay);
      }
    }
  }

  private void exit(int step, double earlyHazard, int path) {
    double early = 1 - Math.min(1, earlyHazard);
    double late = 1 - group.lateExitHazard();
    for (int a = -1 - stages; a < step; a++) {
      stayed[a + stages + 1] *= step - a <= stages ? early : late;
    }
    for (int p = treated.size - 1; p >= 0; p--) {
      if (treated.chance[p] > stayed[treated.since[p] + stages + 1]) {
        leave(p, step, path);
      }
    }
  }

  /** Somebody in treatment leaves, and maybe asks again; the last of the list takes their place. */
  private void leave(int p, int step, int path) {
    long person = treated.person[p];
    int episode = treated.episode[p];
    if (draws.uniform(person, PeopleDraws.RETURN, episode, path) < group.rePresentationShare()) {
      int next = episode + 1;
      double patience = draws.uniform(person, PeopleDraws.PATIENCE, next, path);
      joining.add(person, treated.home[p], next, step, patience);
    }
    treated.size--;
    treated.move(p, treated.size);
  }

  private void close(int open, int step, int path) {
    int excess = treated.size - open;
    if (excess <= 0) {
      return;
    }
    reserveOrder(treated.size);
    for (int p = 0; p < treated.size; p++) {
      order[p] = closureLot(p, path);
    }
    Arrays.sort(order, 0, treated.size);
    long lastToGo = order[excess - 1];
    for (int p = treated.size - 1; p >= 0; p--) {
      if (closureLot(p, path) <= lastToGo) {
        leave(p, step, path);
      }
    }
  }

  private long closureLot(int p, int path) {
    return draws.bits(treated.person[p], PeopleDraws.CLOSURE, treated.episode[p], path);
  }

  private void giveUp(int step) {
    int kept = 0;
    for (int p = 0; p < queue.size; p++) {
      if (queue.chance[p] <= stillWaiting(step - queue.since[p])) {
        queue.move(kept++, p);
      }
    }
    gaveUp[step] = queue.size - kept;
    queue.size = kept;
  }

  /** Returns the chance to wait so many steps without giving up. */
  private double stillWaiting(int stepsWaited) {
    double chance = 1;
    for (int j = 0; j < stepsWaited; j++) {
      chance *= 1 - group.giveUpHazard();
    }
    return chance;
  }

  private void present(int step, int path) {
    for (int i = 0; i < neighbourhoods; i++) {
      int count = draws.presenting(i, step, path);
      for (int number = 0; number < count; number++) {
        long person = draws.newcomer(i, step, number);
        double patience = draws.uniform(person, PeopleDraws.PATIENCE, 0, path);
        joining.add(person, i, 0, step, patience);
      }
    }
  }

  /** Puts those who ask in this step at the end of the queue, in an order that is by lot. */
  private void queueUp(int path) {
    int count = joining.size;
    reserveOrder(count);
    // The low bits, which the lot does not need, carry the index.
    long index = Long.highestOneBit(Math.max(1, count)) * 2 - 1;
    for (int p = 0; p < count; p++) {
      long lot = draws.bits(joining.person[p], PeopleDraws.ORDER, joining.episode[p], path);
      order[p] = (lot & ~index) | p;
    }
    Arrays.sort(order, 0, count);
    for (int j = 0; j < count; j++) {
      int p = (int) (order[j] & index);
      queue.add(
          joining.person[p],
          joining.home[p],
          joining.episode[p],
          joining.since[p],
          joining.chance[p]);
    }
  }

  private void admit(int open, int step, int path) {
    int count = Math.max(0, Math.min(queue.size, open - treated.size));
    for (int p = 0; p < count; p++) {
      long person = queue.person[p];
      int episode = queue.episode[p];
      double stay = draws.uniform(person, PeopleDraws.STAY, episode, path);
      treated.add(person, queue.home[p], episode, step, stay);
      waitedByAdmitted += step - queue.since[p];
    }
    queue.dropFirst(count);
    admitted[step] = count;
  }

  private void record(int step) {
    int row = step * neighbourhoods;
    Arrays.fill(retainedByHome, row, row + neighbourhoods, 0);
    int longer = 0;
    for (int p = 0; p < treated.size; p++) {
      if (step - treated.since[p] >= stages) {
        retainedByHome[row + treated.home[p]]++;
        longer++;
      }
    }
    retained[step] = longer;
    inTreatment[step] = treated.size;
    waiting[step] = queue.size;
    joined[step] = joining.size;
  }

  private void reserveOrder(int room) {
    if (order.length < room) {
      order = new long[2 * room];
    }
  }

  /** Returns the group. */
  public TreatmentGroup group() {
    return group;
  }

  /** Returns the number of steps. */
  public int steps() {
    return steps;
  }

  /** Returns people in treatment at the end of a step. */
  public int inTreatment(int step) {
    return inTreatment[step];
  }

  /** Returns people retained for twelve weeks or more at the end of a step. */
  public int retained(int step) {
    return retained[step];
  }

  /** Returns people of a neighbourhood retained for twelve weeks or more at the end of a step. */
  public int retained(int step, int neighbourhood) {
    return retainedByHome[step * neighbourhoods + neighbourhood];
  }

  /** Returns people waiting at the end of a step. */
  public int waiting(int step) {
    return waiting[step];
  }

  /** Returns people who joined the queue in a step, newly or again. */
  public int joined(int step) {
    return joined[step];
  }

  /** Returns people admitted in a step. */
  public int admitted(int step) {
    return admitted[step];
  }

  /** Returns people who gave up waiting in a step. */
  public int gaveUp(int step) {
    return gaveUp[step];
  }

  /**
   * Returns the steps that all those admitted over the horizon had waited, added up. Those waiting
   * at the start count from the step before it.
   */
  public long stepsWaitedByAdmitted() {
    return waitedByAdmitted;
  }
}
