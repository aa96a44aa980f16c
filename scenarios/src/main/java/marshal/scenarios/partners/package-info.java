/**
 * Who pays for a plan and who gains from it.
 *
 * <p>Start with {@link marshal.scenarios.partners.PartnersView}.
 */
package marshal.scenarios.partners;
