/**
 * The forecast of a case: incidents by stream, neighbourhood and step, with intervals, beside the
 * forecasts that anyone can make, and scored where the outcome is known.
 *
 * <p>Start with {@link marshal.scenarios.forecasting.ForecastService}.
 */
package marshal.scenarios.forecasting;
