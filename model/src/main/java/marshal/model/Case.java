package marshal.model;

import java.util.ArrayList;
import java.util.List;
import marshal.model.area.Area;
import marshal.model.demand.Stream;
import marshal.model.demand.StreamDemand;
import marshal.model.harm.HarmIndex;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.Mechanism;
import marshal.model.resource.Resources;
import marshal.model.time.Horizon;
import marshal.model.treatment.TreatmentGroup;

/**
 * A city under one scenario: all that forecasts and plans are computed from.
 *
 * @param id short name of the case
 * @param name name for people, with the year: "Derby 2015/16"
 * @param scenario name of the scenario
 * @param area neighbourhoods and borders
 * @param horizon time planned for
 * @param streams demand streams
 * @param demand demand of each stream, in their order
 * @param treatmentGroups substance groups
 * @param interventions the catalogue
 * @param mechanisms mechanisms that interventions share
 * @param harmIndices the indices
 * @param harmIndex the index that plans are made under
 * @param resources money, people and commitments
 * @param priceYear year that every price is in, for example "2015/16"
 */
public record Case(
    String id,
    String name,
    String scenario,
    Area area,
    Horizon horizon,
    List<Stream> streams,
    List<StreamDemand> demand,
    List<TreatmentGroup> treatmentGroups,
    List<Intervention> interventions,
    List<Mechanism> mechanisms,
    List<HarmIndex> harmIndices,
    HarmIndex harmIndex,
    Resources resources,
    String priceYear) {

  /** Copies the lists and checks that each stream has its demand. */
  public Case {
    streams = List.copyOf(streams);
    demand = List.copyOf(demand);
    treatmentGroups = List.copyOf(treatmentGroups);
    interventions = List.copyOf(interventions);
    mechanisms = List.copyOf(mechanisms);
    harmIndices = List.copyOf(harmIndices);
    if (streams.size() != demand.size()) {
      throw new IllegalArgumentException(
          "%d streams have %d demands.".formatted(streams.size(), demand.size()));
    }
    for (StreamDemand streamDemand : demand) {
      if (streamDemand.neighbourhoods() != area.size() || streamDemand.steps() != horizon.steps()) {
        throw new IllegalArgumentException(
            "A demand of %d steps in %d neighbourhoods does not fit a horizon of %d steps in %d."
                .formatted(
                    streamDemand.steps(),
                    streamDemand.neighbourhoods(),
                    horizon.steps(),
                    area.size()));
      }
    }
  }

  /** Returns this case with other interventions. */
  public Case withInterventions(List<Intervention> others) {
    return new Case(
        id,
        name,
        scenario,
        area,
        horizon,
        streams,
        demand,
        treatmentGroups,
        others,
        mechanisms,
        harmIndices,
        harmIndex,
        resources,
        priceYear);
  }

  /** Returns this case with other money and people. */
  public Case withResources(Resources others) {
    return new Case(
        id,
        name,
        scenario,
        area,
        horizon,
        streams,
        demand,
        treatmentGroups,
        interventions,
        mechanisms,
        harmIndices,
        harmIndex,
        others,
        priceYear);
  }

  /** Returns this case with another intervention in the place of one. */
  public Case withIntervention(int index, Intervention other) {
    List<Intervention> others = new ArrayList<>(interventions);
    others.set(index, other);
    return withInterventions(others);
  }

  /** Returns this case judged under another of its indices. */
  public Case withHarmIndex(HarmIndex index) {
    return new Case(
        id,
        name,
        scenario,
        area,
        horizon,
        streams,
        demand,
        treatmentGroups,
        interventions,
        mechanisms,
        harmIndices,
        index,
        resources,
        priceYear);
  }
}
