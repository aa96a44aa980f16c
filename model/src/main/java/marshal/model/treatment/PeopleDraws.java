package marshal.model.treatment;

import java.util.Arrays;
import marshal.model.paths.NegativeBinomialQuantile;
import marshal.model.random.StableHash;
import marshal.model.random.UniformSource;

/**
 * The random numbers of one treatment group: who asks for treatment, and how each person fares.
 *
 * <p>How many newly ask is inverted from one uniform number of (group, neighbourhood, step, path).
 * Each of them has a name of their own, a function of (group, neighbourhood, step of asking, number
 * among those), and another each time they ask again; all that happens to a person is inverted from
 * one uniform number of (group, name, kind of event, path). No plan changes any of these, so plans
 * are compared on the same people with the same patience and the same staying power.
 *
 * <p>Immutable and safe for any number of threads.
 */
final class PeopleDraws {

  // Kinds of event. Two that are drawn together share a block of the generator.
  static final int STAY = 0;
  static final int HOME = 1;
  static final int PATIENCE = 2;
  static final int ORDER = 3;
  static final int RETURN = 4;
  static final int CLOSURE = 5;
  static final int STAGE = 6;

  private static final int RETAINED_AT_START = 0;
  private static final int IN_TREATMENT_AT_START = 1;
  private static final int WAITING_AT_START = 2;

  private static final double LARGEST_TABULATED = 100;

  /** Parts that the uniform numbers of homes are sorted into, so that each is found at once. */
  private static final int HOME_PARTS = 256;

  private final TreatmentGroup group;
  private final UniformSource people;
  private final UniformSource start;
  private final UniformSource newcomers;
  private final UniformSource again;
  private final UniformSource[] names;
  private final long[] known;
  private final long[] hashes;
  private final double[] presentations;
  private final double[] homesBelow;
  private final int[] firstHome;
  private final NegativeBinomialQuantile quantile;

  /**
   * Prepares the numbers.
   *
   * @param hashes {@link StableHash} of the code of each neighbourhood
   * @param homes share of the group's people who live in each neighbourhood; adds up to 1
   */
  PeopleDraws(TreatmentGroup group, long[] hashes, double[] homes, long seed) {
    UniformSource all = UniformSource.of(seed, "treatment").part(StableHash.of(group.id()));
    this.group = group;
    this.people = all.part(StableHash.of("people"));
    this.start = all.part(StableHash.of("start"));
    this.newcomers = all.part(StableHash.of("newcomers"));
    this.again = all.part(StableHash.of("again"));
    this.names = Arrays.stream(hashes).mapToObj(newcomers::part).toArray(UniformSource[]::new);
    this.known = new long[2 + (int) (group.inTreatmentAtStart() + group.waitingAtStart())];
    Arrays.setAll(known, number -> start.part(number).key());
    this.hashes = hashes.clone();
    this.presentations = new double[homes.length];
    this.homesBelow = new double[homes.length];
    double below = 0;
    for (int i = 0; i < homes.length; i++) {
      presentations[i] = homes[i] * group.presentationsPerStep();
      below += homes[i];
      homesBelow[i] = below;
    }
    this.firstHome = new int[HOME_PARTS];
    for (int part = 1; part < HOME_PARTS; part++) {
      int home = firstHome[part - 1];
      while (homesBelow[home] < below * part / HOME_PARTS) {
        home++;
      }
      firstHome[part] = home;
    }
    double largest = Arrays.stream(presentations).max().orElse(0);
    this.quantile =
        NegativeBinomialQuantile.of(group.presentationPsi())
            .tabulated(Math.min(LARGEST_TABULATED, largest));
  }

  int neighbourhoods() {
    return hashes.length;
  }

  /** Writes the random bits of how many newly ask in an even step, and in the one after it. */
  void presentations(int evenStep, int path, long[] even, long[] odd) {
    newcomers.pairs(hashes, hashes.length, evenStep, path, even, odd);
  }

  /** Returns how many people of a neighbourhood newly ask for treatment. */
  int presenting(int neighbourhood, long bits) {
    return quantile.count(presentations[neighbourhood], bits);
  }

  /** Returns the name of one of those who newly ask. */
  long newcomer(int neighbourhood, int step, int number) {
    return names[neighbourhood].part(((long) step << Integer.SIZE) | number).key();
  }

  /** Returns the name under which somebody asks again. */
  long again(long person) {
    return again.part(person).key();
  }

  /** Returns the names of those known when the horizon starts; not to be changed. */
  long[] known() {
    return known;
  }

  /** Returns how many are waiting at the start. */
  int waitingAtStart(int path) {
    return whole(group.waitingAtStart(), WAITING_AT_START, path);
  }

  /** Returns how many are in treatment at the start. */
  int inTreatmentAtStart(int path) {
    return whole(group.inTreatmentAtStart(), IN_TREATMENT_AT_START, path);
  }

  /** Returns how many of those in treatment at the start are retained already. */
  int retainedAtStart(int inTreatment, int path) {
    double retained = inTreatment * group.retainedShareAtStart();
    return Math.min(inTreatment, whole(retained, RETAINED_AT_START, path));
  }

  /** Rounds up in so many paths that the mean is kept. */
  private int whole(double count, int kind, int path) {
    return (int) (count + start.uniform(-1, kind, path));
  }

  /** Returns where somebody known at the start lives. */
  int home(double u) {
    double wanted = u * homesBelow[homesBelow.length - 1];
    int home = firstHome[(int) (u * HOME_PARTS)];
    // The part begins where its number says but for rounding.
    while (home > 0 && homesBelow[home - 1] >= wanted) {
      home--;
    }
    while (homesBelow[home] < wanted) {
      home++;
    }
    return home;
  }

  /**
   * Writes random bits for two kinds of event in the lives of many.
   *
   * @param evenKind the first kind, even
   * @param even receives its bits
   * @param odd receives those of the kind after it
   */
  void lives(long[] persons, int count, int evenKind, int path, long[] even, long[] odd) {
    people.pairs(persons, count, evenKind, path, even, odd);
  }

  /** Returns random bits for an event in a person's life. */
  long bits(long person, int kind, int path) {
    return people.bits(person, kind, path);
  }

  /** Returns a uniform number for an event in a person's life. */
  double uniform(long person, int kind, int path) {
    return people.uniform(person, kind, path);
  }
}
