package marshal.model.fit;

/**
 * The model beside one naive forecast, over the counts that both could forecast.
 *
 * @param forecast which naive forecast
 * @param naive its scores
 * @param model the model's scores on the same counts
 * @param advantage mean ranked probability score of the naive forecast less the model's: above 0
 *     where the model is better
 * @param standardError of the advantage, from its means by step (neighbourhoods of one step share
 *     their surprises); infinite with a single step
 */
public record NaiveComparison(
    NaiveForecast forecast,
    ScoreSummary naive,
    ScoreSummary model,
    double advantage,
    double standardError) {
  /** Two-sided 5 %. */
  private static final double CRITICAL = 1.96;

  /** Returns whether a paired test at 5 % finds the model better. */
  public boolean isModelBetter() {
    return advantage > CRITICAL * standardError;
  }
}
