package marshal.solver.rules;

import java.util.List;

/**
 * One thing that gives way so that a plan becomes possible, and by how much in all its places and
 * periods together.
 *
 * @param rule name of its kind of rule
 * @param streams ids of the funding streams of which one could have more; empty for other things
 * @param place code of the neighbourhood that it is about; empty for several or the whole city
 * @param shortfall by how much it gives way, added up
 * @param unit unit of the shortfall: £, hours, units or percent
 * @param words what is short, as one sentence
 * @param remedy how far it has to give way, as one sentence
 */
public record Concession(
    String rule,
    List<String> streams,
    String place,
    double shortfall,
    String unit,
    String words,
    String remedy)
    implements Violation {

  /** Copies the list. */
  public Concession {
    streams = List.copyOf(streams);
  }

  Concession(
      String rule, String place, double shortfall, String unit, String words, String remedy) {
    this(rule, List.of(), place, shortfall, unit, words, remedy);
  }
}
