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
 * among those), and everything that happens to a person is inverted from one uniform number of
 * (name, kind of event, how often they asked before, path). No plan changes any of these, so plans
 * are compared on the same people with the same patience and the same staying power.
 *
 * <p>Immutable and safe for any number of threads.
 */
final class PeopleDraws {

  /** Kinds of event of one episode. */
  static final int ORDER = 0;

  static final int PATIENCE = 1;
  static final int STAY = 2;
  static final int RETURN = 3;
  static final int CLOSURE = 4;
  static final int STAGE = 5;
  static final int HOME = 6;
  private static final int KINDS = 8;

  private static final int RETAINED_AT_START = 0;
  private static final int IN_TREATMENT_AT_START = 1;
  private static final int WAITING_AT_START = 2;

  private final TreatmentGroup group;
  private final UniformSource people;
  private final UniformSource known;
  private final UniformSource[] presenting;
  private final double[] presentations;
  private final double[] homesBelow;
  private final NegativeBinomialQuantile quantile;

  /**
   * Prepares the numbers.
   *
   * @param hashes {@link StableHash} of the code of each neighbourhood
   * @param homes share of the group's people who live in each neighbourhood; adds up to 1
   */
  PeopleDraws(TreatmentGroup group, long[] hashes, double[] homes, long seed) {
    this.group = group;
    UniformSource all = UniformSource.of(seed, "treatment").part(StableHash.of(group.id()));
    this.people = all.part(StableHash.of("people"));
    this.known = all.part(StableHash.of("known at the start"));
    UniformSource newcomers = all.part(StableHash.of("presentations"));
    this.presenting = Arrays.stream(hashes).mapToObj(newcomers::part).toArray(UniformSource[]::new);
    this.presentations = new double[homes.length];
    this.homesBelow = new double[homes.length];
    double below = 0;
    for (int i = 0; i < homes.length; i++) {
      presentations[i] = homes[i] * group.presentationsPerStep();
      below += homes[i];
      homesBelow[i] = below;
    }
    this.quantile =
        NegativeBinomialQuantile.of(group.presentationPsi())
            .tabulated(Math.min(100, Arrays.stream(presentations).max().orElse(0)));
  }

  int neighbourhoods() {
    return presenting.length;
  }

  /** Returns how many people of a neighbourhood newly ask for treatment in a step. */
  int presenting(int neighbourhood, int step, int path) {
    return quantile.count(
        presentations[neighbourhood], presenting[neighbourhood].bits(0, step, path));
  }

  /** Returns the name of one of those who newly ask. */
  long newcomer(int neighbourhood, int step, int number) {
    return presenting[neighbourhood].part(((long) (step + 1) << 32) | number).key();
  }

  /** Returns the name of one of those known when the horizon starts. */
  long knownPerson(int number) {
    return known.part(1L + number).key();
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
    return Math.min(
        inTreatment, whole(inTreatment * group.retainedShareAtStart(), RETAINED_AT_START, path));
  }

  /** Rounds up in so many paths that the mean is kept. */
  private int whole(double count, int kind, int path) {
    return (int) (count + known.uniform(0, kind, path));
  }

  /** Returns where somebody known at the start lives. */
  int home(long person, int path) {
    double u = uniform(person, HOME, 0, path);
    int found = Arrays.binarySearch(homesBelow, u * homesBelow[homesBelow.length - 1]);
    return found >= 0 ? found : -1 - found;
  }

  /** Returns a uniform number for an event in a person's life. */
  double uniform(long person, int kind, int episode, int path) {
    return people.uniform(person, KINDS * episode + kind, path);
  }

  /** Returns random bits for an event in a person's life. */
  long bits(long person, int kind, int episode, int path) {
    return people.bits(person, KINDS * episode + kind, path);
  }
}
