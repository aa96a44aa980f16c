package marshal.model.intervention;

import java.util.List;

/**
 * What an intervention's figures rest on.
 *
 * @param grade strength of the evidence in a few words, for example a Maryland grade
 * @param source where the figures were published
 * @param assumptions the figures that rest on no study, in words; empty if all have a source
 * @param note what a reader should know before trusting the figures
 */
public record Evidence(String grade, String source, List<String> assumptions, String note) {

  /** Copies the assumptions. */
  public Evidence {
    assumptions = List.copyOf(assumptions);
  }

  /** Returns whether any figure rests on an assumption. */
  public boolean restsOnAssumption() {
    return !assumptions.isEmpty();
  }
}
