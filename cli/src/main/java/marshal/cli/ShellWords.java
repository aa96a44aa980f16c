package marshal.cli;

/** Writes words so that a shell takes them as they are. */
final class ShellWords {
  private ShellWords() {}

  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
