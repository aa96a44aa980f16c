package marshal.results.page;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of markup: one element, or several in a row. Text and values of attributes are escaped,
 * so names that hold markup show as they are written.
 *
 * <p>What is added is written down at once: add to a child before adding the child.
 */
public final class Element {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

  /** Elements that have no end. */
  private static final List<String> VOID = List.of("br", "meta", "hr", "input", "col");

  private final String name;
  private final StringBuilder attributes = new StringBuilder();
  private final StringBuilder content = new StringBuilder();

  private Element(String name) {
    this.name = name;
  }

  /** Starts an element. */
  public static Element of(String name) {
    checkName(name);
    return new Element(name);
  }

  /** Starts an element of a class that the style sheet knows. */
  public static Element of(String name, String styleClass) {
    return of(name).with("class", styleClass);
  }

  /** Starts a row of elements. */
  public static Element row() {
    return new Element("");
  }

  /** Returns an element with a text. */
  public static Element text(String name, String text) {
    return of(name).text(text);
  }

  /** Sets an attribute. */
  public Element with(String attribute, String value) {
    checkName(attribute);
    attributes.append(' ').append(attribute).append("=\"").append(escaped(value)).append('"');
    return this;
  }

  /** Sets an attribute that needs no value. */
  public Element with(String attribute) {
    checkName(attribute);
    attributes.append(' ').append(attribute);
    return this;
  }

  /** Adds text. */
  public Element text(String text) {
    content.append(escaped(text));
    return this;
  }

  /** Adds another element. */
  public Element add(Element child) {
    child.write(content);
    return this;
  }

  /** Adds other elements. */
  public Element addAll(List<Element> children) {
    children.forEach(this::add);
    return this;
  }

  /** Adds what is markup, style or script already; never for text that a case holds. */
  Element addTrusted(String markup) {
    content.append(markup);
    return this;
  }

  /** Returns whether nothing was added. */
  public boolean isEmpty() {
    return content.length() == 0;
  }

  private void write(StringBuilder out) {
    if (name.isEmpty()) {
      out.append(content);
      return;
    }
    out.append('<').append(name).append(attributes).append('>');
    if (!VOID.contains(name)) {
      out.append(content).append("</").append(name).append('>');
    }
  }

  /** Returns the markup. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' is no name of markup.");
    }
  }

  /** Characters that no page may hold are left out. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (isAllowed(c)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\n'
        || c == '\t'
        || (!Character.isISOControl(c)
            && Character.isDefined(c)
            && Character.getType(c) != Character.SURROGATE);
  }
}
