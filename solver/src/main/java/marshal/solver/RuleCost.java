package marshal.solver;

import marshal.model.rule.RuleKind;

/**
 * What a rule costs.
 *
 * @param kind which kind of rule
 * @param name what people call the rule
 * @param harm harm that the best plan found without the rule averts beyond the plan that keeps it,
 *     as the objective adds it up over the worlds of the search; 0 or more
 */
public record RuleCost(RuleKind kind, String name, double harm) {}
