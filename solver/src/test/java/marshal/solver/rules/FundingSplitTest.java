package marshal.solver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import marshal.model.Case;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.resource.FundingStream;
import marshal.solver.sketch.CaseSketch;
import org.junit.jupiter.api.Test;

final class FundingSplitTest {

  private static Case threeInterventions(List<FundingStream> streams) {
    CaseSketch sketch =
        new CaseSketch(1, 1)
            .stream("burglary", 1_000, 0, 0, 10)
            .intervention("a", 100, 9, List.of())
            .intervention("b", 70, 9, List.of())
            .intervention("c", 130, 9, List.of());
    for (FundingStream stream : streams) {
      sketch.money(stream.id(), stream.amountPence(), stream.mayPayFor().toArray(new String[0]));
    }
    return sketch.build();
  }

  private static FundingStream stream(String id, long pence, String... mayPayFor) {
    return new FundingStream(id, id, "partner", pence, List.of(mayPayFor));
  }

  @Test
  void spendsRingFencedMoneyFirst() {
    Case theCase =
        threeInterventions(List.of(stream("any", 1_000), stream("ring", 250, "a")));
    FundingSplit split = FundingSplit.of(theCase, PlanSpace.of(theCase), Plan.of(4, 3, 0));

    assertThat(split.spentPence(1)).isEqualTo(250);
    assertThat(split.pence(1, 0)).isEqualTo(250);
    assertThat(split.pence(0, 0)).isEqualTo(150);
    assertThat(split.pence(0, 1)).isEqualTo(210);
  }

  @Test
  void movesACostToMakeRoomForAnother() {
    // Stream x is as narrow as y and comes first; it must leave 'a' to y... or pay for it alone.
    Case theCase =
        threeInterventions(List.of(stream("x", 200, "a", "b"), stream("y", 140, "b", "c")));
    FundingSplit split = FundingSplit.of(theCase, PlanSpace.of(theCase), Plan.of(2, 2, 0));

    assertThat(split.unpaidPence(0) + split.unpaidPence(1)).isZero();
    assertThat(split.pence(0, 0)).isEqualTo(200);
    assertThat(split.pence(1, 1)).isEqualTo(140);
  }

  @Test
  void tellsWhatNobodyHasMoneyFor() {
    Case theCase = threeInterventions(List.of(stream("x", 150, "a")));
    FundingSplit split = FundingSplit.of(theCase, PlanSpace.of(theCase), Plan.of(2, 1, 0));

    assertThat(split.unpaidPence(0)).isEqualTo(50);
    assertThat(split.unpaidPence(1)).isEqualTo(70);
  }

  @Test
  void paysEverythingExactlyWhenTheRulesSayThatThePlanIsFunded() {
    Random random = new Random(5);
    int funded = 0;
    for (int draw = 0; draw < 2_000; draw++) {
      List<FundingStream> streams = randomStreams(random);
      Case theCase = threeInterventions(streams);
      PlanSpace space = PlanSpace.of(theCase);
      Plan plan = Plan.of(random.nextInt(5), random.nextInt(5), random.nextInt(5));
      boolean keepsRules = new CaseRules(theCase, space).violations(plan).isEmpty();
      FundingSplit split = FundingSplit.of(theCase, space, plan);
      long[] cost = {100L * plan.units(0), 70L * plan.units(1), 130L * plan.units(2)};
      long unpaid = 0;
      for (int k = 0; k < 3; k++) {
        long paid = 0;
        for (int s = 0; s < streams.size(); s++) {
          assertThat(split.pence(s, k)).isNotNegative();
          if (!streams.get(s).mayPay("abc".substring(k, k + 1))) {
            assertThat(split.pence(s, k)).isZero();
          }
          paid += split.pence(s, k);
        }
        assertThat(paid + split.unpaidPence(k)).isEqualTo(cost[k]);
        unpaid += split.unpaidPence(k);
      }
      for (int s = 0; s < streams.size(); s++) {
        assertThat(split.spentPence(s)).isLessThanOrEqualTo(streams.get(s).amountPence());
      }
      assertThat(unpaid).isEqualTo(leastUnpaid(streams, cost));
      assertThat(unpaid == 0).isEqualTo(keepsRules);
      funded += keepsRules ? 1 : 0;
    }
    assertThat(funded).isBetween(400, 1_600);
  }

  private static List<FundingStream> randomStreams(Random random) {
    List<FundingStream> streams = new ArrayList<>();
    for (int s = 0; s < 1 + random.nextInt(4); s++) {
      List<String> list = new ArrayList<>();
      for (String id : List.of("a", "b", "c")) {
        if (random.nextBoolean()) {
          list.add(id);
        }
      }
      streams.add(
          new FundingStream("s" + s, "s" + s, "partner", 10L * random.nextInt(60), list));
    }
    return streams;
  }

  /** The greatest shortfall over all sets of interventions: maximum flow is minimum cut. */
  private static long leastUnpaid(List<FundingStream> streams, long[] cost) {
    long most = 0;
    for (int set = 1; set < 8; set++) {
      long shortfall = 0;
      for (int k = 0; k < 3; k++) {
        shortfall += (set >> k & 1) * cost[k];
      }
      for (FundingStream stream : streams) {
        boolean pays = false;
        for (int k = 0; k < 3; k++) {
          pays |= (set >> k & 1) == 1 && stream.mayPay("abc".substring(k, k + 1));
        }
        shortfall -= pays ? stream.amountPence() : 0;
      }
      most = Math.max(most, shortfall);
    }
    return most;
  }
}
