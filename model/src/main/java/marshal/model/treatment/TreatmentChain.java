package marshal.model.treatment;

import java.util.Arrays;
import marshal.model.random.UniformSource;

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
  private final PeopleList left = new PeopleList();
  private final PeopleList joining = new PeopleList();
  private long[] order = {};
  private long[] even = {};
  private long[] odd = {};
  private final long[] asksEven;
  private final long[] asksOdd;

  /** Chance to have stayed so far, by step of admission + stages + 1. */
  private final double[] stayed;

  /** Chance to wait so many steps without giving up. */
  private final double[] waited;

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
    this.asksEven = new long[neighbourhoods];
    this.asksOdd = new long[neighbourhoods];
    this.stayed = new double[steps + stages + 1];
    this.waited = new double[steps + 1];
    waited[0] = 1;
    for (int j = 1; j <= steps; j++) {
      waited[j] = waited[j - 1] * (1 - group.giveUpHazard());
    }
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
      left.clear();
      joining.clear();
      exit(t, group.earlyExitHazard() * earlyExitFactor[t]);
      close(open, path);
      giveUp(t);
      askAgain(t, path);
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
    int count = inPlaces + draws.waitingAtStart(path);
    long[] known = draws.known();
    reserve(count);
    draws.lives(known, count, PeopleDraws.STAY, path, even, odd);
    for (int p = 0; p < count; p++) {
      long person = known[p];
      int home = draws.home(UniformSource.toUniform(odd[p]));
      if (p >= inPlaces) {
        queue.add(person, home, -1, draws.uniform(person, PeopleDraws.PATIENCE, path));
      } else {
        int stage =
            p < longer ? stages : (int) (stages * draws.uniform(person, PeopleDraws.STAGE, path));
        treated.add(person, home, -1 - stage, UniformSource.toUniform(even[p]));
      }
    }
  }

  private void exit(int step, double earlyHazard) {
    double early = 1 - Math.min(1, earlyHazard);
    double late = 1 - group.lateExitHazard();
    for (int a = -1 - stages; a < step; a++) {
      stayed[a + stages + 1] *= step - a <= stages ? early : late;
    }
    // Local, since the compiler cannot know that they stay the same.
    double[] chance = treated.chance;
    int[] since = treated.since;
    for (int p = treated.size - 1; p >= 0; p--) {
      if (chance[p] > stayed[since[p] + stages + 1]) {
        leave(p);
      }
    }
  }

  /** Somebody in treatment leaves; the last of the list takes their place. */
  private void leave(int p) {
    left.add(treated.person[p], treated.home[p], 0, 0);
    treated.size--;
    treated.move(p, treated.size);
  }

  /** Some of those who have just left join the queue again, under another name. */
  private void askAgain(int step, int path) {
    reserve(left.size);
    draws.lives(left.person, left.size, PeopleDraws.RETURN, path, even, odd);
    for (int p = 0; p < left.size; p++) {
      if (UniformSource.toUniform(even[p]) < group.rePresentationShare()) {
        joining.add(draws.again(left.person[p]), left.home[p], step, 0);
      }
    }
  }

  private void close(int open, int path) {
    int excess = treated.size - open;
    if (excess <= 0) {
      return;
    }
    reserve(treated.size);
    // The lot of closure is drawn together with that of return.
    draws.lives(treated.person, treated.size, PeopleDraws.RETURN, path, even, odd);
    System.arraycopy(odd, 0, order, 0, treated.size);
    Arrays.sort(order, 0, treated.size);
    long lastToGo = order[excess - 1];
    for (int p = treated.size - 1; p >= 0; p--) {
      if (odd[p] <= lastToGo) {
        leave(p);
      }
    }
  }

  private void giveUp(int step) {
    int kept = 0;
    for (int p = 0; p < queue.size; p++) {
      if (queue.chance[p] <= waited[step - queue.since[p]]) {
        queue.move(kept++, p);
      }
    }
    gaveUp[step] = queue.size - kept;
    queue.size = kept;
  }

  private void present(int step, int path) {
    boolean isEven = (step & 1) == 0;
    if (isEven) {
      draws.presentations(step, path, asksEven, asksOdd);
    }
    for (int i = 0; i < neighbourhoods; i++) {
      int count = draws.presenting(i, isEven ? asksEven[i] : asksOdd[i]);
      for (int number = 0; number < count; number++) {
        joining.add(draws.newcomer(i, step, number), i, step, 0);
      }
    }
  }

  /** Puts those who ask in this step at the end of the queue, in an order that is by lot. */
  private void queueUp(int path) {
    int count = joining.size;
    reserve(count);
    draws.lives(joining.person, count, PeopleDraws.PATIENCE, path, even, odd);
    // The low bits, which the lot does not need, carry the index.
    long index = Long.highestOneBit(Math.max(1, count)) * 2 - 1;
    for (int p = 0; p < count; p++) {
      order[p] = (odd[p] & ~index) | p;
    }
    Arrays.sort(order, 0, count);
    for (int j = 0; j < count; j++) {
      int p = (int) (order[j] & index);
      double patience = UniformSource.toUniform(even[p]);
      queue.add(joining.person[p], joining.home[p], joining.since[p], patience);
    }
  }

  private void admit(int open, int step, int path) {
    int count = Math.max(0, Math.min(queue.size, open - treated.size));
    reserve(count);
    draws.lives(queue.person, count, PeopleDraws.STAY, path, even, odd);
    for (int p = 0; p < count; p++) {
      treated.add(queue.person[p], queue.home[p], step, UniformSource.toUniform(even[p]));
      waitedByAdmitted += step - queue.since[p];
    }
    queue.dropFirst(count);
    admitted[step] = count;
  }

  private void record(int step) {
    int row = step * neighbourhoods;
    Arrays.fill(retainedByHome, row, row + neighbourhoods, 0);
    int[] since = treated.since;
    int[] home = treated.home;
    int longer = 0;
    for (int p = 0; p < treated.size; p++) {
      if (step - since[p] >= stages) {
        retainedByHome[row + home[p]]++;
        longer++;
      }
    }
    retained[step] = longer;
    inTreatment[step] = treated.size;
    waiting[step] = queue.size;
    joined[step] = joining.size;
  }

  private void reserve(int people) {
    if (order.length < people) {
      order = new long[2 * people];
      even = new long[2 * people];
      odd = new long[2 * people];
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

  /** Returns the people waiting at the end of each step, added up over the steps. */
  public long personStepsWaited() {
    return Arrays.stream(waiting).asLongStream().sum();
  }

  /**
   * Returns the steps that all those admitted over the horizon had waited, added up. Those waiting
   * at the start count from the step before it.
   */
  public long stepsWaitedByAdmitted() {
    return waitedByAdmitted;
  }
}
