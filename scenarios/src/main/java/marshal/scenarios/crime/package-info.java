/** Recorded crime by step, neighbourhood and category, as {@code recorded-crime.csv} holds it. */
package marshal.scenarios.crime;
