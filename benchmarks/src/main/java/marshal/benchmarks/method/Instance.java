package marshal.benchmarks.method;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import marshal.benchmarks.recheck.PlainHarm;
import marshal.benchmarks.suite.InstanceSpec;
import marshal.benchmarks.suite.InstanceSpec.Source;
import marshal.model.Case;
import marshal.model.evaluation.ExactMean;
import marshal.model.evaluation.HarmModel;
import marshal.model.plan.Plan;
import marshal.model.plan.PlanSpace;
import marshal.model.world.WorldSampler;
import marshal.model.world.WorldSet;
import marshal.scenarios.casefolder.CaseFolder;
import marshal.scenarios.casefolder.LoadedCase;
import marshal.solver.relaxation.LinearRules;
import marshal.solver.relaxation.Relaxation;
import marshal.solver.relaxation.RelaxationLimits;
import marshal.solver.relaxation.RelaxationResult;
import marshal.solver.relaxation.Rounding;
import marshal.solver.rules.CaseRules;
import marshal.solver.rules.Violation;

/** A case in the worlds that every method plans in. */
public final class Instance {

  /** Every method and every seed plans in the same worlds, and is judged in the same others. */
  private static final long WORLD_SEED = 1;

  private static final int FRESH_BLOCK = 25;

  private final HarmModel model;
  private final CaseRules rules;
  private final PlainHarm plain;
  private final double harmCommitted;
  private final int freshWorlds;
  private OptionalDouble freshHarmCommitted = OptionalDouble.empty();

  private Instance(Case theCase, PlanSpace space, int worlds, int freshWorlds) {
    WorldSet set = new WorldSampler(theCase).evenlySpread(worlds, WORLD_SEED);
    this.model = new HarmModel(theCase, space, set);
    this.rules = new CaseRules(theCase, space);
    this.plain = new PlainHarm(theCase, space, set);
    this.harmCommitted = new ExactMean(model).harm();
    this.freshWorlds = freshWorlds;
  }

  /** Reads or makes up the case and draws its worlds. */
  public static Instance of(InstanceSpec spec) {
    if (spec.source() instanceof Source.OfCase of) {
      LoadedCase loaded = CaseFolder.read(of.folder(), of.scenario());
      return new Instance(loaded.theCase(), loaded.space(), spec.worlds(), spec.freshWorlds());
    }
    Case theCase = ((Source.Generated) spec.source()).city().toCase();
    return of(theCase, spec.worlds(), spec.freshWorlds());
  }

  /** Draws the worlds of a case. */
  public static Instance of(Case theCase, int worlds, int freshWorlds) {
    return new Instance(theCase, PlanSpace.of(theCase), worlds, freshWorlds);
  }

  /** Returns the case in its worlds. */
  public HarmModel model() {
    return model;
  }

  /** Returns the rules that plans keep. */
  public CaseRules rules() {
    return rules;
  }

  /** Returns the mean harm of the committed plan, where every method starts. */
  public double harmCommitted() {
    return harmCommitted;
  }

  /** Returns the rules that a plan breaks, found from the whole plan; empty if it is feasible. */
  public List<Violation> violations(Plan plan) {
    return rules.violations(plan);
  }

  /** Returns the mean harm of a plan by the kernel that plans are scored with. */
  public double evaluate(Plan plan) {
    ExactMean mean = new ExactMean(model);
    mean.setPlan(plan);
    return mean.harm();
  }

  /** Returns the mean harm of a plan by the plain second opinion. */
  public double recheck(Plan plan) {
    return plain.of(plan);
  }

  /**
   * Proves harm that no plan goes below, at leisure.
   *
   * @param stop true ends the proof with what was proven so far
   */
  public double prove(BooleanSupplier stop) {
    Relaxation relaxation = new Relaxation(model, LinearRules.of(rules));
    RelaxationResult relaxed = relaxation.solve(RelaxationLimits.DEFAULT, stop);
    int[] rounded = Rounding.round(relaxation, relaxed, stop);
    return relaxation.tighten(model, relaxed, rounded, stop).certificate().lowerBound();
  }

  /** Returns the mean harm of the committed plan in the fresh worlds, the same for every method. */
  public synchronized double freshHarmCommitted() {
    if (freshHarmCommitted.isEmpty()) {
      freshHarmCommitted = OptionalDouble.of(freshHarm(rules.committedPlan()));
    }
    return freshHarmCommitted.getAsDouble();
  }

  /** Returns the mean harm of a plan in the fresh worlds. */
  public double freshHarm(Plan plan) {
    double harm = 0;
    WorldSampler sampler = new WorldSampler(model.theCase());
    for (int first = 0; first < freshWorlds; first += FRESH_BLOCK) {
      int count = Math.min(FRESH_BLOCK, freshWorlds - first);
      WorldSet set = sampler.independent(first, count, WORLD_SEED);
      ExactMean mean = new ExactMean(new HarmModel(model.theCase(), model.space(), set));
      mean.setPlan(plan);
      harm += mean.harm() * count / freshWorlds;
    }
    return harm;
  }
}
