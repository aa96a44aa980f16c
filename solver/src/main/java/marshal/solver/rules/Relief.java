package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.rule.Rule;

/**
 * What would make a plan possible where none keeps every rule: the fewest things that have to give
 * way, and by how much.
 *
 * <p>Everything that could give way is taken back one by one, as long as some plan keeps the rest
 * (a deletion filter; Chinneck 2008, doi:10.1007/978-0-387-74932-7); the plan that is left is then
 * changed until what it breaks cannot be lessened. None of what is named can be left out as far as
 * {@link FeasiblePlan} can tell, which is no proof.
 *
 * @param smallest the fewest things found that have to give way, all of them
 * @param instead other things that could give way in their place, all of them; empty if there are
 *     none
 * @param plan a plan that breaks rules no further than {@code smallest} says
 */
public record Relief(List<Violation> smallest, List<Violation> instead, Plan plan) {

  /** A list of more than these is no help beside one that is shorter. */
  private static final int MOST_INSTEAD = 3;

  /** Where every way is as long as this, ways are looked for that mix resources and demands. */
  private static final int MIXED = 3;

  /** What of a rule can be kept is found to this share of it. */
  private static final long CLOSE = 16;

  /** Copies the lists. */
  public Relief {
    smallest = List.copyOf(smallest);
    instead = List.copyOf(instead);
  }

  /**
   * Looks for what would help.
   *
   * @param rules rules that no plan keeps, as far as is known
   */
  public static Relief of(CaseRules rules) {
    List<Concedable> resources = Concedable.resources(rules.theCase());
    List<Concedable> demands = Concedable.demands(rules.theCase());
    Search search = new Search(rules);
    List<Way> ways = new ArrayList<>();
    search.fewest(demands, Integer.MAX_VALUE).ifPresent(ways::add);
    search
        .fewest(resources, ways.isEmpty() ? Integer.MAX_VALUE : MOST_INSTEAD)
        .ifPresent(ways::add);
    List<Concedable> all = Stream.of(demands, resources).flatMap(List::stream).toList();
    boolean single = ways.stream().anyMatch(way -> way.conceded().size() == 1);
    if (ways.size() < 2 || !single) {
      search.single(single ? demands : all, ways).ifPresent(ways::add);
    }
    if (ways.stream().noneMatch(way -> way.conceded().size() < MIXED)) {
      List<Concedable> backwards = new ArrayList<>(all);
      Collections.reverse(backwards);
      search.fewest(all, Integer.MAX_VALUE).ifPresent(ways::add);
      search.fewest(backwards, Integer.MAX_VALUE).ifPresent(ways::add);
    }
    // A stable sort: of equals what is asked for less last, since somebody gives it up.
    ways.sort(
        Comparator.<Way>comparingInt(way -> way.conceded().size())
            .thenComparing(way -> demands.containsAll(way.conceded())));
    if (ways.isEmpty()) {
      Plan nearest = FeasiblePlan.nearLeast(rules, () -> false);
      return new Relief(rules.violations(nearest), List.of(), nearest);
    }
    List<Way> lessened = ways.stream().limit(2).map(search::lessened).toList();
    return new Relief(
        lessened.get(0).words(rules),
        lessened.size() > 1 ? lessened.get(1).words(rules) : List.of(),
        lessened.get(0).plan());
  }

  /** Things that give way and a plan that becomes possible. */
  private record Way(List<Concedable> conceded, Plan plan) {
    List<Violation> words(CaseRules rules) {
      return new Concessions(rules, plan).of(conceded);
    }
  }

  private record Search(CaseRules rules) {

    /**
     * Returns as few of some things as have to give way.
     *
     * @param some the things, those that should rather stay first
     * @param atMost more of them are no help
     * @return empty if all of them are too few, or too many have to give way
     */
    Optional<Way> fewest(List<Concedable> some, int atMost) {
      Optional<Plan> plan = plan(without(some));
      List<Concedable> conceded =
          plan.map(found -> some.stream().filter(new Concessions(rules, found)::mayNeed).toList())
              .orElse(some);
      int needed = 0;
      for (Concedable kept : some) {
        if (plan.isPresent() && conceded.contains(kept)) {
          List<Concedable> others = new ArrayList<>(conceded);
          others.remove(kept);
          CaseRules left = without(others);
          Optional<Plan> without = plan.filter(known -> keeps(left, known)).or(() -> plan(left));
          if (without.isEmpty() && ++needed > atMost) {
            return Optional.empty();
          }
          if (without.isPresent()) {
            plan = without;
            conceded = others;
          }
        }
      }
      List<Concedable> fewest = conceded;
      return plan.map(found -> new Way(fewest, found));
    }

    /** Returns one thing that is enough by itself and is in no way yet. */
    Optional<Way> single(List<Concedable> all, List<Way> ways) {
      return all.stream()
          .filter(one -> ways.stream().noneMatch(way -> way.conceded().contains(one)))
          .flatMap(
              one -> plan(without(List.of(one))).stream().map(plan -> new Way(List.of(one), plan)))
          .findFirst();
    }

    /** Finds a plan that keeps some rules. */
    private static Optional<Plan> plan(CaseRules kept) {
      return isHopeless(kept)
          ? Optional.empty()
          : Optional.of(FeasiblePlan.nearLeast(kept, () -> false))
              .filter(found -> keeps(kept, found));
    }

    /** Finds a plan that keeps some rules near one that nearly does. */
    private static Optional<Plan> plan(CaseRules kept, Plan near) {
      return isHopeless(kept)
          ? Optional.empty()
          : Optional.of(FeasiblePlan.near(near, kept)).filter(found -> keeps(kept, found));
    }

    private static boolean isHopeless(CaseRules kept) {
      return !kept.infeasibilities().isEmpty() || kept.asksForTooMuch();
    }

    /** Returns whether a plan keeps rules that do not contradict each other in a line. */
    private static boolean keeps(CaseRules kept, Plan plan) {
      return kept.lines() == plan.lines()
          && kept.infeasibilities().isEmpty()
          && new RuleState(kept, plan).isFeasible();
    }

    private CaseRules without(List<Concedable> some) {
      Case conceded = rules.theCase();
      for (Concedable each : some) {
        conceded = each.concededIn(conceded);
      }
      return new CaseRules(conceded, PlanSpace.of(conceded));
    }

    /** Returns the same way with a plan that needs less of it. */
    Way lessened(Way way) {
      CaseRules kept = without(way.conceded());
      Plan plan = way.plan();
      for (Concedable thing : way.conceded()) {
        if (thing instanceof Concedable.Own own && Graded.of(own.rule()).isPresent()) {
          Graded graded = Graded.of(own.rule()).get();
          long tooMuch = graded.steps();
          long enough = 0;
          while (tooMuch - enough > Math.max(1, enough / CLOSE)) {
            long middle = (enough + tooMuch) / 2;
            CaseRules tried = with(kept.theCase(), graded.at(middle));
            // What kept half as much is nearer than nothing, and sooner there.
            Optional<Plan> found = enough > 0 ? plan(tried, plan) : plan(tried);
            if (found.isPresent()) {
              enough = middle;
              kept = tried;
              plan = found.get();
            } else {
              tooMuch = middle;
            }
          }
        }
      }
      RuleState broken = new RuleState(rules, plan, false);
      FeasiblePlan.lessen(broken, new RuleState(kept, plan));
      return new Way(way.conceded(), broken.plan());
    }

    private static CaseRules with(Case theCase, Rule rule) {
      List<Rule> all =
          new ArrayList<>(
              theCase.resources().rules().stream()
                  .filter(each -> !each.name().equals(rule.name()))
                  .toList());
      all.add(rule);
      Case changed = theCase.withResources(theCase.resources().withRules(all));
      return new CaseRules(changed, PlanSpace.of(changed));
    }
  }
}
