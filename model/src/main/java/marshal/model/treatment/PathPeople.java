package marshal.model.treatment;

import java.util.Arrays;
import marshal.model.random.UniformSource;

/**
 * All who need treatment on one path, and how each of them fares: what no plan changes. Plans that
 * are simulated on the same people share what was drawn for them.
 *
 * <p>People are numbered: first those known when the horizon starts, in treatment and then waiting;
 * then newcomers, step by step, each step's in the order of their lots; then those who ask again,
 * each with a number of their own every time, as this is found out. What only some plans need is
 * drawn when the first of them does, so this is not safe for use by several threads at once.
 */
public final class PathPeople {

  private static final int NOBODY = -1;

  /** Whether somebody asks again after leaving is not drawn yet. */
  private static final int NOT_DRAWN = -2;

  /** Asks again, but under a number that is not given yet. */
  private static final int NOT_NAMED = -3;

  private final PeopleDraws draws;
  private final int path;
  private final double rePresentationShare;
  private final int inTreatment;
  private final int known;

  /** Steps that each of those known had been in treatment before the step before the first. */
  private final int[] stage;

  /** Number of the first newcomer of each step, and of the first person after all of them. */
  private final int[] firstNewcomer;

  private long[] name;
  private int[] home;
  private double[] stay;
  private double[] patience;
  private long[] order;
  private long[] closure;
  private int[] again;
  private int size;

  private long[] names = {};
  private long[] even = {};
  private long[] odd = {};

  PathPeople(PeopleDraws draws, TreatmentGroup group, int steps, int path) {
    this.draws = draws;
    this.path = path;
    this.rePresentationShare = group.rePresentationShare();
    this.inTreatment = draws.inTreatmentAtStart(path);
    this.known = inTreatment + draws.waitingAtStart(path);
    this.stage = new int[inTreatment];
    this.firstNewcomer = new int[steps + 1];
    int room = known + 64 + (int) (1.25 * steps * group.presentationsPerStep());
    this.name = new long[room];
    this.home = new int[room];
    this.stay = new double[room];
    this.patience = new double[room];
    this.order = new long[room];
    this.closure = new long[room];
    this.again = new int[room];
    addKnown(group);
    for (int step = 0; step < steps; step++) {
      addNewcomers(step);
    }
    firstNewcomer[steps] = size;
    drawStays(known);
  }

  private void addKnown(TreatmentGroup group) {
    int longer = draws.retainedAtStart(inTreatment, path);
    reserve(known);
    System.arraycopy(draws.known(), 0, name, 0, known);
    draws.lives(name, known, PeopleDraws.STAY, path, even, odd);
    for (int p = 0; p < known; p++) {
      stay[p] = UniformSource.toUniform(even[p]);
      home[p] = draws.home(UniformSource.toUniform(odd[p]));
      again[p] = NOT_DRAWN;
    }
    draw(longer, inTreatment, PeopleDraws.STAGE);
    Arrays.fill(stage, 0, longer, group.retentionSteps());
    for (int p = longer; p < inTreatment; p++) {
      stage[p] = (int) (group.retentionSteps() * UniformSource.toUniform(even[p - longer]));
    }
    draw(inTreatment, known, PeopleDraws.PATIENCE);
    for (int p = inTreatment; p < known; p++) {
      patience[p] = UniformSource.toUniform(even[p - inTreatment]);
    }
    size = known;
  }

  private void addNewcomers(int step) {
    firstNewcomer[step] = size;
    int n = draws.neighbourhoods();
    reserve(n);
    // One block of the generator serves an even step and the odd one after it.
    draws.presentations(step & ~1, path, even, odd);
    long[] bits = (step & 1) == 0 ? even : odd;
    for (int i = 0; i < n; i++) {
      int count = draws.presenting(i, bits[i]);
      for (int number = 0; number < count; number++) {
        add(draws.newcomer(i, step, number), i);
      }
    }
    drawPatience(firstNewcomer[step]);
    sortByLot(firstNewcomer[step]);
  }

  private void add(long who, int lives) {
    if (size == name.length) {
      int room = 2 * size + 1;
      name = Arrays.copyOf(name, room);
      home = Arrays.copyOf(home, room);
      stay = Arrays.copyOf(stay, room);
      patience = Arrays.copyOf(patience, room);
      order = Arrays.copyOf(order, room);
      closure = Arrays.copyOf(closure, room);
      again = Arrays.copyOf(again, room);
    }
    name[size] = who;
    home[size] = lives;
    again[size] = NOT_DRAWN;
    size++;
  }

  /** Draws how long everybody from a number on would wait, and their place in the queue. */
  private void drawPatience(int from) {
    draw(from, size, PeopleDraws.PATIENCE);
    for (int p = from; p < size; p++) {
      patience[p] = UniformSource.toUniform(even[p - from]);
      order[p] = odd[p - from];
    }
  }

  private void drawStays(int from) {
    draw(from, size, PeopleDraws.STAY);
    for (int p = from; p < size; p++) {
      stay[p] = UniformSource.toUniform(even[p - from]);
    }
  }

  /** Puts the newcomers from a number on in the order of their lots. */
  private void sortByLot(int from) {
    int[] byLot = new int[size - from];
    Arrays.setAll(byLot, j -> from + j);
    sortByLot(byLot, byLot.length);
    long[] oldNames = Arrays.copyOfRange(name, from, size);
    int[] oldHomes = Arrays.copyOfRange(home, from, size);
    double[] oldPatience = Arrays.copyOfRange(patience, from, size);
    long[] oldOrder = Arrays.copyOfRange(order, from, size);
    for (int j = 0; j < byLot.length; j++) {
      int old = byLot[j] - from;
      name[from + j] = oldNames[old];
      home[from + j] = oldHomes[old];
      patience[from + j] = oldPatience[old];
      order[from + j] = oldOrder[old];
    }
  }

  /**
   * Sorts people who join the queue in one step by their lots.
   *
   * @param people their numbers; the first so many are sorted
   */
  void sortByLot(int[] people, int count) {
    reserve(count);
    // The low bits, which the lot does not need, carry the index.
    long index = Long.highestOneBit(Math.max(1, count)) * 2 - 1;
    for (int j = 0; j < count; j++) {
      names[j] = people[j];
      even[j] = (order[people[j]] & ~index) | j;
    }
    Arrays.sort(even, 0, count);
    for (int j = 0; j < count; j++) {
      people[j] = (int) names[(int) (even[j] & index)];
    }
  }

  /**
   * Draws, where that was not done before, what happens to people when they leave or places close.
   *
   * @param people their numbers; the first so many count
   */
  void drawDepartures(int[] people, int count) {
    reserve(count);
    int undrawn = 0;
    for (int j = 0; j < count; j++) {
      if (again[people[j]] == NOT_DRAWN) {
        names[undrawn++] = name[people[j]];
      }
    }
    // The lot of closure is drawn together with that of return.
    draws.lives(names, undrawn, PeopleDraws.RETURN, path, even, odd);
    int drawn = 0;
    for (int j = 0; drawn < undrawn; j++) {
      int p = people[j];
      if (again[p] == NOT_DRAWN) {
        boolean returns = UniformSource.toUniform(even[drawn]) < rePresentationShare;
        again[p] = returns ? NOT_NAMED : NOBODY;
        closure[p] = odd[drawn++];
      }
    }
  }

  /**
   * Finds those of the people who leave in a step who ask again at once.
   *
   * @param left numbers of those who leave; the first so many count
   * @param asking receives the numbers under which they ask
   * @return how many ask
   */
  int askAgain(int[] left, int count, int[] asking) {
    drawDepartures(left, count);
    int first = size;
    int ask = 0;
    for (int j = 0; j < count; j++) {
      int p = left[j];
      if (again[p] == NOT_NAMED) {
        again[p] = size;
        add(draws.again(name[p]), home[p]);
      }
      if (again[p] >= 0) {
        asking[ask++] = again[p];
      }
    }
    drawPatience(first);
    drawStays(first);
    return ask;
  }

  /** Returns how many are in treatment at the start: those with the lowest numbers. */
  int inTreatment() {
    return inTreatment;
  }

  /** Returns how many are known at the start; those not in treatment wait. */
  int known() {
    return known;
  }

  /** Returns how many steps before the step before the first somebody was admitted. */
  int stage(int person) {
    return stage[person];
  }

  /**
   * Returns the number of the first newcomer of a step; of the step after the last, one too many.
   */
  int firstNewcomer(int step) {
    return firstNewcomer[step];
  }

  /** Returns how many people there are a number for so far. */
  int size() {
    return size;
  }

  /** Returns where somebody lives. */
  int home(int person) {
    return home[person];
  }

  /** Returns how much of the chance to stay in treatment somebody outlasts: inside 0..1. */
  double stay(int person) {
    return stay[person];
  }

  /** Returns how much of the chance to go on waiting somebody outlasts: inside 0..1. */
  double patience(int person) {
    return patience[person];
  }

  /** Returns the lot that places somebody among those who join the queue in one step. */
  long order(int person) {
    return order[person];
  }

  /** Returns the lot of somebody whose departure was drawn, should places close: the least go. */
  long closure(int person) {
    return closure[person];
  }

  private void draw(int from, int to, int kind) {
    reserve(to - from);
    System.arraycopy(name, from, names, 0, to - from);
    draws.lives(names, to - from, kind, path, even, odd);
  }

  private void reserve(int people) {
    if (names.length < people) {
      names = new long[2 * people];
      even = new long[2 * people];
      odd = new long[2 * people];
    }
  }
}
