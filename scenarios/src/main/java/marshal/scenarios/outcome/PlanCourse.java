package marshal.scenarios.outcome;

import java.util.List;
import java.util.Optional;

/**
 * What is forecast step by step and place by place, without a plan and with it.
 *
 * @param worlds worlds behind it, the first of those that the plan was judged in
 * @param harm harm of all incidents, in the unit of the index that plans are made under
 * @param streams incidents of each demand stream
 * @param places by neighbourhood
 */
public record PlanCourse(
    int worlds, StreamCourse harm, List<StreamCourse> streams, List<PlaceCourse> places) {

  /** Copies the lists. */
  public PlanCourse {
    streams = List.copyOf(streams);
    places = List.copyOf(places);
  }

  /**
   * One figure of the whole city over time.
   *
   * @param id id of the stream; empty text for all streams together
   * @param name name for people
   * @param pastSteps names of the steps before the horizon, at most two years of them
   * @param past what was recorded in them; empty where nothing was
   * @param steps names of the steps of the horizon
   * @param withoutPlan mean when only what is committed is done
   * @param withPlan the same under the plan
   */
  public record StreamCourse(
      String id,
      String name,
      List<String> pastSteps,
      List<Optional<Double>> past,
      List<String> steps,
      List<Double> withoutPlan,
      List<Estimate> withPlan) {

    /** Copies the lists. */
    public StreamCourse {
      pastSteps = List.copyOf(pastSteps);
      past = List.copyOf(past);
      steps = List.copyOf(steps);
      withoutPlan = List.copyOf(withoutPlan);
      withPlan = List.copyOf(withPlan);
    }
  }

  /**
   * Harm of incidents in a neighbourhood over the horizon.
   *
   * @param code its code
   * @param name name for people
   * @param withoutPlan mean when only what is committed is done
   * @param averted how much less the plan lets happen there
   */
  public record PlaceCourse(String code, String name, double withoutPlan, double averted) {}
}
