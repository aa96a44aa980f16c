package marshal.solver.search;

import org.optaplanner.core.impl.phase.scope.AbstractPhaseScope;
import org.optaplanner.core.impl.solver.scope.SolverScope;
import org.optaplanner.core.impl.solver.termination.AbstractTermination;
import org.optaplanner.core.impl.solver.termination.Termination;
import org.optaplanner.core.impl.solver.thread.ChildThreadType;

/** Ends a search when the time of its {@link SearchWatch} is over. */
public final class TimeTermination extends AbstractTermination<PlanningProblem> {

  @Override
  public boolean isSolverTerminated(SolverScope<PlanningProblem> solverScope) {
    return calculateSolverTimeGradient(solverScope) >= 1;
  }

  @Override
  public boolean isPhaseTerminated(AbstractPhaseScope<PlanningProblem> phaseScope) {
    return isSolverTerminated(phaseScope.getSolverScope());
  }

  @Override
  public double calculateSolverTimeGradient(SolverScope<PlanningProblem> solverScope) {
    return solverScope.getWorkingSolution().task().watch().shareOfTime();
  }

  @Override
  public double calculatePhaseTimeGradient(AbstractPhaseScope<PlanningProblem> phaseScope) {
    return calculateSolverTimeGradient(phaseScope.getSolverScope());
  }

  @Override
  public Termination<PlanningProblem> createChildThreadTermination(
      SolverScope<PlanningProblem> solverScope, ChildThreadType childThreadType) {
    return this;
  }
}
