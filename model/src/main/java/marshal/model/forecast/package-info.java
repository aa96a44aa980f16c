/**
 * Forecasts that are honest about a whole year: where the level of a stream stands, how far it may
 * drift, and what counts follow.
 *
 * <p>Start with {@link marshal.model.forecast.DemandOutlook}, which turns a fit into the demand of
 * the steps to come, and {@link marshal.model.forecast.OutlookPaths}, which simulates it. {@link
 * marshal.model.forecast.LevelForecast} finds the level, {@link
 * marshal.model.forecast.LevelDriftEstimate} how wrong that level has been, {@link
 * marshal.model.forecast.Relevelling} puts the fitted model on it, and {@link
 * marshal.model.forecast.NaiveOutlook} is what all this must beat.
 */
package marshal.model.forecast;
