/**
 * Fits the self-exciting negative binomial demand model of one stream to past counts, and scores it
 * one step ahead beside naive forecasts.
 *
 * <p>Start with {@link marshal.model.fit.DemandFit}: a {@link marshal.model.fit.CountSeries} and
 * {@link marshal.model.fit.NeighbourWeights} go in, a {@link marshal.model.fit.FitOutcome} comes
 * out. Pure numerics: no files, no console.
 */
package marshal.model.fit;
