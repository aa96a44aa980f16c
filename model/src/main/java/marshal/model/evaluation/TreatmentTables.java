package marshal.model.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import marshal.model.Case;
import marshal.model.area.Area;
import marshal.model.demand.StreamDemand;
import marshal.model.intervention.Effect;
import marshal.model.intervention.Intervention;
import marshal.model.intervention.TreatmentLever;
import marshal.model.plan.PlanSpace;
import marshal.model.treatment.TreatmentGroup;
import marshal.model.world.WorldSet;

/** One treatment group, the sites that act on it, and what its retained people change. */
final class TreatmentTables {

  /** Greatest share of a neighbourhood's incidents that one group is taken to commit. */
  private static final double LARGEST_SHARE = 0.8;

  final TreatmentGroup group;

  /** Sites whose units are places. */
  final int[] placeSites;

  /** Sites whose coverage lowers the early exit hazard. */
  final int[] retentionSites;

  /** Log change of the hazard at full coverage, by retention site, then world. */
  final double[][] retentionCoefficient;

  /** Share of the group's people who live in each neighbourhood. */
  final double[] homes;

  /** People in need who live in each neighbourhood. */
  final double[] inNeed;

  /** Log reduction if all were retained: by stream (null where none), [neighbourhood][world]. */
  final double[][][] coefficient;

  /** Greatest size of those over worlds: by stream (null where none), [neighbourhood]. */
  final double[][] largest;

  TreatmentTables(Case theCase, PlanSpace space, WorldSet worlds, int g) {
    this.group = theCase.treatmentGroups().get(g);
    List<Integer> places = new ArrayList<>();
    List<Integer> retention = new ArrayList<>();
    List<double[]> retentionRows = new ArrayList<>();
    for (int site = 0; site < space.sites(); site++) {
      int k = space.line(space.lineOf(site, 0)).intervention();
      Intervention intervention = theCase.interventions().get(k);
      TreatmentLever lever = intervention.lever().orElse(null);
      if (lever instanceof TreatmentLever.Places p && p.group().equals(group.id())) {
        places.add(site);
      }
      if (lever instanceof TreatmentLever.Retention r && r.group().equals(group.id())) {
        retention.add(site);
        double[] row = new double[worlds.size()];
        for (int d = 0; d < row.length; d++) {
          row[d] = Math.log(r.change().riskRatio(worlds.interventionDeviate(k, d)));
        }
        retentionRows.add(row);
      }
    }
    this.placeSites = places.stream().mapToInt(Integer::intValue).toArray();
    this.retentionSites = retention.stream().mapToInt(Integer::intValue).toArray();
    this.retentionCoefficient = retentionRows.toArray(double[][]::new);
    this.homes = homes(group, theCase.area());
    this.inNeed = Arrays.stream(homes).map(share -> group.prevalence() * share).toArray();
    this.coefficient = new double[theCase.streams().size()][][];
    this.largest = new double[coefficient.length][];
    for (Effect effect : group.effects()) {
      for (int o = 0; o < coefficient.length; o++) {
        if (theCase.streams().get(o).id().equals(effect.stream())) {
          coefficient[o] = coefficients(effect, theCase, worlds, g, theCase.demand().get(o));
          largest[o] = Arrays.stream(coefficient[o]).mapToDouble(TreatmentTables::size).toArray();
        }
      }
    }
  }

  /**
   * The group commits its share of the city's incidents where its people live: a neighbourhood with
   * twice its part of them has twice the share of its incidents from them.
   */
  private double[][] coefficients(
      Effect effect, Case theCase, WorldSet worlds, int g, StreamDemand demand) {
    Area area = theCase.area();
    int n = area.size();
    double[] incidents = new double[n];
    double[] endemic = demand.endemic();
    for (int cell = 0; cell < endemic.length; cell++) {
      incidents[cell % n] += endemic[cell];
    }
    double allIncidents = sum(incidents);
    double[][] rows = new double[n][worlds.size()];
    for (int i = 0; i < n; i++) {
      double concentration = incidents[i] == 0 ? 0 : homes[i] / (incidents[i] / allIncidents);
      double reach = Math.min(LARGEST_SHARE, effect.reach() * concentration);
      for (int d = 0; d < worlds.size(); d++) {
        double ratio = effect.change().riskRatio(worlds.treatmentDeviate(g, d));
        rows[i][d] = Effect.logReduction(ratio, reach);
      }
    }
    return rows;
  }

  /** Returns the share of a group's people who live in each neighbourhood. */
  static double[] homes(TreatmentGroup group, Area area) {
    double[] homes = new double[area.size()];
    for (int i = 0; i < homes.length; i++) {
      homes[i] = area.neighbourhood(i).figure(group.neighbourhoodFigure());
    }
    double all = sum(homes);
    for (int i = 0; i < homes.length; i++) {
      homes[i] /= all;
    }
    return homes;
  }

  /** Returns the greatest size of some values. */
  static double size(double[] values) {
    double size = 0;
    for (double value : values) {
      size = Math.max(size, Math.abs(value));
    }
    return size;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
