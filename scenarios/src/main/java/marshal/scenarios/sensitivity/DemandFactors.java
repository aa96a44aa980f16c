package marshal.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import marshal.model.demand.Stream;
import marshal.model.evaluation.ExactMean;
import marshal.model.harm.HarmIndex;

/** Incidents of each demand stream, or the harm of one, down and up by a share. */
final class DemandFactors {

  private final Contest contest;
  private final double sharePercent;

  DemandFactors(Contest contest, double sharePercent) {
    this.contest = contest;
    this.sharePercent = sharePercent;
  }

  /** Mean incidents are in proportion to the demand, so the harm they come to is a line. */
  List<Supplier<Optional<Factor>>> list() {
    ExactMean mean = new ExactMean(contest.model);
    double[] committed = incidents(mean);
    mean.setPlan(contest.plan);
    double[] with = incidents(mean);
    mean.setPlan(contest.against);
    double[] other = incidents(mean);
    HarmIndex index = contest.theCase.harmIndex();
    List<Supplier<Optional<Factor>>> factors = new ArrayList<>();
    for (int o = 0; o < contest.theCase.streams().size(); o++) {
      Stream stream = contest.theCase.streams().get(o);
      double weight = index.perIncident().getOrDefault(stream.id(), 0.0);
      double averted = weight * (committed[o] - with[o]);
      double advantage = weight * (other[o] - with[o]);
      factors.add(() -> Optional.of(factor(stream, averted, advantage)));
    }
    return factors;
  }

  private double[] incidents(ExactMean mean) {
    return IntStream.range(0, contest.theCase.streams().size())
        .mapToDouble(o -> Arrays.stream(mean.incidentsByWorld(o)).average().orElseThrow())
        .toArray();
  }

  private Factor factor(Stream stream, double averted, double advantage) {
    Factor.Point own = contest.asItStands;
    double share = sharePercent / 100;
    double turn = advantage == 0 ? Double.NaN : -100 * own.advantage() / advantage;
    List<String> assumed = new ArrayList<>(contest.assumed("case", stream.id(), "share"));
    assumed.addAll(
        contest.theCase.harmIndex().assumptions().stream()
            .filter(words -> words.contains("[" + stream.id() + "]"))
            .toList());
    return new Factor(
        Factor.Kind.DEMAND,
        stream.id(),
        stream.name() + ": incidents, or the harm of one",
        Contest.percent(-sharePercent),
        Contest.percent(sharePercent),
        new Factor.Point(own.averted() - share * averted, own.advantage() - share * advantage),
        new Factor.Point(own.averted() + share * averted, own.advantage() + share * advantage),
        turn > Contest.LEAST_PERCENT && turn < Contest.MOST_PERCENT
            ? Optional.of(Contest.percent(turn))
            : Optional.empty(),
        Optional.empty(),
        !assumed.isEmpty(),
        assumed);
  }
}
