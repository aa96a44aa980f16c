/**
 * The fitted demand model as a file: {@code demand.json}, written by the program, never by hand.
 *
 * <p>Start with {@link marshal.scenarios.fitted.FittedDemand}; {@link
 * marshal.scenarios.fitted.DemandFile} reads and writes it, {@link
 * marshal.scenarios.fitted.DemandForecast} carries it forward to a horizon.
 */
package marshal.scenarios.fitted;
