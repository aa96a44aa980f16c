package marshal.results.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marshal.results.words.Figures;
import marshal.scenarios.comparison.ComparisonOutcome;
import marshal.scenarios.comparison.MoneyMove;
import marshal.scenarios.outcome.Estimate;

/** Says in plain words and pounds how two plans differ. */
public final class DifferenceWords {

  private static final int MOST_MOVES = 4;

  private DifferenceWords() {}

  /** Returns sentences on two plans of a comparison. */
  public static String of(ComparisonOutcome comparison, ComparisonOutcome.Pair pair) {
    String first = comparison.plans().get(pair.first()).label();
    String second = comparison.plans().get(pair.second()).label();
    String unit = comparison.loaded().theCase().harmIndex().unit();
    return switch (pair.verdict()) {
      case SAME_PLAN -> "%s and %s are the same plan.".formatted(first, second);
      case SECOND ->
          "Against %s, %s %s. It averts %s more%s, and more than %s in %s of 100 futures."
              .formatted(
                  first,
                  second,
                  moves(pair),
                  Figures.harm(pair.difference().mean(), unit),
                  interval(pair.difference(), unit),
                  first,
                  of100(pair.probabilitySecondBetter()));
      case FIRST ->
          "Against %s, %s %s. It averts %s less%s; %s averts more in %s of 100 futures."
              .formatted(
                  first,
                  second,
                  moves(pair),
                  Figures.harm(-pair.difference().mean(), unit),
                  interval(negated(pair.difference()), unit),
                  first,
                  of100(1 - pair.probabilitySecondBetter()));
      case CANNOT_BE_TOLD_APART ->
          "Against %s, %s %s. The two cannot be told apart: %s averts %s more on average%s, and more than %s in"
                  .formatted(
                      first,
                      second,
                      moves(pair),
                      pair.difference().mean() >= 0 ? second : first,
                      Figures.harm(Math.abs(pair.difference().mean()), unit),
                      interval(
                          pair.difference().mean() >= 0
                              ? pair.difference()
                              : negated(pair.difference()),
                          unit),
                      pair.difference().mean() >= 0 ? first : second)
              + " "
              + of100(
                  pair.difference().mean() >= 0
                      ? pair.probabilitySecondBetter()
                      : 1 - pair.probabilitySecondBetter())
              + " of 100 futures.";
    };
  }

  private static Estimate negated(Estimate estimate) {
    return new Estimate(
        -estimate.mean(),
        -estimate.high80(),
        -estimate.low80(),
        -estimate.high95(),
        -estimate.low95());
  }

  private static String interval(Estimate estimate, String unit) {
    return " (80 %% between %s and %s)"
        .formatted(Figures.harm(estimate.low80(), unit), Figures.harm(estimate.high80(), unit));
  }

  /** Nothing in a sample is quite certain. */
  private static String of100(double share) {
    if (share >= 0.995) {
      return "more than 99";
    }
    return share < 0.005 ? "less than 1" : String.format(Locale.UK, "%.0f", 100 * share);
  }

  private static String moves(ComparisonOutcome.Pair pair) {
    List<String> moved = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> cut = new ArrayList<>();
    long rest = 0;
    int named = 0;
    for (MoneyMove move : pair.moves()) {
      if (named == MOST_MOVES) {
        rest += move.pence();
        continue;
      }
      named++;
      String pounds = Figures.pounds(move.pence());
      if (move.from().isEmpty()) {
        added.add(pounds + " more on " + move.to());
      } else if (move.to().isEmpty()) {
        cut.add(pounds + " less on " + move.from());
      } else {
        moved.add(pounds + " from " + move.from() + " to " + move.to());
      }
    }
    List<String> parts = new ArrayList<>();
    if (!moved.isEmpty()) {
      parts.add("moves " + String.join("; ", moved));
    }
    List<String> spends = new ArrayList<>(added);
    spends.addAll(cut);
    if (!spends.isEmpty()) {
      parts.add("spends " + String.join("; ", spends));
    }
    if (rest > 0) {
      parts.add("changes " + Figures.pounds(rest) + " in smaller amounts");
    }
    return parts.isEmpty() ? "buys other units for the same money" : String.join(", and ", parts);
  }
}
