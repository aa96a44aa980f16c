package marshal.scenarios.casefolder;

/**
 * A change in recording practice: counts of a category before and after are not comparable.
 *
 * @param category category of recorded crime
 * @param step step of the recorded crime where the new practice begins; may lie outside it
 * @param source where the change is described; may be empty
 */
public record LevelBreak(String category, int step, String source) {}
