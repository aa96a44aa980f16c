/**
 * Why a plan is as it is, in ordinary words and as JSON.
 *
 * <p>Start with {@link marshal.results.explanation.ExplanationText}; {@link
 * marshal.results.explanation.Reasons} has the sentences for one line, for other pages to use.
 */
package marshal.results.explanation;
