package marshal.solver.relaxation;

import marshal.model.treatment.TreatmentGroup;

/**
 * An affine underestimate of what treatment of one group costs under plans within some bounds: the
 * harm of waiting plus a linear function of who is retained.
 */
final class TreatmentBelow {

  private final TreatmentTerm term;
  private final TreatmentGroup group;
  private final int steps;
  private final FlowRange[] range;
  private final double[][] greatestFactor;

  /** Whether retention work does no good in a world. */
  private final boolean[] harmless;

  /**
   * Prepares an underestimate.
   *
   * @param leastUnits least units of each line
   * @param mostUnits most units of each line
   */
  TreatmentBelow(TreatmentTerm term, Coverage coverage, double[] leastUnits, double[] mostUnits) {
    this.term = term;
    this.group = term.group;
    this.steps = coverage.steps;
    this.range = new FlowRange[term.flows];
    this.greatestFactor = new double[term.flows][steps];
    this.harmless = new boolean[term.flows];
    double[] leastPlaces = term.places(leastUnits);
    double[] mostPlaces = term.places(mostUnits);
    double[] leastCovered = covered(coverage, leastUnits);
    double[] mostCovered = covered(coverage, mostUnits);
    for (int d = 0; d < term.flows; d++) {
      double[] leastHazard = new double[steps];
      double[] mostHazard = new double[steps];
      harmless[d] = true;
      for (double[] row : term.retentionCoefficient) {
        harmless[d] &= row[d] >= 0;
      }
      for (int t = 0; t < steps; t++) {
        double low = 0;
        double high = 0;
        for (int r = 0; r < term.retentionSites.length; r++) {
          double atLeast = term.retentionCoefficient[r][d] * leastCovered[r * steps + t];
          double atMost = term.retentionCoefficient[r][d] * mostCovered[r * steps + t];
          low += Math.min(atLeast, atMost);
          high += Math.max(atLeast, atMost);
        }
        greatestFactor[d][t] = StrictMath.exp(high);
        leastHazard[t] = Math.min(1, group.earlyExitHazard() * StrictMath.exp(low));
        mostHazard[t] = Math.min(1, group.earlyExitHazard() * greatestFactor[d][t]);
      }
      range[d] =
          new FlowRange(group, leastHazard, mostHazard, leastPlaces, mostPlaces, term.mayChange());
    }
  }

  /** Returns the coverage of the sites of retention work, [site * steps + step]. */
  private double[] covered(Coverage coverage, double[] units) {
    double[] covered = new double[term.retentionSites.length * steps];
    for (int r = 0; r < term.retentionSites.length; r++) {
      int site = term.retentionSites[r];
      for (int t = 0; t < steps; t++) {
        covered[r * steps + t] = coverage.ofActive(site, coverage.active(site, t, units));
      }
    }
    return covered;
  }

  /**
   * Adds the function to a tangent.
   *
   * <p>What one more place saves falls at a kink where places begin to suffice. Prices of places
   * between the two sides of a kink are all as good there; those nearest to what a place costs make
   * the best bound.
   *
   * @param at where it should be close
   * @param byRetained the slopes of that linear function, [step * worlds + world]
   * @param unitCost what a unit of each line costs at present prices
   * @param radius how far around the units to look for a kink, by line
   * @param tangent receives it
   */
  void addTo(Tangent at, double[] byRetained, double[] unitCost, double[] radius, Tangent tangent) {
    TreatmentCost.Prices[] fewer = new TreatmentCost.Prices[range.length];
    TreatmentCost.Prices[] more = new TreatmentCost.Prices[range.length];
    double[] placesFewer = term.places(at.units);
    double[] placesMore = placesFewer.clone();
    for (int line : term.placeLines) {
      for (int t = term.firstStep(line); t < term.endStep(line); t++) {
        placesFewer[t] = Math.max(0, placesFewer[t] - radius[line]);
        placesMore[t] += radius[line];
      }
    }
    double[] savedByFewer = new double[steps];
    double[] savedByMore = new double[steps];
    PlacePrices placePrices = new PlacePrices(group, steps);
    for (int d = 0; d < range.length; d++) {
      double[] retained = term.retainedPrices(d, byRetained);
      double waiting = term.waitingPrice(d, at.worldWeights);
      double[] factor = term.factor(at.covered, d);
      fewer[d] = new TreatmentCost.Prices(retained, waiting);
      more[d] = new TreatmentCost.Prices(retained, waiting);
      placePrices.find(placesFewer, factor, range[d], fewer[d]);
      placePrices.find(placesMore, factor, range[d], more[d]);
      for (int t = 0; t < steps; t++) {
        savedByFewer[t] += fewer[d].inTreatment[t];
        savedByMore[t] += more[d].inTreatment[t];
      }
    }
    double[] share = sharesOfFewer(savedByFewer, savedByMore, unitCost);
    for (int d = 0; d < range.length; d++) {
      for (int t = 0; t < steps; t++) {
        fewer[d].inTreatment[t] =
            share[t] * fewer[d].inTreatment[t] + (1 - share[t]) * more[d].inTreatment[t];
      }
      add(d, fewer[d], at.covered, tangent);
    }
  }

  private double[] sharesOfFewer(double[] savedByFewer, double[] savedByMore, double[] unitCost) {
    double[] share = new double[steps];
    for (int line : term.placeLines) {
      double atFewer = 0;
      double atMore = 0;
      for (int t = term.firstStep(line); t < term.endStep(line); t++) {
        atFewer += savedByFewer[t];
        atMore += savedByMore[t];
      }
      double span = atFewer - atMore;
      double mixed = span == 0 ? 0 : (unitCost[line] - atMore) / span;
      for (int t = term.firstStep(line); t < term.endStep(line); t++) {
        share[t] = Math.min(1, Math.max(0, mixed));
      }
    }
    return share;
  }

  private void add(int d, TreatmentCost.Prices prices, double[] covered, Tangent tangent) {
    int stages = group.retentionSteps();
    double[] factor = term.factor(covered, d);
    double[] saved = new double[steps * stages];
    boolean credit = !harmless[d];
    double constant = new TreatmentCost(group, range[d]).least(prices, credit, saved);
    for (int t = 0; t < steps && credit; t++) {
      double perFactor = 0;
      for (int a = 0; a < stages; a++) {
        perFactor += range[d].mostInStage(t, a) * saved[t * stages + a];
      }
      perFactor *= group.earlyExitHazard();
      constant += perFactor * (factor[t] - greatestFactor[d][t]);
      for (int r = 0; r < term.retentionSites.length; r++) {
        int cell = term.retentionSites[r] * steps + t;
        double slope = perFactor * factor[t] * term.retentionCoefficient[r][d];
        constant -= slope * covered[cell];
        tangent.byCoverage[cell] += slope;
      }
    }
    for (int line : term.placeLines) {
      for (int t = term.firstStep(line); t < term.endStep(line); t++) {
        tangent.byUnits[line] -= prices.inTreatment[t];
      }
    }
    for (int t = 0; t < steps; t++) {
      constant -= prices.inTreatment[t] * term.placesAfterPlan[t];
    }
    tangent.addConstant(constant);
  }
}
