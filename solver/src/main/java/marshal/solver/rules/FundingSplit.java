package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.FundingStream;
import marshal.model.resource.Resources;
import marshal.model.rule.Rule;

/**
 * Which funding stream pays how much of each intervention and of each pool's agency hours, in whole
 * pence.
 *
 * <p>Ring-fenced money is spent first: streams pay in order of how few interventions they may pay
 * for, each as much as it can without leaving another's cost unpaid, and no more in a period than
 * has come in by then. Where the plan cannot be funded, the rest is unpaid.
 */
public final class FundingSplit {

  private final int streams;
  private final int interventions;

  /** Pence by cost (interventions, then agencies) and stream. */
  private final long[] pence;

  private final long[] unpaid;

  private FundingSplit(int streams, int interventions, int costs) {
    this.streams = streams;
    this.interventions = interventions;
    this.pence = new long[costs * streams];
    this.unpaid = new long[costs];
  }

  /** Splits the cost of a plan. */
  public static FundingSplit of(Case theCase, PlanSpace space, Plan plan) {
    return of(new CaseRules(theCase, space), plan);
  }

  /** Splits the cost of a plan. */
  public static FundingSplit of(CaseRules rules, Plan plan) {
    return of(rules, new PlanCharges(rules, plan));
  }

  static FundingSplit of(CaseRules rules, PlanCharges charges) {
    return of(rules, charges, rules.theCase().resources());
  }

  /** Splits costs over the same streams with other amounts or other cash. */
  static FundingSplit of(CaseRules rules, PlanCharges charges, Resources resources) {
    Case theCase = rules.theCase();
    List<FundingStream> funding = resources.funding();
    int n = theCase.interventions().size();
    int periods = theCase.horizon().periods();
    int costs = n + charges.agencies().size();
    boolean[] mayPay = mayPay(rules, charges);

    FlowNetwork network = new FlowNetwork();
    int source = network.addNode();
    int sink = network.addNode();
    int[] supply = new int[funding.size()];
    int[][] inPeriod = new int[funding.size()][periods];
    for (int s = 0; s < supply.length; s++) {
      addStream(network, source, s, resources, supply, inPeriod);
    }
    long[] cost = new long[costs * periods];
    int[][] payment = new int[costs * periods][funding.size()];
    for (int c = 0; c < costs; c++) {
      for (int q = 0; q < periods; q++) {
        int cell = c * periods + q;
        cost[cell] = c < n ? charges.pence(c, q) : charges.agencyPenceOf(c - n, q);
        int node = network.addNode();
        network.addEdge(node, sink, cost[cell]);
        for (int s = 0; cost[cell] > 0 && s < supply.length; s++) {
          if (mayPay[c * supply.length + s]) {
            payment[cell][s] = 1 + network.addEdge(inPeriod[s][q], node, FlowNetwork.UNLIMITED);
          }
        }
      }
    }
    for (int s : narrowestFirst(mayPay, supply.length)) {
      network.setCapacity(supply[s], Math.max(0, resources.freePence(funding.get(s))));
      network.push(source, sink);
    }

    FundingSplit split = new FundingSplit(supply.length, n, costs);
    for (int cell = 0; cell < cost.length; cell++) {
      split.unpaid[cell / periods] += cost[cell];
      for (int s = 0; s < supply.length; s++) {
        long paid = payment[cell][s] == 0 ? 0 : network.flow(payment[cell][s] - 1);
        split.pence[cell / periods * supply.length + s] += paid;
        split.unpaid[cell / periods] -= paid;
      }
    }
    return split;
  }

  private static boolean[] mayPay(CaseRules rules, PlanCharges charges) {
    List<FundingStream> funding = rules.theCase().resources().funding();
    int n = rules.theCase().interventions().size();
    boolean[] mayPay = new boolean[(n + charges.agencies().size()) * funding.size()];
    for (int c = 0; c < n + charges.agencies().size(); c++) {
      for (int s = 0; s < funding.size(); s++) {
        mayPay[c * funding.size() + s] =
            c < n
                ? funding.get(s).mayPay(rules.theCase().interventions().get(c).id())
                : (charges.agencies().get(c - n).payers() >>> s & 1) == 1;
      }
    }
    return mayPay;
  }

  /** Adds a node of the stream for each period, with the cash that comes in. */
  private static void addStream(
      FlowNetwork network,
      int source,
      int stream,
      Resources resources,
      int[] supply,
      int[][] inPeriod) {
    FundingStream funding = resources.funding().get(stream);
    long free = Math.max(0, resources.freePence(funding));
    Optional<Rule.Cash> cash =
        resources.rules(Rule.Cash.class).stream()
            .filter(rule -> rule.stream().equals(funding.id()))
            .findFirst();
    int all = network.addNode();
    supply[stream] = network.addEdge(source, all, 0);
    long before = 0;
    for (int q = 0; q < inPeriod[stream].length; q++) {
      inPeriod[stream][q] = network.addNode();
      long comesIn = FlowNetwork.UNLIMITED;
      if (cash.isPresent()) {
        long spendable = MoneyLimits.spendable(cash.get(), free, q, q);
        comesIn = spendable - before;
        if (cash.get().carriesOver()) {
          before = spendable;
          if (q > 0) {
            network.addEdge(inPeriod[stream][q - 1], inPeriod[stream][q], FlowNetwork.UNLIMITED);
          }
        }
      }
      network.addEdge(all, inPeriod[stream][q], comesIn);
    }
  }

  private static List<Integer> narrowestFirst(boolean[] mayPay, int streams) {
    int[] width = new int[streams];
    for (int cell = 0; cell < mayPay.length; cell++) {
      if (mayPay[cell]) {
        width[cell % streams]++;
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int s = 0; s < streams; s++) {
      order.add(s);
    }
    order.sort(Comparator.comparingInt(s -> width[s]));
    return order;
  }

  /** Returns what a stream pays of an intervention's cost, by their indices in the case. */
  public long pence(int stream, int intervention) {
    return pence[intervention * streams + stream];
  }

  /** Returns what a stream pays in all, agency hours included. */
  public long spentPence(int stream) {
    long spent = 0;
    for (int cell = stream; cell < pence.length; cell += streams) {
      spent += pence[cell];
    }
    return spent;
  }

  /** Returns what a stream pays for agency hours. */
  public long agencyPence(int stream) {
    long spent = 0;
    for (int cell = interventions * streams + stream; cell < pence.length; cell += streams) {
      spent += pence[cell];
    }
    return spent;
  }

  /** Returns what no stream has money for; 0 for every intervention of a feasible plan. */
  public long unpaidPence(int intervention) {
    return unpaid[intervention];
  }

  /** Returns what no stream has money for in all. */
  long unpaidPence() {
    long sum = 0;
    for (long part : unpaid) {
      sum = Saturated.sum(sum, part);
    }
    return sum;
  }
}
