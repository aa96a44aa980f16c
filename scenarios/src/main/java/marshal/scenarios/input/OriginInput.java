package marshal.scenarios.input;

import java.util.Optional;

/**
 * Where figures come from; its keys stand beside the figures.
 *
 * @param assumption whether they rest on no published source; outputs mark what depends on them
 * @param source where they were published, or why they were assumed
 */
@Inline
public record OriginInput(
    @Key(
            value =
                "Whether its figures rest on no published source; outputs mark what depends on them.",
            byDefault = "false")
        boolean assumption,
    @Key(
            value = "Where its figures were published, or why they were assumed.",
            pattern = Patterns.TEXT)
        Optional<String> source) {

  /** Returns whether the figures have neither a source nor the mark of an assumption. */
  public boolean isUnknown() {
    return source.isEmpty() && !assumption;
  }
}
