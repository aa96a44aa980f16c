package marshal.cli;

import picocli.CommandLine.Option;

/** Whether a program reads the result. */
final class JsonOption {
  @Option(names = "--json", description = "Print one JSON document in place of text.")
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}
