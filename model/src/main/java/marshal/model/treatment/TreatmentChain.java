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
 * <p><b>Method.</b> When somebody is admitted, the step in which they will leave is known, and so
 * are the steps for which they will count as retained: each person is looked at when something
 * happens to them, not in every step. Who lives through a path is drawn once, {@link PathPeople},
 * for all plans that are simulated on it.
 *
 * <p>Memory is of the order of the people in one path. Not safe for use by several threads at once;
 * {@link #forAnotherThread} shares what is immutable.
 */
public final class TreatmentChain {

  private static final int NOBODY = -1;

  private final TreatmentGroup group;
  private final int steps;
  private final int stages;
  private final int neighbourhoods;
  private final PeopleDraws draws;

  /** Chance to have stayed until after a step, row-major [step of admission + stages + 1][step]. */
  private final double[] stayed;

  /** Chance to wait so many steps without giving up. */
  private final double[] waited;

  private PathPeople people;

  // By person: the step of admission, that of leaving, and who else leaves then.
  private int[] since = {};
  private int[] exit = {};
  private int[] nextToLeave = {};

  /** The first of those who leave in each step, unless a closed place took them before. */
  private final int[] firstToLeave;

  private int[] treated = {};

  /** How many of those listed as treated may still be so. */
  private int listed;

  private int inPlaces;
  private int[] left = {};
  private int leaving;
  private int[] asking = {};
  private long[] lots = {};

  // The queue, first come first.
  private int[] queue = {};
  private int[] queueSince = {};
  private int head;
  private int tail;

  private final int[] inTreatment;
  private final int[] retained;
  private final int[] waiting;
  private final int[] joined;
  private final int[] admitted;
  private final int[] gaveUp;

  /**
   * People retained, row-major [step][neighbourhood]; in steps to come, by how many more than in
   * the step before.
   */
  private final int[] retainedByHome;

  private long waitedByAdmitted;

  private TreatmentChain(TreatmentGroup group, int steps, PeopleDraws draws) {
    this.group = group;
    this.steps = steps;
    this.stages = group.retentionSteps();
    this.draws = draws;
    this.neighbourhoods = draws.neighbourhoods();
    this.stayed = new double[(steps + stages + 1) * steps];
    this.waited = new double[steps + 1];
    waited[0] = 1;
    for (int j = 1; j <= steps; j++) {
      waited[j] = waited[j - 1] * (1 - group.giveUpHazard());
    }
    this.firstToLeave = new int[steps];
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
   * Draws who needs treatment on a path.
   *
   * @param path number of the path
   * @return the people, to run plans on one after another
   */
  public PathPeople people(int path) {
    return new PathPeople(draws, group, steps, path);
  }

  /** Simulates one path: its {@link #people(int)} drawn and {@link #run} at once. */
  public void run(double[] places, double[] earlyExitFactor, int path) {
    run(places, earlyExitFactor, people(path));
  }

  /**
   * Simulates one path.
   *
   * @param places open places in each step, 0 or more, may be infinite; fractions stay closed
   * @param earlyExitFactor what the early exit hazard is multiplied by in each step, 0 or more
   * @param pathPeople the people of the path, drawn by this chain or one for another thread
   */
  public void run(double[] places, double[] earlyExitFactor, PathPeople pathPeople) {
    people = pathPeople;
    findStayed(earlyExitFactor);
    start();
    for (int t = 0; t < steps; t++) {
      // A cast of what is too large, infinity too, gives the greatest int.
      int open = (int) places[t];
      exit(t);
      close(open, t);
      giveUp(t);
      queueUp(t);
      admit(open, t);
      record(t);
    }
  }

  private void findStayed(double[] earlyExitFactor) {
    double late = 1 - group.lateExitHazard();
    for (int a = -1 - stages; a < steps - 1; a++) {
      int row = (a + stages + 1) * steps;
      double chance = 1;
      for (int t = Math.max(0, a + 1); t < steps; t++) {
        boolean isEarly = t - a <= stages;
        chance *= isEarly ? 1 - Math.min(1, group.earlyExitHazard() * earlyExitFactor[t]) : late;
        stayed[row + t] = chance;
      }
    }
  }

  private void start() {
    reserve();
    Arrays.fill(firstToLeave, NOBODY);
    Arrays.fill(retainedByHome, 0);
    listed = 0;
    inPlaces = 0;
    waitedByAdmitted = 0;
    head = 0;
    tail = 0;
    for (int p = 0; p < people.inTreatment(); p++) {
      begin(p, -1 - people.stage(p));
    }
    for (int p = people.inTreatment(); p < people.known(); p++) {
      queue(p, -1);
    }
  }

  /** Somebody's treatment begins, and with it what is known of how it will go. */
  private void begin(int p, int step) {
    int end = exitStep(people.stay(p), step);
    since[p] = step;
    exit[p] = end;
    if (end < steps) {
      nextToLeave[p] = firstToLeave[end];
      firstToLeave[end] = p;
    }
    count(p, Math.max(0, step + stages), end, 1);
    treated[listed++] = p;
    inPlaces++;
  }

  /** Returns the first step in which the chance to have stayed so long is below a number. */
  private int exitStep(double outlasts, int admission) {
    int row = (admission + stages + 1) * steps;
    int t = Math.max(0, admission + 1);
    // Most stay to the end.
    if (t >= steps || !(outlasts > stayed[row + steps - 1])) {
      return steps;
    }
    while (!(outlasts > stayed[row + t])) {
      t++;
    }
    return t;
  }

  /** Counts somebody as retained in the steps from one to before another, or no longer. */
  private void count(int p, int from, int before, int change) {
    if (from < Math.min(before, steps)) {
      int home = people.home(p);
      retainedByHome[from * neighbourhoods + home] += change;
      if (before < steps) {
        retainedByHome[before * neighbourhoods + home] -= change;
      }
    }
  }

  private void exit(int step) {
    leaving = 0;
    for (int p = firstToLeave[step]; p != NOBODY; p = nextToLeave[p]) {
      if (exit[p] == step) {
        left[leaving++] = p;
      }
    }
    inPlaces -= leaving;
  }

  private void close(int open, int step) {
    int excess = inPlaces - open;
    if (excess <= 0) {
      return;
    }
    int kept = 0;
    for (int j = 0; j < listed; j++) {
      if (exit[treated[j]] > step) {
        treated[kept++] = treated[j];
      }
    }
    listed = kept;
    people.drawDepartures(treated, listed);
    for (int j = 0; j < listed; j++) {
      lots[j] = people.closure(treated[j]);
    }
    long lastToGo = Selection.smallest(lots, listed, excess);
    for (int j = 0; j < listed; j++) {
      int p = treated[j];
      if (people.closure(p) <= lastToGo) {
        count(p, Math.max(step, since[p] + stages), exit[p], -1);
        exit[p] = step;
        left[leaving++] = p;
        inPlaces--;
      }
    }
  }

  private void giveUp(int step) {
    int kept = 0;
    for (int j = head; j < tail; j++) {
      if (people.patience(queue[j]) <= waited[step - queueSince[j]]) {
        queue[kept] = queue[j];
        queueSince[kept++] = queueSince[j];
      }
    }
    gaveUp[step] = tail - head - kept;
    head = 0;
    tail = kept;
  }

  /** Puts those who ask in this step at the end of the queue, in the order of their lots. */
  private void queueUp(int step) {
    int returning = people.askAgain(left, leaving, asking);
    reserve();
    people.sortByLot(asking, returning);
    int newcomer = people.firstNewcomer(step);
    int last = people.firstNewcomer(step + 1);
    joined[step] = returning + last - newcomer;
    for (int j = 0; j < returning; j++) {
      while (newcomer < last && people.order(newcomer) < people.order(asking[j])) {
        queue(newcomer++, step);
      }
      queue(asking[j], step);
    }
    while (newcomer < last) {
      queue(newcomer++, step);
    }
  }

  private void queue(int p, int step) {
    queue[tail] = p;
    queueSince[tail++] = step;
  }

  private void admit(int open, int step) {
    int count = Math.max(0, Math.min(tail - head, open - inPlaces));
    for (int j = head; j < head + count; j++) {
      begin(queue[j], step);
      waitedByAdmitted += step - queueSince[j];
    }
    head += count;
    admitted[step] = count;
  }

  private void record(int step) {
    int row = step * neighbourhoods;
    int longer = 0;
    for (int i = 0; i < neighbourhoods; i++) {
      if (step > 0) {
        retainedByHome[row + i] += retainedByHome[row + i - neighbourhoods];
      }
      longer += retainedByHome[row + i];
    }
    retained[step] = longer;
    inTreatment[step] = inPlaces;
    waiting[step] = tail - head;
  }

  /** Makes room for everybody who has a number: nobody is in a list twice. */
  private void reserve() {
    if (since.length < people.size()) {
      int room = 2 * people.size();
      since = Arrays.copyOf(since, room);
      exit = Arrays.copyOf(exit, room);
      nextToLeave = Arrays.copyOf(nextToLeave, room);
      treated = Arrays.copyOf(treated, room);
      left = Arrays.copyOf(left, room);
      asking = Arrays.copyOf(asking, room);
      lots = Arrays.copyOf(lots, room);
      queue = Arrays.copyOf(queue, room);
      queueSince = Arrays.copyOf(queueSince, room);
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

  /**
   * Returns people retained for twelve weeks or more at the end of each step.
   *
   * @return a copy, row-major [step][neighbourhood]
   */
  public int[] retainedByHome() {
    return retainedByHome.clone();
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
