package marshal.model.resource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import marshal.model.rule.Rule;
import marshal.model.rule.RuleKind;

/**
 * Everything that a plan may use, and how.
 *
 * @param funding sources of money
 * @param staff pools of people
 * @param commitments what is promised already
 * @param rules rules of the partnership's own
 * @param switchedOff kinds and names of rules that do not hold
 */
public record Resources(
    List<FundingStream> funding,
    List<StaffPool> staff,
    List<Commitment> commitments,
    List<Rule> rules,
    Set<String> switchedOff) {

  /** Copies the lists and leaves out what is switched off. */
  public Resources {
    Set<String> off = java.util.Collections.unmodifiableSet(new TreeSet<>(switchedOff));
    funding = List.copyOf(funding);
    staff = List.copyOf(staff);
    commitments = off.contains(RuleKind.COMMITMENT.id()) ? List.of() : List.copyOf(commitments);
    rules =
        rules.stream()
            .filter(rule -> !off.contains(rule.name()) && !off.contains(rule.kind().id()))
            .toList();
    switchedOff = off;
  }

  /** Holds money, people and promises alone. */
  public Resources(
      List<FundingStream> funding, List<StaffPool> staff, List<Commitment> commitments) {
    this(funding, staff, commitments, List.of(), Set.of());
  }

  /** Returns the same with other rules. */
  public Resources withRules(List<Rule> otherRules) {
    return new Resources(funding, staff, commitments, otherRules, switchedOff);
  }

  /** Returns the same with further rules switched off, each a kind or a name. */
  public Resources without(Set<String> names) {
    Set<String> off = new TreeSet<>(switchedOff);
    off.addAll(names);
    return new Resources(funding, staff, commitments, rules, off);
  }

  /** Returns whether rules of a kind hold. */
  public boolean holds(RuleKind kind) {
    return !switchedOff.contains(kind.id());
  }

  /** Returns the rules of one type. */
  public <T extends Rule> List<T> rules(Class<T> type) {
    return rules.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /**
   * Returns these resources with another amount in one stream.
   *
   * @param stream id of the stream
   * @param amountPence its money for the whole plan, 0 or more
   */
  public Resources withAmount(String stream, long amountPence) {
    List<FundingStream> changed =
        funding.stream()
            .map(
                each ->
                    each.id().equals(stream)
                        ? new FundingStream(
                            each.id(), each.name(), each.partner(), amountPence, each.mayPayFor())
                        : each)
            .toList();
    return new Resources(changed, staff, commitments, rules, switchedOff);
  }

  /** Returns the money of a stream that is not yet committed; negative if too much is promised. */
  public long freePence(FundingStream stream) {
    long free = stream.amountPence();
    for (Commitment commitment : commitments) {
      if (commitment instanceof Commitment.Money money && money.stream().equals(stream.id())) {
        free -= money.amountPence();
      }
    }
    return free;
  }
}
