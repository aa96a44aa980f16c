package marshal.model.treatment;

import java.util.Arrays;

/**
 * People in one state, in order, as columns: those waiting or those in treatment.
 *
 * <p>Neither checks nor allocates but for growth, which doubles.
 */
final class PeopleList {

  /** Name of each person: the address of their random numbers. */
  long[] person = new long[64];

  /** Index of the neighbourhood where each lives. */
  int[] home = new int[64];

  /** The step in which each came into this state. */
  int[] since = new int[64];

  /** How much of a survival function each outlasts: uniform inside 0..1. */
  double[] chance = new double[64];

  int size;

  void clear() {
    size = 0;
  }

  void add(long who, int lives, int from, double outlasts) {
    if (size == person.length) {
      int room = 2 * size;
      person = Arrays.copyOf(person, room);
      home = Arrays.copyOf(home, room);
      since = Arrays.copyOf(since, room);
      chance = Arrays.copyOf(chance, room);
    }
    person[size] = who;
    home[size] = lives;
    since[size] = from;
    chance[size] = outlasts;
    size++;
  }

  /** Moves one entry to the place of another. */
  void move(int to, int from) {
    if (to != from) {
      person[to] = person[from];
      home[to] = home[from];
      since[to] = since[from];
      chance[to] = chance[from];
    }
  }

  /** Drops the first so many. */
  void dropFirst(int count) {
    int left = size - count;
    System.arraycopy(person, count, person, 0, left);
    System.arraycopy(home, count, home, 0, left);
    System.arraycopy(since, count, since, 0, left);
    System.arraycopy(chance, count, chance, 0, left);
    size = left;
  }
}
