package marshal.scenarios.casefolder;

/**
 * A scenario of a case, as a list shows it.
 *
 * @param name file name without its ending; what a user types
 * @param title title for people
 * @param description what differs and why; may be empty
 */
public record ScenarioTitle(String name, String title, String description) {}
