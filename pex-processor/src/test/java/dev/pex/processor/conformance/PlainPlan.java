package dev.pex.processor.conformance;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.Buffer;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.Placement;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.List;

/** The plan that saves nothing: nodes in the given order, every tensor in a place of its own. */
final class PlainPlan {
  private final List<Placement> placements = new ArrayList<>();
  private int arenaBytes;

  private PlainPlan() {}

  /** The program of a graph. */
  static Program link(Graph graph) {
    PlainPlan plan = new PlainPlan();
    List<Stage> stages = new ArrayList<>();
    int end = graph.nodes().size();
    for (Port input : graph.inputs()) {
      plan.place(input.tensor(), 0, Math.max(1, end));
    }
    for (Node node : graph.nodes()) {
      plan.place(node.output(), stages.size(), end);
      stages.add(new Stage.Whole(node, 0));
    }
    MemoryLayout layout = new MemoryLayout(plan.placements, plan.arenaBytes, plan.arenaBytes);
    return new Linker().link(new Schedule(graph, stages, 0, 0), layout);
  }

  private void place(Tensor tensor, int firstStep, int endStep) {
    int bytes = tensor.shape().elements();
    placements.add(
        new Placement(new Buffer(tensor.name(), bytes, 1, firstStep, endStep), arenaBytes));
    arenaBytes += bytes;
  }
}
