package marshal.results.run;

import java.util.ArrayList;
import java.util.List;
import marshal.results.run.Verification.Difference;
import marshal.results.run.Verification.Environment;
import marshal.scenarios.problem.Problem;

/** Says what computing a run again came to. */
public final class VerificationText {

  private VerificationText() {}

  /** Returns the text, in lines that each end with a newline. */
  public static String of(Verification verification) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(verification));
    verification.damage().stream().map(Problem::toText).forEach(lines::add);
    verification.failure().ifPresent(why -> lines.add("It could not be computed again:\n" + why));
    for (Difference difference : verification.differences()) {
      lines.add(
          "%s %s: was %s, is now %s"
              .formatted(
                  difference.file(),
                  difference.place(),
                  difference.stored().orElse("not there"),
                  difference.replayed().orElse("not there")));
    }
    if (verification.moreDifferences() > 0) {
      lines.add("and %,d more differences".formatted(verification.moreDifferences()));
    }
    lines.addAll(environment(verification.made(), verification.now()));
    return String.join("\n", lines) + "\n";
  }

  private static String verdict(Verification verification) {
    String what =
        switch (verification.replayed()) {
          case SEARCH -> "Search and judgement were computed again";
          case JUDGEMENT ->
              "The clock ended the search, so only the judgement of its plan was computed again";
          case NOTHING -> "Nothing was computed again";
        };
    return verification.isSame()
        ? "%s: the same to the bit. %s.".formatted(verification.runId(), what)
        : "%s: not the same. %s.".formatted(verification.runId(), what);
  }

  private static List<String> environment(Environment made, Environment now) {
    List<String> lines = new ArrayList<>();
    add(lines, "Marshal", made.product(), now.product());
    add(lines, "Java", made.java(), now.java());
    add(lines, "Java machine", made.javaVm(), now.javaVm());
    add(lines, "processor", made.processor(), now.processor());
    return lines.isEmpty()
        ? List.of(
            "Made and computed again by Marshal %s on Java %s."
                .formatted(now.product(), now.java()))
        : lines;
  }

  private static void add(List<String> lines, String what, String made, String now) {
    if (!made.equals(now)) {
      lines.add("Made with %s %s; computed again with %s.".formatted(what, made, now));
    }
  }
}
