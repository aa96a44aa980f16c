package marshal.solver.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import marshal.model.Case;
import marshal.model.intervention.Intervention;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.FundingStream;

/**
 * Which funding stream pays how much of each intervention, in whole pence.
 *
 * <p>Ring-fenced money is spent first: streams pay in order of how few interventions they may pay
 * for, each as much as it can without leaving another's cost unpaid. Where the plan cannot be
 * funded, the rest is unpaid.
 */
public final class FundingSplit {

  private final int streams;
  private final long[] pence;
  private final long[] unpaid;

  private FundingSplit(int streams, long[] pence, long[] unpaid) {
    this.streams = streams;
    this.pence = pence;
    this.unpaid = unpaid;
  }

  /** Splits the cost of a plan. */
  public static FundingSplit of(Case theCase, PlanSpace space, Plan plan) {
    long[] cost = new long[theCase.interventions().size()];
    for (int line = 0; line < plan.lines(); line++) {
      int k = space.line(line).intervention();
      long linePence =
          Math.multiplyExact(
              (long) plan.units(line), theCase.interventions().get(k).unitCostPence());
      cost[k] = Math.addExact(cost[k], linePence);
    }
    List<FundingStream> funding = theCase.resources().funding();
    int streams = funding.size();
    boolean[] mayPay = new boolean[cost.length * streams];
    for (int k = 0; k < cost.length; k++) {
      Intervention intervention = theCase.interventions().get(k);
      for (int s = 0; s < streams; s++) {
        mayPay[k * streams + s] = funding.get(s).mayPay(intervention.id());
      }
    }
    long[] free = new long[streams];
    for (int s = 0; s < streams; s++) {
      free[s] = Math.max(0, theCase.resources().freePence(funding.get(s)));
    }
    long[] pence = new long[cost.length * streams];
    for (int s : narrowestFirst(mayPay, streams)) {
      spend(s, free[s], cost, mayPay, pence);
    }
    return new FundingSplit(streams, pence, cost);
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

  /**
   * Lets one stream pay as much as it can, along shortest paths: it takes over a cost from a stream
   * that pays for another in turn, so no stream before it spends less.
   */
  private static void spend(
      int stream, long freePence, long[] unpaid, boolean[] mayPay, long[] pence) {
    int streams = mayPay.length / Math.max(1, unpaid.length);
    long left = freePence;
    while (left > 0) {
      // Breadth first from the stream: over what a stream may pay for to whoever pays for it now.
      int[] reachedFrom = new int[unpaid.length];
      Arrays.fill(reachedFrom, -1);
      int[] takenFrom = new int[streams];
      Arrays.fill(takenFrom, -1);
      List<Integer> queue = new ArrayList<>(List.of(stream));
      int end = -1;
      for (int head = 0; head < queue.size() && end < 0; head++) {
        int payer = queue.get(head);
        for (int k = 0; k < unpaid.length && end < 0; k++) {
          if (reachedFrom[k] < 0 && mayPay[k * streams + payer]) {
            reachedFrom[k] = payer;
            if (unpaid[k] > 0) {
              end = k;
            }
            for (int other = 0; other < streams; other++) {
              if (other != stream && takenFrom[other] < 0 && pence[k * streams + other] > 0) {
                takenFrom[other] = k;
                queue.add(other);
              }
            }
          }
        }
      }
      if (end < 0) {
        return;
      }
      long amount = Math.min(left, unpaid[end]);
      for (int payer = reachedFrom[end]; payer != stream; ) {
        int k = takenFrom[payer];
        amount = Math.min(amount, pence[k * streams + payer]);
        payer = reachedFrom[k];
      }
      unpaid[end] -= amount;
      int paidNow = end;
      for (int payer = reachedFrom[end]; payer != stream; ) {
        pence[paidNow * streams + payer] += amount;
        paidNow = takenFrom[payer];
        pence[paidNow * streams + payer] -= amount;
        payer = reachedFrom[paidNow];
      }
      pence[paidNow * streams + stream] += amount;
      left -= amount;
    }
  }

  /** Returns what a stream pays of an intervention's cost, by their indices in the case. */
  public long pence(int stream, int intervention) {
    return pence[intervention * streams + stream];
  }

  /** Returns what a stream pays in all. */
  public long spentPence(int stream) {
    long spent = 0;
    for (int cell = stream; cell < pence.length; cell += streams) {
      spent += pence[cell];
    }
    return spent;
  }

  /** Returns what no stream has money for; 0 for every intervention of a feasible plan. */
  public long unpaidPence(int intervention) {
    return unpaid[intervention];
  }
}
