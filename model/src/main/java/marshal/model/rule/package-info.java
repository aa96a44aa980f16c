/**
 * Rules of a partnership's own, beside its money, people, offers and promises.
 *
 * <p>Start with {@link marshal.model.rule.Rule}.
 */
package marshal.model.rule;
