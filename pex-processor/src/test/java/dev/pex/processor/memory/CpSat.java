package dev.pex.processor.memory;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.Constraint;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import java.util.ArrayList;
import java.util.List;

/** The layout problem as CP-SAT of Google's OR-Tools solves it: an oracle for the planner. */
final class CpSat {
  /** A measure of the solver's own that does not depend on the machine. */
  private static final double WORK = 1;

  static {
    Loader.loadNativeLibraries();
  }

  private CpSat() {}

  /**
   * What the solver found.
   *
   * @param arenaBytes the smallest arena it found
   * @param boundBytes what it proved: no arena is smaller
   */
  record Answer(int arenaBytes, int boundBytes) {
    boolean isBest() {
      return arenaBytes == boundBytes;
    }
  }

  /**
   * Looks for the smallest arena.
   *
   * @param knownBytes an arena into which the problem fits
   */
  static Answer solve(MemoryProblem problem, int knownBytes) {
    CpModel model = new CpModel();
    IntVar arena = model.newIntVar(0, knownBytes, "arena");
    List<LinearExpr> offsets = new ArrayList<>();
    for (Buffer buffer : problem.buffers()) {
      IntVar units = model.newIntVar(0, knownBytes / buffer.alignment(), buffer.name());
      offsets.add(LinearExpr.affine(units, buffer.alignment(), 0));
      model.addLessOrEqual(LinearExpr.affine(units, buffer.alignment(), buffer.bytes()), arena);
    }
    for (Distance pair : problem.distances()) {
      BoolVar secondAbove = model.newBoolVar("");
      keep(model, offsets.get(pair.first()), offsets.get(pair.second()), pair.secondAbove())
          .onlyEnforceIf(secondAbove);
      keep(model, offsets.get(pair.second()), offsets.get(pair.first()), pair.firstAbove())
          .onlyEnforceIf(secondAbove.not());
    }
    model.minimize(arena);
    return solve(model);
  }

  private static Constraint keep(CpModel model, LinearExpr lower, LinearExpr upper, int distance) {
    return model.addGreaterOrEqual(upper, LinearExpr.newBuilder().add(lower).add(distance).build());
  }

  private static Answer solve(CpModel model) {
    CpSolver solver = new CpSolver();
    solver.getParameters().setNumWorkers(1).setRandomSeed(1).setMaxDeterministicTime(WORK);
    CpSolverStatus status = solver.solve(model);
    boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
    int arenaBytes = found ? (int) Math.round(solver.objectiveValue()) : Integer.MAX_VALUE;
    return new Answer(arenaBytes, (int) Math.round(solver.bestObjectiveBound()));
  }
}
